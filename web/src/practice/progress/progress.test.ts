import type { Verdict, VerdictPoint } from '@anagen/core/outcome'
import { describe, expect, it } from 'vitest'
import { type ChartFacts, chartLayout, valuesShown } from './chart-layout.ts'
import { isLocked, measureTicks } from './series.ts'

const point = (month: number, value: number, half = 3): VerdictPoint => ({
  date: `2026-${String(3 + Math.round(month)).padStart(2, '0')}-10`,
  month,
  value,
  low: value - half,
  high: value + half,
  role: month <= 0 ? 'baseline' : 'look',
  matched: null,
})
const verdict: ChartFacts['verdict'] = {
  state: 'cannot tell',
  baseline: { value: 150, low: 147, high: 153, date: '2026-03-10', days: 1 },
  points: [point(0, 150), point(3, 152), point(6, 149)],
  band: [0, 6, 12].map((month) => ({
    date: '2026-03-10',
    month,
    low: 144 - month,
    high: 156 + month,
  })),
  untreated: { value: 4, low: -39, high: 46, weeks: 48 } as Verdict['untreated'],
}
const facts: ChartFacts = {
  verdict,
  scale: { min: 0, max: 600 },
  start: '2026-03-10',
  today: '2026-09-20',
  looks: [3, 6, 12],
  events: [
    { kind: 'glp1', label: 'semaglutide', from: '2026-01-01', to: null },
    { kind: 'illness', label: '', from: '2026-05-01', to: '2026-05-09' },
    { kind: 'surgery', label: '', from: '2020-05-01', to: '2020-05-09' },
  ],
  hemisphere: 'north',
}

describe('the chart of progress', () => {
  const layout = chartLayout(facts, 800)
  it('holds zero change, both bands and every error bar', () => {
    const [low, high] = valuesShown(facts)
    expect(low).toBeLessThanOrEqual(150 - 39)
    expect(high).toBeGreaterThanOrEqual(150 + 46)
    expect(layout.zero).toBeCloseTo(layout.y(150))
  })
  it('ticks a look once it was measured, on whatever day of its window', () => {
    const early = { ...verdict, points: [point(0, 150), point(3, 152), point(4.6, 149)] }
    const taken = (shown: ChartFacts) => chartLayout(shown, 800).looks.map((one) => one.taken)
    expect(taken({ ...facts, verdict: early })).toEqual([true, true, false])
    expect(taken({ ...facts, verdict: { ...verdict, points: [point(0, 150)] } })).toEqual([
      false,
      false,
      false,
    ])
  })
  it('draws untreated people no longer than they were watched', () => {
    const drawn = chartLayout({ ...facts, looks: [3, 6, 24] }, 800)
    const places = [...(drawn.untreated ?? '').matchAll(/[ML](\S+) /g)].map(([, x]) => Number(x))
    expect(Math.max(...places)).toBeCloseTo(drawn.x((48 * 7) / 30.4375))
  })
  it.each([
    ['nothing but one figure', { points: [point(0, 150)], band: [], untreated: null }],
    ['a change far beyond the bands', { points: [point(0, 150), point(6, 260)] }],
    ['figures without an error', { points: [point(0, 150, 0), point(6, 151, 0)], band: [] }],
  ])('%s: the axis never shows less than a fifth up and down', (_, change) => {
    const [low, high] = valuesShown({ ...facts, verdict: { ...verdict, ...change } })
    expect(low).toBeLessThanOrEqual(120)
    expect(high).toBeGreaterThanOrEqual(180)
  })
  it.each([
    ['a percentage', { min: 0, max: 100 }],
    ['a rating', { min: -3, max: 3 }],
    ['a scale of 0 to 10', { min: 0, max: 10 }],
  ])('%s is shown from end to end', (_, scale) =>
    expect(valuesShown({ ...facts, scale })).toEqual([scale.min, scale.max]),
  )
  it.each([260, 390, 820, 1440])('%d px: everything stands on the paper', (width) => {
    const { points, looks, left, right, top, bottom, events, height } = chartLayout(facts, width)
    for (const one of points) {
      expect(one.x >= left && one.x <= right).toBe(true)
      expect(one.yHigh >= top && one.yLow <= bottom).toBe(true)
    }
    for (const look of looks) expect(look.x >= left && look.x <= right).toBe(true)
    for (const event of events) expect(event.y < height).toBe(true)
  })
  it('shows events of the time shown, each on a line of its own where they overlap', () => {
    expect(layout.events.map(({ label }) => label.kind)).toEqual(['glp1', 'illness'])
    expect(new Set(layout.events.map(({ y }) => y)).size).toBe(2)
  })
  it('does not join what cannot be compared', () => {
    const other = { ...point(3, 190), role: 'not comparable' as const }
    const { line } = chartLayout(
      { ...facts, verdict: { ...verdict, points: [point(0, 150), other] } },
      800,
    )
    expect(line.match(/[ML]/g)).toEqual(['M'])
  })
  it('shades autumn of the half of the earth', () => {
    expect(layout.seasons).toHaveLength(1)
    const south = chartLayout({ ...facts, hemisphere: 'south' }, 800).seasons[0]
    expect(south?.x1).not.toBe(layout.seasons[0]?.x1)
  })
})

describe('the plan of looks', () => {
  const plan = { primary: 'density-terminal', spotId: null, looks: [3, 6], version: 1 } as const
  const start = '2026-03-10'
  const taken = (measure: string, date: string) => ({ measure, date }) as never
  const course = { plan: { ...plan, looks: [3, 6] }, start, observations: [] }
  it.each([
    ['the day of the first look', [], '2026-06-10', false],
    ['the day after it', [], '2026-06-11', true],
    ['a figure that counts as it', [taken('density-terminal', '2026-05-20')], '2026-05-20', true],
    ['a figure long before it', [taken('density-terminal', '2026-04-10')], '2026-05-20', false],
    ['an answer about sleep', [taken('feel-sleep', '2026-05-20')], '2026-05-20', false],
  ])('%s', (_, observations, today, locked) =>
    expect(isLocked({ ...course, observations }, today)).toBe(locked),
  )
  it('stands on the ribbon: what was measured, and what is still to come', () => {
    const observations = [
      taken('density-terminal', '2026-03-08'),
      taken('calibre-mean', '2026-03-08'),
      taken('feel-sleep', '2026-04-01'),
    ]
    expect(measureTicks({ ...course, observations }, '2026-07-01')).toEqual([
      { date: '2026-03-08', planned: false, kind: 'measure' },
      { date: '2026-09-10', planned: true, kind: 'measure' },
    ])
  })
  it('shows no look ahead that was taken early', () => {
    const early = taken('density-terminal', '2026-08-01')
    const measured = { ...course, observations: [early] }
    expect(measureTicks(measured, '2026-08-02')).toEqual([
      { date: '2026-08-01', planned: false, kind: 'measure' },
    ])
  })
})
