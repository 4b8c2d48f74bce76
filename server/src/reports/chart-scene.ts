import { addMonths, daysBetween } from '@anagen/core/shared'
import { honestAxis } from './axis.ts'
import type { ReportChart, ReportDoc } from './report-doc.ts'
import {
  type Paint,
  type Point,
  rowsFor,
  type Scene,
  type Shape,
  type Stroke,
  shortened,
  widthOf,
} from './scene.ts'
import { reportWords, type Writer, writer } from './words.ts'

const small = 7
const [dotRadius, capHalf] = [2.4, 5]
type Frame = {
  chart: ReportChart
  doc: ReportDoc
  write: Writer
  left: number
  right: number
  top: number
  bottom: number
  first: string
  last: string
  x: (date: string) => number
  y: (value: number) => number
}

/** What the chart's vertical axis holds: every value, error bar and band. */
export const axisOf = (chart: ReportChart) =>
  honestAxis([
    ...chart.points.flatMap((p) => [p.low, p.high]),
    ...bandsOf(chart).flatMap(({ edges }) => edges.flatMap((e) => [e.low, e.high])),
  ])

/** Its bands, the lowest first, each with how it is drawn. */
export const bandsOf = (chart: ReportChart) =>
  (['natural', 'untreated', 'chance'] as const).flatMap((kind) => {
    const band = chart[kind]
    return band ? [{ ...band, look: looks[kind] }] : []
  })

/** A band is told by its edge, not by its colour alone: as on the screen. */
const looks: Record<'natural' | 'untreated' | 'chance', { fill: Paint; stroke?: Stroke }> = {
  natural: { fill: 'chance', stroke: { paint: 'faint', width: 1.1, dash: [0, 2.2] } },
  untreated: { fill: 'untreated', stroke: { paint: 'amber', width: 0.6, dash: [2, 2] } },
  chance: { fill: 'chance' },
}

/** Points with error bars on the bands. `size` in points. */
export function chartScene(doc: ReportDoc, chart: ReportChart, [width, height]: Point): Scene {
  const axis = axisOf(chart)
  const write = writer(doc.lang)
  const labels = axis.ticks.map((tick) => write.plain(tick))
  const left = Math.max(...labels.map((label) => widthOf(label, small))) + 8
  const [top, bottom, right] = [16, height - 26, width - 6]
  const { first, last } = reach(chart)
  const days = daysBetween(first, last)
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  const x = (date: string) =>
    left + 5 + (right - left - 5) * inside(daysBetween(first, date) / days)
  const y = (value: number) =>
    bottom - (bottom - top) * ((value - axis.from) / (axis.to - axis.from))
  const sides = { left, right, top, bottom }
  const frame: Frame = { chart, doc, write, ...sides, first, last, x, y }
  const events = eventMarks(frame)
  const shapes = [
    ...seasons(frame),
    ...axis.ticks.flatMap((tick, i): Shape[] => [
      {
        kind: 'line',
        points: [
          [left, y(tick)],
          [right, y(tick)],
        ],
        stroke: { paint: tick === 0 ? 'faint' : 'line', width: tick === 0 ? 0.8 : 0.5 },
      },
      text([left - 5, y(tick) + 2.4], labels[i] ?? '', 'end'),
    ]),
    ...bandShapes(frame),
    ...monthTicks(frame),
    ...nextLook(frame),
    ...events.shapes,
    ...pointShapes(frame),
  ]
  return { width, height: events.bottom, shapes, alt: altOf(frame) }
}

function reach(chart: ReportChart): { first: string; last: string } {
  const dates = [
    chart.start,
    ...chart.points.map((p) => p.date),
    ...bandsOf(chart).flatMap(({ edges }) => edges.map((e) => e.date)),
    ...(chart.next ? [chart.next.date] : []),
  ].sort()
  const first = dates[0] ?? chart.start
  const [last, least] = [dates.at(-1) ?? chart.start, addMonths(first, 3)]
  return { first, last: last > least ? last : least }
}

function seasons({ doc, x, first, last, top, bottom }: Frame): Shape[] {
  return doc.ribbon.seasons
    .filter((s) => s.to > first && s.from < last)
    .map((s) => ({
      kind: 'season',
      at: [x(s.from), top],
      size: [x(s.to) - x(s.from), bottom - top],
    }))
}

function bandShapes({ chart, x, y }: Frame): Shape[] {
  return bandsOf(chart).map(({ edges, look }): Shape => {
    const days = [...edges].sort((a, b) => (a.date < b.date ? -1 : 1))
    const upper = days.map((e): Point => [x(e.date), y(e.high)])
    const lower = days.reverse().map((e): Point => [x(e.date), y(e.low)])
    return { kind: 'area', points: [...upper, ...lower], ...look }
  })
}

function monthTicks({ chart, doc, x, first, last, bottom, left, right }: Frame): Shape[] {
  const words = reportWords[doc.lang]
  const months = Math.ceil(daysBetween(first, last) / 30)
  const every = [1, 2, 3, 6, 12].find((step) => months / step <= 12) ?? 24
  const ticks: Shape[] = []
  for (let month = 0; addMonths(chart.start, month) <= last && ticks.length < 60; month += every) {
    const at = x(addMonths(chart.start, month))
    ticks.push(text([at, bottom + 10], month === 0 ? words.start : String(month), 'middle'))
  }
  return [...ticks, text([(left + right) / 2, bottom + 20], words.months, 'middle')]
}

function nextLook({ chart, x, top, bottom, right, left }: Frame): Shape[] {
  if (!chart.next) return []
  const at = x(chart.next.date)
  const label = shortened(chart.next.label, small, 120)
  const half = widthOf(label, small) / 2
  const middle = Math.min(right - half, Math.max(left + half, at))
  return [
    {
      kind: 'line',
      points: [
        [at, top - 4],
        [at, bottom],
      ],
      stroke: { paint: 'green-2', width: 1, dash: [1, 2.5] },
    },
    { ...text([middle, top - 7], label, 'middle'), paint: 'green-2', strong: true },
  ]
}

function pointShapes({ chart, x, y }: Frame): Shape[] {
  const points = [...chart.points].sort((a, b) => (a.date < b.date ? -1 : 1))
  const joined = points.filter((p) => p.comparable).map((p): Point => [x(p.date), y(p.value)])
  const line: Shape[] =
    joined.length > 1
      ? [{ kind: 'line', points: joined, stroke: { paint: 'green', width: 1.3 } }]
      : []
  const paintOf = (p: ReportChart['points'][number]) => (p.comparable ? 'green' : 'faint')
  const dots = points.map(
    (p): Shape => ({
      kind: 'circle',
      at: [x(p.date), y(p.value)],
      r: dotRadius,
      fill: p.comparable ? 'green' : 'white',
      stroke: { paint: paintOf(p), width: 1 },
    }),
  )
  // In front of the dots, and wider: an error smaller than its dot is seen too.
  const bars = points.flatMap((p): Shape[] => {
    const bar = (...points: Point[]): Shape => ({
      kind: 'line',
      points,
      stroke: { paint: paintOf(p), width: 1 },
    })
    const at = x(p.date)
    const cap = (value: number) => bar([at - capHalf, y(value)], [at + capHalf, y(value)])
    return [bar([at, y(p.low)], [at, y(p.high)]), cap(p.low), cap(p.high)]
  })
  return [...line, ...dots, ...bars]
}

/** Events as bars under the axis, as on the course's line. */
function eventMarks({ doc, x, first, last, bottom, left, right }: Frame) {
  const top = bottom + 24
  const events = doc.ribbon.events
    .filter((e) => e.from <= last && (e.to ?? last) >= first)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((e) => {
      const [from, to] = [x(e.from), Math.max(x(e.from) + 3, x(e.to ?? last))]
      const label = shortened(e.label, small, right - left - 20)
      const wide = widthOf(label, small)
      return { from, to, label, at: Math.max(left, Math.min(from, right - wide)), wide }
    })
  const rows = rowsFor(
    events.map((e) => ({ from: Math.min(e.from, e.at), to: Math.max(e.to, e.at + e.wide) })),
    4,
  )
  const shapes = events.flatMap((e, i): Shape[] => {
    const row = rows[i] ?? -1
    if (row === -1) return []
    const y = top + row * 14 + 10
    const points: Point[] = [
      [e.from, y],
      [e.to, y],
    ]
    return [
      { kind: 'line', points, stroke: { paint: 'faint', width: 1.1 } },
      { ...text([e.at, y - 3.5], e.label, 'start'), paint: 'soft' },
    ]
  })
  const used = Math.max(0, ...rows.map((row) => row + 1))
  return { shapes, bottom: top + used * 14 + (used ? 3 : 0) }
}

const text = (
  at: Point,
  words: string,
  anchor: 'start' | 'middle' | 'end',
): Extract<Shape, { kind: 'text' }> => ({
  kind: 'text',
  at,
  anchor,
  text: words,
  size: small,
  paint: 'faint',
})

function altOf({ chart, doc, write }: Frame): string {
  const { alt } = reportWords[doc.lang]
  const figure = (value: number) => write.number(value, chart.decimals)
  return [
    alt.chart(chart.measure, chart.unit),
    ...chart.points.map((p) =>
      alt.point(write.short(p.date), figure(p.value), figure(p.low), figure(p.high)),
    ),
    ...bandsOf(chart).flatMap(({ label, edges }) => {
      const end = edges.at(-1)
      return end ? [alt.band(label, figure(end.low), figure(end.high))] : []
    }),
  ].join(' ')
}
