/**
 * The numbers of the objective. Integer terms, lower is better; the request's weights multiply
 * them. They are conventions of this planner, not clinical statements.
 */
export const costRules = {
  /** The start term counts whole spans of this many days after the earliest allowed date. */
  startDays: 5,
  /** A visit on a weekday that is not wished for. */
  weekday: 3,
  /** The hours term counts begun spans of this many minutes outside the wished hours ... */
  hoursMinutes: 30,
  /** ... and never more than this. */
  hoursMost: 8,
  /** A visit with another than the wished practitioner. */
  practitioner: 4,
  /** Neighbouring visits with different practitioners. */
  change: 6,
  /** A booked visit that gets another start or practitioner ... */
  move: 4,
  /** ... and one whose booked date is at most so many days from today. */
  nearDays: 7,
  moveNear: 12,
} as const

/**
 * Weight of the move term where as few visits as possible are to move: 12 a visit, 36 within a week. With 1 a missed
 * visit moves 1.6 later ones on average, with 3 it moves 1.1, and no weight brings it below 0.9 (`npm run bench planner`).
 */
export const fewMovesWeight = 3

/**
 * What can be given up when no course keeps every hard rule. `taken`: a visit that is to stay where somebody or
 * something it needs is not free. `free`: nothing helps.
 */
export const relaxRules = [
  'gapLonger',
  'gapShorter',
  'practitioner',
  'vetoWeekday',
  'away',
  'horizon',
  'pause',
  'taken',
  'free',
] as const
export type RelaxRule = (typeof relaxRules)[number]

/**
 * Penalties of the relaxation, cheapest first: a later end, then a day of spacing, then what the
 * patient ruled out, then a named person, and last a pause that somebody set for a reason.
 * Skills, opening hours, `notBefore` and other people's bookings are never given up.
 */
export const relaxPenalties = {
  /** Each day a visit lies beyond the period asked for. */
  horizonDay: 1,
  /** Each day a gap is longer than the maximum or shorter than the minimum. */
  gapDay: 10,
  /** A visit on a date the patient is away. */
  away: 30,
  /** A visit on a weekday the patient ruled out. */
  vetoWeekday: 30,
  /** A visit with another practitioner of the same skills than the one its phase names. */
  practitioner: 40,
  /** A visit inside a pause. */
  pause: 10_000,
} as const

/** Days the search looks beyond the period when nothing fits inside it. */
export const relaxExtraDays = 365

/** First dates of an alternative this many days or less from the best are not worth telling apart. */
export const sameStartDays = 3

/** Why a visit is when and with whom it is. */
export const reasonCodes = [
  'pinned',
  'firstFree',
  'laterForWishes',
  'gapNothingNearer',
  'gapForWishes',
  'weekdayFull',
  'weekdayNeverFree',
  'weekdayCostsMore',
  'placeFreeUntil',
  'placeFreeFrom',
  'hoursFull',
  'wishedNotFree',
  'wishedCostsMore',
  'changedNotFree',
  'changedForRest',
] as const
