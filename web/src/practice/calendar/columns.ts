import type { VisitView } from '@anagen/contract'
import { placeSideBySide, spanIn, spanOf, type View } from '../today/layout.ts'
import type { Range } from './use-range.ts'

/** Everybody, or one person, room or device. */
export type Who = { resourceId: string; kind: View; name: string } | null

/** The visits that concern somebody or something; cancelled ones take no place. */
export function visitsOf({ visits }: Pick<Range, 'visits'>, who: Who): VisitView[] {
  const standing = visits.filter(({ state }) => state !== 'cancelled')
  return who ? standing.filter((visit) => spanIn(visit, who) !== null) : standing
}

/** One column for each date. A practitioner's card may be let go on any date; a room's may not. */
export function weekColumns(range: Range, who: Who) {
  const visits = visitsOf(range, who)
  return range.days.map(({ date, open, works }) => {
    const own = who && works.find(({ resourceId }) => resourceId === who.resourceId)
    const here = visits.filter((visit) => visit.date === date)
    return {
      key: date,
      date,
      practitionerId: who?.kind === 'practitioner' ? who.resourceId : null,
      works: (own ? own.works : open).map(spanOf),
      visits: placeSideBySide(
        here.map((item) => {
          const span = who ? spanIn(item, who) : null
          return { item, span: span ?? spanOf({ from: item.start, to: item.end }) }
        }),
      ),
    }
  })
}

/** One day of a range, as the columns of a day show it. */
export function dayOf(range: Range, date: string) {
  const day = range.days.find((one) => one.date === date)
  return {
    date,
    zone: range.zone,
    now: range.now,
    open: day?.open ?? [],
    resources: range.resources.map((one) => ({
      ...one,
      works: day?.works.find(({ resourceId }) => resourceId === one.resourceId)?.works ?? [],
    })),
    visits: range.visits.filter((visit) => visit.date === date),
  }
}
