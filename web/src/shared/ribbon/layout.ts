import { sheddingSeasons } from '@anagen/core/shared'
import { addDays, daysBetween } from '../format.ts'
import type { RibbonData } from './model.ts'

/** Where things stand, in units of the drawing (1180 wide). */
export type Layout = {
  x: (date: string) => number
  first: string
  last: string
  months: { date: string; x: number }[]
  /** Parts of the shedding season that are in view. */
  seasons: { from: number; to: number }[]
  /** Labels above the line, moved apart so that none covers another. */
  above: Label[]
  marks: { x1: number; x2: number; y: number; label: string; open: boolean }[]
  height: number
}
export type Label = { x: number; y: number; text: string; kind: 'hold' | 'review' }

export const width = 1180
const margin = 40
const usable = width - 2 * margin
/** Height of the drawing's parts, top to bottom. */
export const rows = {
  season: 34,
  above: 74,
  line: 118,
  dates: 158,
  ticks: 168,
  months: 200,
  marks: 228,
}
const letter = 7.4
const markRow = 22

/** Places a course on its line. Pure: the same data always gives the same drawing. */
export function layoutOf(data: RibbonData): Layout {
  const dates = [
    ...data.visits.flatMap((v) => [v.date, v.window?.from ?? v.date, v.window?.to ?? v.date]),
    ...data.reviews.map((r) => r.date),
    ...data.ticks.filter((one) => one.kind === 'measure').map((one) => one.date),
    ...data.holds.flatMap((h) => [h.from, h.to ?? h.from]),
  ].sort()
  const first = addDays(dates[0] ?? data.today, -10)
  const last = addDays(dates.at(-1) ?? addDays(data.today, 180), 14)
  const span = Math.max(30, daysBetween(first, last))
  const x = (date: string) =>
    margin + (usable * Math.min(span, Math.max(0, daysBetween(first, date)))) / span
  const seasons = sheddingSeasons(first, last, data.hemisphere)
  // Under a season the names of the months stand lower, and so do the marks.
  const marks = markRows(data, x, { last, y: rows.marks + (seasons.length ? 16 : 0) })
  return {
    x,
    first,
    last,
    months: monthStarts(first, last).map((date) => ({ date, x: x(date) })),
    seasons: seasons.map(({ from, to }) => ({
      from: x(from),
      to: x(to),
    })),
    above: labelsAbove(data, x, last),
    marks,
    height: marks.length
      ? Math.max(...marks.map((m) => m.y)) + 14
      : rows.months + (seasons.length ? 30 : 16),
  }
}

function monthStarts(first: string, last: string): string[] {
  const starts: string[] = []
  let [year = 0, month = 0] = first.split('-').map(Number)
  for (;;) {
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    const date = `${year}-${String(month).padStart(2, '0')}-01`
    if (date > last) return starts
    starts.push(date)
  }
}

/** Gives each label the lowest of three rows in which it covers no other. */
function labelsAbove(data: RibbonData, x: Layout['x'], last: string): Label[] {
  const wanted = [
    ...data.holds.map((h) => ({
      x: (x(h.from) + x(h.to ?? last)) / 2,
      text: h.label,
      kind: 'hold' as const,
    })),
    ...data.reviews.map((r) => ({ x: x(r.date), text: r.label, kind: 'review' as const })),
  ].sort((a, b) => a.x - b.x)
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return wanted.map((label) => {
    const half = (label.text.length * letter) / 2
    const at = Math.min(width - half - 4, Math.max(half + 4, label.x))
    const free = ends.findIndex((end) => end < at - half)
    const row = free === -1 ? 2 : free
    ends[row] = at + half + 10
    return { ...label, x: at, y: rows.above - row * 16 }
  })
}

function markRows(
  data: RibbonData,
  x: Layout['x'],
  { last, y }: { last: string; y: number },
): Layout['marks'] {
  const ends: number[] = []
  return [...data.marks]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((mark) => {
      const x1 = x(mark.from)
      const x2 = Math.max(x1 + 6, x(mark.to ?? last))
      const free = ends.findIndex((end) => end < x1)
      const row = free === -1 ? ends.length : free
      ends[row] = Math.max(x2, x1 + mark.label.length * letter + 14) + 12
      return { x1, x2, y: y + row * markRow, label: mark.label, open: mark.to === null }
    })
}
