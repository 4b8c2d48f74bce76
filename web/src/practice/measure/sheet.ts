import type { Progress } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { type Draft, type Entry, entryFor, keyOf, lastOf, type Place } from './draft.ts'

/** The entries of a day, each begun with how the last one was taken. */
export type Sheet = {
  /** What is typed at a place, or a new entry. */
  entry: (place: Place) => Entry
  set: (entries: readonly Entry[]) => void
  remove: (place: Place) => void
  cells: Draft['cells']
  setCells: (cells: Draft['cells']) => void
  devices: string[]
}

export type SheetProps = {
  patientId: string
  progress: Progress
  sheet: Sheet
  /** The day the figures are of. */
  date: string
  /** After the first try to save, mistakes are shown. */
  tried: boolean
}

export function sheetFor(
  draft: Draft,
  change: (next: (draft: Draft) => Draft) => void,
  progress: Pick<Progress, 'observations'>,
): Sheet {
  const { observations } = progress
  return {
    entry: (place) =>
      draft.entries[keyOf(place)] ??
      entryFor(place, measureOf(place.measure), lastOf(observations, place)),
    set: (entries) =>
      change((now) => ({
        ...now,
        entries: {
          ...now.entries,
          ...Object.fromEntries(entries.map((entry) => [keyOf(entry), entry])),
        },
      })),
    remove: (place) =>
      change((now) => ({
        ...now,
        entries: Object.fromEntries(
          Object.entries(now.entries).filter(([key]) => key !== keyOf(place)),
        ),
      })),
    cells: draft.cells,
    setCells: (cells) => change((now) => ({ ...now, cells })),
    devices: [...new Set(observations.flatMap((one) => (one.device ? [one.device] : [])))],
  }
}
