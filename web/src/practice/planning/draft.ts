import type { PlanAnswer, PlanAsk } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { addDays } from '../../shared/format.ts'

export type Area = PlanAsk['areas'][number]
export type Away = { from: string; to: string }

/** What a person wishes of a course, as the page holds it; times and dates may be empty. */
export type PlanDraft = {
  protocolId: string
  locationId: string
  areas: Area[]
  light: 'all' | 'some' | 'none'
  /** Counts only for light on some visits. */
  lightVisits: number[]
  weekdays: number[]
  hoursFrom: string
  hoursTo: string
  practitioner: string
  vetoWeekdays: number[]
  away: Away[]
  from: string
}

const areaOfElement = { scalp: 'scalp', brow: 'brow', acupuncture: 'body', light: null } as const

/** What a protocol offers: areas, whether light can be added, how many visits. */
export type Offer = { areas: Area[]; base: Area; light: boolean; visits: number }

export function offerOf(protocol: Protocol): Offer {
  const areas = protocol.elements.flatMap((one) => areaOfElement[one] ?? [])
  return {
    areas,
    base: areaOfElement[protocol.base] ?? areas[0] ?? 'scalp',
    light: protocol.visit.addOns.some((one) => one.element === 'light'),
    visits: protocol.visits.length,
  }
}

/** A course without wishes: the base area, no light, as soon as it can be. */
export function emptyDraft(
  start: Pick<PlanDraft, 'protocolId' | 'locationId' | 'from'>,
): PlanDraft {
  return {
    ...start,
    areas: [],
    light: 'none',
    lightVisits: [],
    weekdays: [],
    hoursFrom: '',
    hoursTo: '',
    practitioner: '',
    vetoWeekdays: [],
    away: [],
  }
}

export type DraftProblems = { hours?: 'order' | 'both'; away: Record<number, 'order' | 'both'> }

/** What cannot be asked like this, as keys of the catalogue. */
export function draftProblems(draft: PlanDraft): DraftProblems {
  const { hoursFrom, hoursTo } = draft
  const away: DraftProblems['away'] = {}
  draft.away.forEach((one, i) => {
    if (one.from !== '' && one.to !== '' && one.to < one.from) away[i] = 'order'
    else if ((one.from === '') !== (one.to === '')) away[i] = 'both'
  })
  if ((hoursFrom === '') !== (hoursTo === '')) return { hours: 'both', away }
  if (hoursFrom !== '' && hoursTo <= hoursFrom) return { hours: 'order', away }
  return { away }
}

/** The visits with light, by number. */
export function lightOf(draft: PlanDraft, offer: Offer): number[] {
  if (!offer.light || draft.light === 'none') return []
  const all = Array.from({ length: offer.visits }, (_, i) => i + 1)
  return draft.light === 'all' ? all : all.filter((n) => draft.lightVisits.includes(n))
}

/**
 * The question to the planner. Wishes that are not complete yet are left out until they are, so
 * that a plan is always there while one types. The base area always belongs to it.
 */
export function askOf(
  draft: PlanDraft,
  about: { patientId: string; offer: Offer; today: string },
): PlanAsk {
  const { offer, today } = about
  const problems = draftProblems(draft)
  const { hoursFrom, hoursTo } = draft
  const hours = hoursFrom === '' || problems.hours ? null : { from: hoursFrom, to: hoursTo }
  const veto = draft.vetoWeekdays.slice(0, 6)
  return {
    patientId: about.patientId,
    locationId: draft.locationId,
    protocolId: draft.protocolId,
    areas: offer.areas.filter((one) => one === offer.base || draft.areas.includes(one)),
    light: lightOf(draft, offer),
    ...(draft.from > today && { from: draft.from }),
    wishes: {
      weekdays: draft.weekdays.filter((one) => !veto.includes(one)),
      hours,
      practitioner: draft.practitioner === '' ? null : draft.practitioner,
      vetoWeekdays: veto,
      away: draft.away.filter((one, i) => one.from !== '' && !problems.away[i]),
    },
  }
}

/** The draft without one of its wishes. */
export function withoutWish(draft: PlanDraft, wish: string): PlanDraft {
  switch (wish) {
    case 'weekdays':
      return { ...draft, weekdays: [] }
    case 'hours':
      return { ...draft, hoursFrom: '', hoursTo: '' }
    case 'practitioner':
      return { ...draft, practitioner: '' }
    case 'vetoWeekdays':
      return { ...draft, vetoWeekdays: [] }
    case 'away':
      return { ...draft, away: [] }
    default:
      return draft
  }
}

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7
}

/**
 * The draft in which the cheapest relaxation is granted, or null where wishes alone cannot express
 * it (a longer gap, a later end): every change must be a day away or a weekday ruled out on which
 * one of its visits lies.
 */
export function relaxed(draft: PlanDraft, relaxation: PlanAnswer['relaxation']): PlanDraft | null {
  if (relaxation === null) return null
  const dates = relaxation.visits.map((one) => one.start.slice(0, 10))
  const onVeto = dates.filter((date) => draft.vetoWeekdays.includes(weekdayOf(date)))
  const onAway = dates.filter((date) => draft.away.some((one) => covers(one, date)))
  const granted = onVeto.length + onAway.length
  if (granted === 0 || granted !== relaxation.texts.length) return null
  const opened = new Set(onVeto.map(weekdayOf))
  return {
    ...draft,
    vetoWeekdays: draft.vetoWeekdays.filter((one) => !opened.has(one)),
    away: onAway.reduce((away, date) => away.flatMap((one) => without(one, date)), draft.away),
  }
}

const covers = (away: Away, date: string) => away.from <= date && date <= away.to

/** A time away without one day: what is left before and after it. */
function without(away: Away, date: string): Away[] {
  if (!covers(away, date)) return [away]
  const before = { from: away.from, to: addDays(date, -1) }
  const after = { from: addDays(date, 1), to: away.to }
  return [before, after].filter((one) => one.from <= one.to)
}
