import type { Resource, VisitView } from '@anagen/contract'
import type { BookingRow } from '../../db/repositories/bookings.ts'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import { elementsOf } from '../courses/elements.ts'
import { wallOf } from '../series/wall-time.ts'

/** What a visit is shown with. `bookings` may hold those of other visits too. */
export type ViewParts = {
  zone: string
  resources: ReadonlyMap<string, Resource>
  bookings: ReadonlyMap<string, readonly BookingRow[]>
  alerts: readonly string[]
}

/** A visit as calendars and courses show it, in the wall time of its location. */
export function visitView(visit: ShownVisit, parts: ViewParts): VisitView {
  const { zone } = parts
  return {
    visitId: visit.visitId,
    courseId: visit.courseId,
    patientId: visit.patientId,
    patientName: visit.patientName,
    n: visit.n,
    of: visit.of,
    state: visit.state,
    date: visit.date,
    start: wallOf(visit.startsAt, zone),
    end: wallOf(visit.endsAt, zone),
    startsAt: visit.startsAt.toISOString(),
    practitionerId: visit.practitionerId,
    practitionerName: visit.practitionerName,
    light: visit.light,
    brow: visit.brow,
    elements: elementsOf(visit.areas, visit.light, visit.brow),
    uses: usesOf(visit.visitId, parts),
    signed: visit.signed,
    alerts: [...parts.alerts],
    version: visit.version,
  }
}

const kinds = ['practitioner', 'room', 'device']

/** What a visit holds, in the order of time; at one time the person before the room. */
function usesOf(visitId: string, { bookings, resources, zone }: ViewParts): VisitView['uses'] {
  const uses = (bookings.get(visitId) ?? []).map((booking) => ({
    resourceId: booking.resourceId,
    name: resources.get(booking.resourceId)?.name ?? '',
    kind: resources.get(booking.resourceId)?.kind ?? 'room',
    from: wallOf(booking.from, zone),
    to: wallOf(booking.to, zone),
  }))
  return uses.sort(
    (a, b) => a.from.localeCompare(b.from) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  )
}

/** Bookings by visit, in the order given. */
export function byVisit(bookings: readonly BookingRow[]): Map<string, BookingRow[]> {
  const map = new Map<string, BookingRow[]>()
  for (const booking of bookings) {
    const list = map.get(booking.visitId)
    if (list) list.push(booking)
    else map.set(booking.visitId, [booking])
  }
  return map
}
