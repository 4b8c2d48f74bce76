import { addDays, daysBetween, type Language } from '@anagen/core/shared'
import { Temporal } from 'temporal-polyfill'
import type { ReportDoc, ReportRibbon } from './report-doc.ts'
import { diamond, dot, dotShapes, sun, type Visit } from './ribbon-marks.ts'
import { rowsFor, type Scene, type Shape, shortened, widthOf } from './scene.ts'
import { reportWords, type Writer, writer } from './words.ts'

const small = 7
const rowHeight = 10
type Draw = {
  ribbon: ReportRibbon
  today: string
  width: number
  lang: Language
  write: Writer
  x: (date: string) => number
  first: string
  last: string
}

/** The course on one line, `width` points wide: the same marks as on the screen. */
export function ribbonScene(doc: ReportDoc, width: number): Scene {
  const { first, last } = reach(doc)
  const days = daysBetween(first, last)
  const x = (date: string) =>
    6 + ((width - 12) * Math.min(days, Math.max(0, daysBetween(first, date)))) / days
  const write = writer(doc.lang)
  const base = { ribbon: doc.ribbon, today: doc.date, lang: doc.lang }
  const draw: Draw = { ...base, width, write, x, first, last }
  const above = labelsAbove(draw)
  const line = above.height + 22
  const dates = visitDates(draw, line + dot + 11)
  const months = line + dot + 26 + (dates.rows - 1) * 9
  const events = eventsBelow(draw, months + 16)
  const shapes = [
    ...background(draw, { top: above.height - 4, bottom: months + 3 }),
    ...axis(draw, line),
    ...doc.ribbon.holds.map((hold): Shape => {
      const [from, to] = [x(hold.from), x(hold.to ?? last)]
      return { kind: 'hatch', at: [from, line - 6], size: [Math.max(4, to - from), 12], radius: 3 }
    }),
    ...doc.ribbon.visits.flatMap((visit) => visitShapes(visit, x(visit.date), line)),
    ...doc.ribbon.reviews.map(({ date }): Shape => {
      const covered = doc.ribbon.visits.some((v) => Math.abs(x(v.date) - x(date)) < 2 * dot)
      return covered ? diamond(x(date), line - 20, 3.5) : diamond(x(date), line)
    }),
    ...dates.shapes,
    ...above.shapes,
    ...todayLine(draw, above.height, months),
    ...events.shapes,
  ]
  return { width, height: events.bottom, shapes, alt: altOf(doc) }
}

function reach({ ribbon, date }: ReportDoc): { first: string; last: string } {
  const dates = [
    ...ribbon.visits.flatMap((v) => [v.date, v.window?.from ?? v.date, v.window?.to ?? v.date]),
    ...ribbon.reviews.map((r) => r.date),
    ...ribbon.holds.flatMap((h) => [h.from, h.to ?? h.from]),
  ].sort()
  const first = addDays(dates[0] ?? date, -10)
  const last = addDays(dates.at(-1) ?? date, 12)
  const least = addDays(first, 90)
  return { first, last: last > least ? last : least }
}

function background(draw: Draw, { top, bottom }: { top: number; bottom: number }): Shape[] {
  const { x, first, last, ribbon, write, lang } = draw
  const seasons = ribbon.seasons.filter((s) => s.to > first && s.from < last)
  const words = reportWords[lang].season
  return [
    ...seasons.flatMap((s): Shape[] => {
      const [from, to] = [x(s.from), x(s.to)]
      const wide = to - from > widthOf(words, small)
      const at: [number, number] = [(from + to) / 2, bottom + 8]
      return [
        { kind: 'season', at: [from, top], size: [to - from, bottom - top] },
        ...(wide ? [note({ at, text: words, anchor: 'middle', paint: 'amber' })] : []),
      ]
    }),
    ...monthStarts(first, last).flatMap((date): Shape[] => {
      const every = daysBetween(first, last) > 500 ? 3 : 1
      if ((Number(date.slice(5, 7)) - 1) % every !== 0 || x(date) > draw.width - 20) return []
      const points: [number, number][] = [
        [x(date), bottom - 8],
        [x(date), bottom],
      ]
      return [
        { kind: 'line', points, stroke: { paint: 'line', width: 0.5 } },
        note({
          at: [x(date) + 3, bottom - 1],
          text: write.month(date),
          anchor: 'start',
          paint: 'faint',
        }),
      ]
    }),
  ]
}

function monthStarts(first: string, last: string): string[] {
  const starts: string[] = []
  let date = Temporal.PlainDate.from(first).with({ day: 1 }).add({ months: 1 })
  for (; date.toString() <= last && starts.length < 240; date = date.add({ months: 1 }))
    starts.push(date.toString())
  return starts
}

function axis({ ribbon, x, width }: Draw, line: number): Shape[] {
  const dates = ribbon.visits.map((v) => v.date).sort()
  const done = ribbon.visits
    .filter((v) => v.state === 'done')
    .map((v) => v.date)
    .sort()
  const whole: Shape = {
    kind: 'line',
    points: [
      [2, line],
      [width - 2, line],
    ],
    stroke: { paint: 'line', width: 3 },
  }
  const [begin, end] = [dates[0], done.at(-1)]
  const windows = ribbon.visits.flatMap((v): Shape[] => {
    if (!v.window) return []
    const wide = Math.max(26, x(v.window.to) - x(v.window.from))
    const from = (x(v.window.from) + x(v.window.to) - wide) / 2
    return [
      {
        kind: 'rect',
        at: [from, line - 12],
        size: [wide, 24],
        radius: 12,
        fill: 'green-soft',
      },
    ]
  })
  if (!begin || !end) return [whole, ...windows]
  const points: [number, number][] = [
    [x(begin), line],
    [x(end), line],
  ]
  return [whole, { kind: 'line', points, stroke: { paint: 'green-2', width: 3 } }, ...windows]
}

function visitShapes(visit: Visit, x: number, y: number): Shape[] {
  return [...dotShapes(visit, x, y), ...(visit.light ? sun(x + 9, y - 11) : [])]
}

function visitDates({ ribbon, x, write, width }: Draw, top: number) {
  const labels = [...ribbon.visits]
    .filter((v) => v.state !== 'cancelled')
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((v) => {
      const text = write.dayMonth(v.date)
      const half = widthOf(text, small) / 2
      const at = Math.min(width - half, Math.max(half, x(v.date)))
      return { text, at, from: at - half, to: at + half, ahead: v.state === 'planned' }
    })
  const rows = rowsFor(labels, 2)
  const shapes = labels.flatMap((one, i): Shape[] => {
    const row = rows[i] ?? -1
    if (row === -1) return []
    const paint = one.ahead ? 'faint' : 'ink'
    return [note({ at: [one.at, top + row * 9], text: one.text, anchor: 'middle', paint })]
  })
  return { shapes, rows: Math.max(1, ...rows.map((row) => row + 1)) }
}

/** Names of holds and reviews above the line; "today" has the lowest row where it is drawn. */
function labelsAbove({ ribbon, x, width, last, today, first, lang }: Draw) {
  const wanted = [
    ...ribbon.holds.map((h) => ({
      at: (x(h.from) + x(h.to ?? last)) / 2,
      text: h.label,
      hold: true,
    })),
    ...ribbon.reviews.map((r) => ({ at: x(r.date), text: r.label, hold: false })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((one) => {
      const text = shortened(one.text, small, 200)
      const half = widthOf(text, small) / 2
      const at = Math.min(width - half, Math.max(half, one.at))
      return { ...one, text, at, from: at - half, to: at + half }
    })
  const now = today >= first && today <= last
  const half = widthOf(reportWords[lang].today, small) / 2
  const taken = now ? [{ from: x(today) - half, to: x(today) + half }] : []
  const free = wanted.map((one) => !taken.some((t) => one.from < t.to + 4 && one.to > t.from - 4))
  const low = rowsFor(
    wanted.filter((_, i) => free[i]),
    1,
  )
  let next = 0
  const first1 = wanted.map((_, i) => (free[i] ? (low[next++] ?? -1) : -1))
  const high = rowsFor(
    wanted.filter((_, i) => first1[i] === -1),
    3,
  )
  next = 0
  const rows = first1.map((row) => (row === 0 ? 0 : (high[next++] ?? -1) + 1))
  const most = Math.max(0, ...rows)
  const height = 12 + most * rowHeight
  const shapes = wanted.flatMap((one, i): Shape[] => {
    const row = rows[i] ?? 0
    if (row === 0 && first1[i] !== 0) return []
    const paint = one.hold ? 'amber' : 'blue'
    const y = height - 4 - row * rowHeight
    return [note({ at: [one.at, y], text: one.text, anchor: 'middle', paint })]
  })
  return { shapes, height }
}

function todayLine({ today, first, last, x, lang }: Draw, top: number, bottom: number): Shape[] {
  if (today < first || today > last) return []
  const points: [number, number][] = [
    [x(today), top],
    [x(today), bottom],
  ]
  const words = reportWords[lang].today
  return [
    { kind: 'line', points, stroke: { paint: 'green-2', width: 1, dash: [1, 2.5] } },
    {
      ...note({ at: [x(today), top - 4], text: words, anchor: 'middle', paint: 'green-2' }),
      strong: true,
    },
  ]
}

function eventsBelow({ ribbon, x, first, last, width }: Draw, top: number) {
  const events = ribbon.events
    .filter((e) => e.from <= last && (e.to ?? last) >= first)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((e) => {
      const from = x(e.from)
      const to = Math.max(from + 3, x(e.to ?? last))
      const text = shortened(e.label, small, 260)
      const wide = widthOf(text, small)
      const label = Math.max(0, Math.min(from, width - wide))
      return { text, from, to, label, wide }
    })
  const rows = rowsFor(
    events.map((e) => ({ from: Math.min(e.from, e.label), to: Math.max(e.to, e.label + e.wide) })),
    6,
  )
  const shapes = events.flatMap((e, i): Shape[] => {
    const row = rows[i] ?? -1
    if (row === -1) return []
    const y = top + row * 15 + 10
    const points: [number, number][] = [
      [e.from, y],
      [e.to, y],
    ]
    return [
      { kind: 'line', points, stroke: { paint: 'faint', width: 1.1 } },
      note({ at: [e.label, y - 4], text: e.text, anchor: 'start', paint: 'soft' }),
    ]
  })
  const used = Math.max(0, ...rows.map((row) => row + 1))
  return { shapes, bottom: top - 6 + used * 15 + (used ? 4 : 0) }
}

type Note = Pick<Extract<Shape, { kind: 'text' }>, 'at' | 'text' | 'anchor' | 'paint'>
const note = (one: Note): Extract<Shape, { kind: 'text' }> => ({
  kind: 'text',
  size: small,
  ...one,
})

function altOf({ ribbon, lang }: ReportDoc): string {
  const { alt, state } = reportWords[lang]
  const write = writer(lang)
  const visits = ribbon.visits.map((v) =>
    alt.visit(v.n, write.short(v.date), state[v.state], v.light),
  )
  const others = [
    ...ribbon.reviews.map((r) => ({ ...r, from: r.date })),
    ...ribbon.holds,
    ...ribbon.events,
  ]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((one) => `${write.short(one.from)}: ${one.label}.`)
  return [alt.course, ...visits, ...others].join(' ')
}
