import { describe, expect, it } from 'vitest'
import { layoutOf, width } from './layout.ts'
import type { RibbonData } from './model.ts'

const visit = (n: number, date: string): RibbonData['visits'][number] => ({
  n,
  date,
  state: 'booked',
  light: true,
  brow: false,
  window: null,
})
const data: RibbonData = {
  today: '2026-03-15',
  visits: [visit(1, '2026-03-12'), visit(2, '2026-04-11'), visit(3, '2026-08-08')],
  holds: [{ from: '2026-05-10', to: '2026-05-20', label: 'surgery' }],
  reviews: [
    { date: '2026-08-27', label: 'review' },
    { date: '2026-09-02', label: 'review' },
  ],
  ticks: [],
  marks: [
    { from: '2026-01-01', to: null, label: 'semaglutide' },
    { from: '2026-05-01', to: '2026-05-03', label: 'flu' },
  ],
  hemisphere: 'north',
}

describe('ribbon', () => {
  const layout = layoutOf(data)
  it('keeps everything on the paper, in the order of time', () => {
    const xs = data.visits.map((v) => layout.x(v.date))
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    for (const x of xs) expect(x > 0 && x < width).toBe(true)
    expect(layout.x('2020-01-01')).toBe(layout.x(layout.first))
  })
  it('moves labels apart that would cover each other', () => {
    const reviews = layout.above.filter((l) => l.kind === 'review')
    expect(new Set(reviews.map((l) => l.y)).size).toBe(2)
  })
  it('gives marks that overlap a line each', () => {
    expect(new Set(layout.marks.map((m) => m.y)).size).toBe(2)
    expect(layout.marks[0]).toMatchObject({ label: 'semaglutide', open: true })
  })
  it('shades autumn by hemisphere', () => {
    expect(layout.seasons).toHaveLength(1)
    expect(layoutOf({ ...data, hemisphere: 'south' }).seasons).toHaveLength(1)
    expect(layout.seasons[0]?.from).toBe(layout.x('2026-08-01'))
  })
  it('draws an empty course without failing', () => {
    const empty = layoutOf({ ...data, visits: [], holds: [], reviews: [], marks: [] })
    expect(empty.months.length).toBeGreaterThan(3)
  })
})
