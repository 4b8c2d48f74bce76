import { describe, expect, it } from 'vitest'
import { measurePicture } from './measure.ts'
import { renderHead } from './render/index.ts'
import type { Outlines } from './whole-head/index.ts'

const width = 640
const head = renderHead({ seed: 51, view: 'top', fullness: 0.9, partWidth: 0.012, width })
const measured = (outlines?: Outlines, more = {}) =>
  measurePicture(head.picture, { kind: 'global', ...(outlines && { outlines }), ...more })

describe('a photograph of a head', () => {
  it('gives coverage and part inside its outlines, and no hairs', () => {
    const found = measured({ scalp: head.scalp, part: head.part })
    expect(found).toMatchObject({ status: 'measured', kind: 'global', reasons: [], hairs: [] })
    expect(found.coveragePct?.value).toBeGreaterThan(70)
    expect(Math.abs((found.partWidthPx?.value ?? 0) - 0.012 * width)).toBeLessThan(1.5)
    expect(found).not.toHaveProperty('partWidthMm')
    expect(found).not.toHaveProperty('count')
  })

  it('gives millimetres with a scale, whose doubt widens the interval', () => {
    const found = measured({ part: head.part }, { hints: { umPerPx: 250 } })
    const { partWidthPx: px, partWidthMm: mm } = found
    if (!px || !mm) throw new Error('no part')
    expect(mm.value).toBeCloseTo(0.25 * px.value)
    expect(mm.low).toBeLessThanOrEqual(0.25 * px.low)
    expect(mm.high).toBeGreaterThanOrEqual(0.25 * px.high)
  })

  it('tells lengths in pixels of the file, also when the picture was made smaller', () => {
    const outlines = { part: head.part.map(([x, y]) => [2 * x + 0.5, 2 * y + 0.5] as const) }
    const whole = measured({ part: head.part }, { hints: { umPerPx: 250 } })
    const small = measured(outlines, { hints: { umPerPx: 125 }, shrunkBy: 2 })
    expect(small.partWidthPx?.value).toBeCloseTo(2 * (whole.partWidthPx?.value ?? 0))
    expect(small.partWidthMm?.value).toBeCloseTo(whole.partWidthMm?.value ?? 0)
    expect(small.scale?.umPerPx).toBe(125)
    expect(small.partEdges?.[0]?.[0][0]).toBeCloseTo(2 * (whole.partEdges?.[0]?.[0][0] ?? 0) + 0.5)
  })

  it('counts outlined bare areas', () => {
    const [x, y] = head.part[1] ?? [0, 0]
    const bare = [
      [
        [x - 20, y - 20],
        [x + 20, y - 20],
        [x + 20, y + 20],
        [x - 20, y + 20],
      ] as const,
    ]
    const found = measured({ scalp: head.scalp, bare })
    expect(found.barePct).toBeGreaterThan(0.5)
    expect(found.barePct).toBeLessThan(5)
  })

  it('cannot be measured without an outline, nor with one that has no meaning', () => {
    const codes = (outlines?: Outlines) => {
      const { status, reasons } = measured(outlines)
      return [status, ...reasons.map((r) => r.code)]
    }
    expect(codes()).toEqual(['cannot-measure', 'no-outline'])
    expect(codes({ region: 'top' })).toEqual(['cannot-measure', 'no-outline'])
    expect(codes({ scalp: [] })).toEqual(['cannot-measure', 'outline-too-small'])
    expect(
      codes({
        part: [
          [0, 0],
          [0, 9_999],
        ],
      }),
    ).toEqual(['cannot-measure', 'outline-outside'])
  })

  it('keeps what can be measured when one of two outlines cannot be', () => {
    const found = measured({
      scalp: head.scalp,
      part: [
        [5, 5],
        [90, 5],
      ],
    })
    expect(found.status).toBe('measured')
    expect(found.reasons.map((r) => r.code)).toEqual(['part-not-seen'])
    expect(found.coveragePct?.value).toBeGreaterThan(70)
  })

  it('is refused with a scale no camera has, and when it is out of focus', () => {
    expect(measured({ part: head.part }, { hints: { umPerPx: 1e9 } }).reasons).toMatchObject([
      { code: 'scale-impossible' },
    ])
  })
})
