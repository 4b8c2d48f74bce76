import type { AnswerOf, Routes } from '@anagen/contract'

type Entry = AnswerOf<Routes['audit.list']>['entries'][number]
/** An entry with its moment as a wall time of the practice, `YYYY-MM-DD HH:MM`. */
export type LogEntry = Entry & { wall: string }

/** Entries by their day in the practice's zone, in the order they come. */
export function byDay(
  entries: readonly Entry[],
  zone: string,
): { day: string; entries: LogEntry[] }[] {
  // Sweden writes dates and times as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  })
  const told = entries.map((one) => ({ ...one, wall: format.format(new Date(one.at)) }))
  const days = new Set(told.map((one) => one.wall.slice(0, 10)))
  return [...days].map((day) => ({
    day,
    entries: told.filter((one) => one.wall.startsWith(day)),
  }))
}
