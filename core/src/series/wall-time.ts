import { Temporal } from 'temporal-polyfill'

/** Minutes in a wall-clock day. */
export const dayMinutes = 1440

const pad = (value: number) => String(value).padStart(2, '0')

/**
 * Days since 1970-01-01 of an ISO date, in integer arithmetic (the civil calendar counted from
 * 1 March, so that the leap day comes last). O(1), no date object: a calendar has many thousand.
 */
export function dayNumber(date: string): number {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

/** The ISO date of a day number: the inverse of `dayNumber`. */
export function dateOf(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - (365 * yearOfEra + leaps)
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`
}

/** 1 = Monday ... 7 = Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Minutes after local midnight of `HH:MM`; `24:00` is 1440. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** `HH:MM` of minutes after midnight (0 to 1439). */
export function clockOf(minute: number): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** Wall minutes since 1970-01-01T00:00 of a local `YYYY-MM-DDTHH:MM`. */
export function wallMinute(wall: string): number {
  return dayNumber(wall) * dayMinutes + minuteOf(wall.slice(11))
}

/** The local `YYYY-MM-DDTHH:MM` at a minute of a day; minute 1440 is the next midnight. */
export function wallOf(day: number, minute: number): string {
  const carry = Math.floor(minute / dayMinutes)
  return `${dateOf(day + carry)}T${clockOf(minute - carry * dayMinutes)}`
}

/** A span of wall minutes since 1970-01-01T00:00, half-open. */
export interface WallSpan {
  from: number
  to: number
}

/**
 * Wall times of a zone that do not exist (clocks go forward) or exist twice (clocks go back), from
 * the day before `fromDay` to the day after `toDay`. The offset is read once a day and a change is
 * found to the minute by bisection; everything after works on integers. A change of offset from a
 * to b at instant t makes the wall times between t + a and t + b irregular, whichever is larger.
 * @throws RangeError for an unknown zone
 */
export function irregularSpans(zone: string, fromDay: number, toDay: number): WallSpan[] {
  const spans: WallSpan[] = []
  let early = (fromDay - 2) * dayMinutes
  let before = offsetAt(zone, early)
  while (early < (toDay + 2) * dayMinutes) {
    const late = early + dayMinutes
    const after = offsetAt(zone, late)
    if (after !== before) {
      const change = changeMinute(zone, early, late)
      const [least, most] = before < after ? [before, after] : [after, before]
      spans.push({ from: change + Math.floor(least), to: change + Math.ceil(most) })
    }
    early = late
    before = after
  }
  return spans
}

/** The first UTC minute at which the offset is no longer that of `early`. */
function changeMinute(zone: string, early: number, late: number): number {
  const before = offsetAt(zone, early)
  let low = early
  let high = late
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}

/** Minutes the zone is ahead of UTC at a UTC minute since 1970. */
function offsetAt(zone: string, minute: number): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
  return instant.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
}
