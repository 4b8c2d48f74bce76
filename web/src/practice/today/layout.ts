import type { Resource, VisitView } from '@anagen/contract'

/** The grid of the day: starts lie on multiples of this many minutes. */
export const gridMinutes = 5

/** A stretch of one day in minutes from midnight; `to` is not part of it. */
export type Span = { from: number; to: number }

/** Minutes from midnight of a time (`HH:MM`) or a local wall time (`YYYY-MM-DDTHH:MM`). */
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.slice(-5).split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Minutes from midnight as `HH:MM`. */
export function timeOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The nearest multiple of the grid. */
export function snap(minutes: number): number {
  return Math.round(minutes / gridMinutes) * gridMinutes
}

export type Interval = { from: string; to: string }
export const spanOf = ({ from, to }: Interval): Span => ({
  from: minutesOf(from),
  to: minutesOf(to),
})

const usualDay: Span = { from: 9 * 60, to: 17 * 60 }

/** The hours a day is drawn with: everything in it, out to full hours; 9 to 17 for an empty one. */
export function hoursRange(spans: readonly Span[]): Span {
  if (spans.length === 0) return usualDay
  const from = Math.min(...spans.map((one) => one.from))
  const to = Math.max(...spans.map((one) => one.to))
  return {
    from: Math.max(0, Math.floor(from / 60) * 60),
    to: Math.min(24 * 60, Math.max(Math.ceil(to / 60) * 60, Math.floor(from / 60) * 60 + 60)),
  }
}

/** What lies in `range` outside all of `spans`, in order. */
export function gaps(range: Span, spans: readonly Span[]): Span[] {
  const free: Span[] = []
  let at = range.from
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > at) free.push({ from: at, to: Math.min(from, range.to) })
    at = Math.max(at, to)
    if (at >= range.to) break
  }
  if (at < range.to) free.push({ from: at, to: range.to })
  return free
}

export type Placed<T> = { item: T; span: Span; lane: number; lanes: number }

/**
 * Places items so that those that overlap stand side by side: `lane` of `lanes`. A group is all
 * that hang together by overlapping; each takes the first lane that is free at its start.
 */
export function placeSideBySide<T>(items: readonly { item: T; span: Span }[]): Placed<T>[] {
  const sorted = [...items].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const placed: Placed<T>[] = []
  let group: Placed<T>[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of group) one.lanes = ends.length
    placed.push(...group)
    group = []
    ends = []
  }
  for (const { item, span } of sorted) {
    if (ends.every((end) => end <= span.from)) close()
    const free = ends.findIndex((end) => end <= span.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = span.to
    group.push({ item, span, lane, lanes: 1 })
  }
  close()
  return placed
}

export type View = Resource['kind']
export type DayResource = Pick<Resource, 'resourceId' | 'name' | 'kind'> & { works: Interval[] }
export type Column = {
  resource: DayResource
  works: Span[]
  visits: Placed<VisitView>[]
}

/** One column for each resource of a kind, with its visits placed; a cancelled visit takes no place. */
export function columnsOf(
  day: { resources: readonly DayResource[]; visits: readonly VisitView[] },
  view: View,
): Column[] {
  const standing = day.visits.filter((visit) => visit.state !== 'cancelled')
  return day.resources
    .filter((one) => one.kind === view)
    .map((resource) => ({
      resource,
      works: resource.works.map(spanOf),
      visits: placeSideBySide(
        standing.flatMap((visit) => {
          const span = spanIn(visit, resource)
          return span ? [{ item: visit, span }] : []
        }),
      ),
    }))
}

/** When a visit stands with a resource: all of it with its practitioner, else while it uses the thing. */
export function spanIn(
  visit: VisitView,
  { resourceId, kind }: Pick<DayResource, 'resourceId' | 'kind'>,
): Span | null {
  if (kind === 'practitioner') {
    if (visit.practitionerId !== resourceId) return null
    return spanOf({ from: visit.start, to: visit.end })
  }
  const uses = visit.uses.filter((one) => one.resourceId === resourceId)
  if (uses.length === 0) return null
  return {
    from: Math.min(...uses.map((one) => minutesOf(one.from))),
    to: Math.max(...uses.map((one) => minutesOf(one.to))),
  }
}

/** The allowed start nearest to where a card was dropped, within `reach` minutes, or null. */
export function nearestStart(
  starts: readonly string[],
  minutes: number,
  reach = 15,
): string | null {
  let best: string | null = null
  for (const start of starts) {
    const far = Math.abs(minutesOf(start) - minutes)
    if (far <= reach && (best === null || far < Math.abs(minutesOf(best) - minutes))) best = start
  }
  return best
}

/** Neighbouring starts joined to bands to light up; each start lights one step of the grid. */
export function bandsOf(starts: readonly string[], grid = gridMinutes): Span[] {
  const bands: Span[] = []
  for (const at of starts.map(minutesOf).sort((a, b) => a - b)) {
    const last = bands.at(-1)
    if (last && at <= last.to) last.to = Math.max(last.to, at + grid)
    else bands.push({ from: at, to: at + grid })
  }
  return bands
}
