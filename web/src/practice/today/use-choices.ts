import { useState, useSyncExternalStore } from 'react'
import type { View } from './layout.ts'

// How the day is looked at is kept on this device: nothing about people.

/** The location looked at last. */
export function useChosenLocation() {
  return useKept('location')
}

type DayView = View | 'list'
const views: readonly string[] = ['practitioner', 'room', 'device', 'list'] satisfies DayView[]

/** Columns by practitioner, room or device, or a list. */
export function useDayView(): [DayView, (view: DayView) => void] {
  const [kept, keep] = useKept('day-view')
  return [kept !== null && views.includes(kept) ? (kept as DayView) : 'practitioner', keep]
}

const grids = [5, 10, 15]

/** On which minutes starts are shown and offered: 5, 10 or 15. */
export function useGrid(): [number, (minutes: number) => void] {
  const [kept, keep] = useKept('grid')
  const grid = Number(kept)
  return [grids.includes(grid) ? grid : 15, (minutes) => keep(String(minutes))]
}

function useKept(key: string): [string | null, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key))
  const keep = (next: string) => {
    localStorage.setItem(key, next)
    setValue(next)
  }
  return [value, keep]
}

const wideQuery = '(min-width: 820px)'

function onWidth(changed: () => void): () => void {
  const query = window.matchMedia(wideQuery)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether columns have room. */
export function useWide(): boolean {
  return useSyncExternalStore(onWidth, () => window.matchMedia(wideQuery).matches)
}
