import { clearBits, hasBit } from './bits.ts'
import { type Calendar, extended } from './calendar.ts'
import { Capacity, type Taken } from './capacity.ts'

/**
 * The calendar with more taken out of it, for asking what would be free then. Of a pool any free
 * members go, step by step: which ones does not matter, as only their number is ever asked.
 */
export function withTaken(calendar: Calendar, taken: readonly Taken[]): Calendar {
  const longer = extended(calendar)
  const there = taken.map((one) => ({ ...one, key: keyIn(longer, one.key, calendar) }))
  return { ...less(calendar, taken), beyond: less(longer, there) }
}

/** The key of the same row and day in a calendar of another length. */
function keyIn(to: Calendar, key: number, from: Calendar): number {
  return Math.floor(key / from.days) * to.days + (key % from.days)
}

function less(calendar: Calendar, taken: readonly Taken[]): Calendar {
  const copy: Calendar = { ...calendar, free: calendar.free.slice(), maps: new Map() }
  const resources = calendar.rows.size * calendar.days
  for (const { key, from, to } of taken) {
    if (key < resources) clearBits(copy.free, key * copy.words, { from, to })
  }
  const capacity = new Capacity(calendar)
  const pools = taken.filter(({ key }) => key >= resources)
  capacity.take(pools)
  for (const one of pools) keepOnly(copy, one, capacity.left(one.key))
  return copy
}

/** Takes members of a pool, lowest first, until no more are free than should be left. */
function keepOnly(calendar: Calendar, one: Taken, left: Uint16Array): void {
  const { days, words, free, rows, pools } = calendar
  const members = [...pools.values()][Math.floor(one.key / days) - rows.size] ?? []
  for (let step = one.from; step < one.to; step++) {
    const places = members.map((id) => ((rows.get(id) as number) * days + (one.key % days)) * words)
    const open = places.filter((at) => hasBit(free, at, step))
    for (const at of open.slice(0, Math.max(0, open.length - (left[step] as number)))) {
      clearBits(free, at, { from: step, to: step + 1 })
    }
  }
}
