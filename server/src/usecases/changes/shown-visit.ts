import type { RippledVisit } from '@anagen/contract'
import type { RippledVisit as RippledPlace } from '@anagen/core/series'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { wallOf } from '../series/wall-time.ts'
import type { Changing, Link } from './chain.ts'

/** A visit with the add-ons it has. */
export const asIs = (visit: VisitRow): Link => ({
  visit,
  light: visit.light,
  brow: visit.brow,
  practitioner: null,
})

/** Whether a visit has a time that is still to come, or is under way. */
export const isAhead = ({ state }: VisitRow) => state === 'booked' || state === 'arrived'

/** Where a visit is now, as the planner would say it. */
export const placeOf = ({ zone }: Changing, { startsAt, endsAt, practitionerId }: VisitRow) => ({
  start: wallOf(startsAt, zone),
  end: wallOf(endsAt, zone),
  practitioner: practitionerId,
})

type Place = Pick<RippledPlace, 'start' | 'end' | 'practitioner'>
type Shown = { to: Place | null; names: ReadonlyMap<string, string> }

/** A visit as it would be after a change. */
export function shown({ zone }: Changing, link: Link, { to, names }: Shown): RippledVisit {
  const { visit, light, brow } = link
  const person = (practitionerId: string) => {
    return { practitionerId, practitionerName: names.get(practitionerId) ?? '' }
  }
  const start = wallOf(visit.startsAt, zone)
  const had = isAhead(visit)
  const same = to !== null && to.start === start && to.practitioner === visit.practitionerId
  return {
    visitId: visit.visitId,
    n: visit.n,
    version: visit.version,
    light,
    brow,
    was: had ? { start, ...person(visit.practitionerId) } : null,
    to: to && { start: to.start, end: to.end, ...person(to.practitioner ?? visit.practitionerId) },
    changed: !same || !had || light !== visit.light || brow !== visit.brow,
  }
}
