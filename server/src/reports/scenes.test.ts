import { addDays } from '@anagen/core/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartScene } from './chart-scene.ts'
import type { ReportDoc } from './report-doc.ts'
import { sampleEn, sampleEs, sampleLong } from './report-samples.ts'
import { ribbonScene } from './ribbon-scene.ts'
import { rowsFor, type Scene, shortened, widthOf } from './scene.ts'

type Label = { text: string; left: number; right: number; top: number; bottom: number }

function labelsOf({ shapes }: Scene): Label[] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'text') return []
    const wide = widthOf(shape.text, shape.size)
    const back = { start: 0, middle: wide / 2, end: wide }[shape.anchor]
    const [x, y] = [shape.at[0] - back, shape.at[1]]
    return [{ text: shape.text, left: x, right: x + wide, top: y - shape.size * 0.72, bottom: y }]
  })
}

const covered = (scene: Scene) => {
  const labels = labelsOf(scene)
  return labels.flatMap((a, i) =>
    labels
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => [a.text, b.text]),
  )
}

const ribbonOf = (doc: ReportDoc) => ribbonScene(doc, 500)
const chartOf = (doc: ReportDoc) => doc.chart && chartScene(doc, doc.chart, [292, 178])

describe('the drawings', () => {
  it.each([sampleEn, sampleEs, sampleLong])('have no label over another', (doc) => {
    expect(covered(ribbonOf(doc))).toEqual([])
    const chart = chartOf(doc)
    expect(chart && covered(chart)).toEqual([])
  })

  it('keep within their frame, whatever the dates are', () => {
    const day = fc.integer({ min: -900, max: 900 }).map((n) => addDays('2026-03-12', n))
    const label = fc.string({ unit: 'grapheme', maxLength: 80 })
    const period = fc.record({ from: day, to: fc.option(day), label })
    const ribbon = fc.record({
      visits: fc.array(
        fc.record({
          n: fc.integer({ min: 1, max: 99 }),
          date: day,
          state: fc.constantFrom('done', 'booked', 'planned', 'missed', 'cancelled'),
          light: fc.boolean(),
          window: fc.option(fc.record({ from: day, to: day })),
        }),
        { maxLength: 14 },
      ),
      holds: fc.array(period, { maxLength: 4 }),
      reviews: fc.array(fc.record({ date: day, label }), { maxLength: 4 }),
      events: fc.array(period, { maxLength: 8 }),
      seasons: fc.array(fc.record({ from: day, to: day }), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(ribbon, (drawn) => {
        const doc = { ...sampleEn, ribbon: drawn } as ReportDoc
        for (const scene of [ribbonOf(doc), chartOf(doc)]) {
          expect(scene?.height).toBeLessThan(320)
          const labels = scene ? labelsOf(scene) : []
          const out = labels.filter(
            (one) => one.left < -0.01 || one.right > (scene?.width ?? 0) + 8,
          )
          expect(out).toEqual([])
          const numbers = JSON.stringify(scene?.shapes)
          expect(numbers).not.toContain('null')
          expect(numbers).not.toMatch(/-\d{4}/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each(['Review at 32 to 36 weeks', 'Revisión entre las 32 y las 36 semanas'])(
    'say the name of a review in full: %s',
    (label) => {
      const ribbon = { ...sampleEs.ribbon, reviews: [{ date: '2026-08-27', label, held: null }] }
      expect(labelsOf(ribbonOf({ ...sampleEs, ribbon })).map(({ text }) => text)).toContain(label)
    },
  )

  it('show an error that is smaller than its dot: its bar is in front, its ends are wider', () => {
    const { chart } = sampleEn
    const points = [
      {
        ...{ date: '2026-03-12', value: 150, low: 149.9, high: 150.1 },
        ...{ comparable: true, label: '' },
      },
    ]
    const { shapes } = chartScene(sampleEn, { ...chart, points } as never, [292, 178])
    const dot = shapes.findLast((shape) => shape.kind === 'circle')
    if (dot?.kind !== 'circle') throw new Error('no dot')
    const after = shapes.slice(shapes.indexOf(dot) + 1)
    const widths = after.flatMap((shape) => {
      if (shape.kind !== 'line') return []
      const [a, b] = shape.points
      return [(b?.[0] ?? 0) - (a?.[0] ?? 0)]
    })
    expect(widths).toHaveLength(3)
    expect(widths.filter((wide) => wide > 2 * dot.r + 4)).toHaveLength(2)
  })

  it('tell each band by its edge: none, dashed, dotted', () => {
    const natural = sampleEn.chart?.untreated ?? null
    const areas = (more: object) =>
      chartScene(sampleEn, { ...sampleEn.chart, ...more } as never, [292, 178]).shapes.flatMap(
        (shape) => (shape.kind === 'area' ? [[shape.fill, shape.stroke?.dash]] : []),
      )
    expect(areas({})).toEqual([
      ['untreated', [2, 2]],
      ['chance', undefined],
    ])
    expect(areas({ natural, untreated: null, chance: null })).toEqual([['chance', [0, 2.2]]])
  })

  it('shorten what has no room and give each label a free row', () => {
    expect(shortened('minoxidil', 7, 100)).toBe('minoxidil')
    expect(shortened('🧑🏽‍⚕️🧑🏽‍⚕️🧑🏽‍⚕️🧑🏽‍⚕️🧑🏽‍⚕️', 10, 22)).toBe('🧑🏽‍⚕️🧑🏽‍⚕️🧑🏽‍⚕️…')
    const spans = [
      { from: 0, to: 10 },
      { from: 5, to: 15 },
      { from: 20, to: 30 },
    ]
    expect(rowsFor(spans, 2)).toEqual([0, 1, 0])
    expect(rowsFor(spans, 1)).toEqual([0, -1, 0])
  })
})
