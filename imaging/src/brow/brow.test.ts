import { describe, expect, it } from 'vitest'
import { measurePicture } from '../measure.ts'
import { type BrowOptions, renderBrow } from '../render/index.ts'
import type { Picture } from '../types.ts'
import { compareBrows } from './compare-brows.ts'
import { envelopeOf, reachPx } from './envelope.ts'
import { type BrowFigures, measureBrow } from './measure-brow.ts'

/** Pixels, and micrometres a pixel: a brow fills the frame. */
const width = 600
const umPerPx = 90

const brow = (options: BrowOptions) => renderBrow({ width, umPerPx, ...options })

function figures(picture: Picture, options = {}): BrowFigures {
  const found = measureBrow(picture, { umPerPx, ...options })
  if ('code' in found) throw new Error(found.code)
  return found
}

/** Area in mm2 and coverage in per cent by the pixels the renderer covered with hair. */
function truth({ hair }: ReturnType<typeof renderBrow>): { mm2: number; coverage: number } {
  const envelope = envelopeOf(hair, reachPx(width, umPerPx))
  let [area, covered] = [0, 0]
  envelope.forEach((v, i) => {
    if (!v) return
    area++
    covered += hair.data[i]!
  })
  return { mm2: area * (umPerPx / 1000) ** 2, coverage: (100 * covered) / area }
}

describe('an eyebrow', () => {
  const cases: [string, BrowOptions][] = [
    ['full, on light skin', { seed: 1, skinTone: 0, hair: 'black', densityPerMm2: 3.5 }],
    ['sparse', { seed: 2, skinTone: 1, hair: 'brown', densityPerMm2: 1.4 }],
    ['blond', { seed: 3, skinTone: 0, hair: 'blond', densityPerMm2: 3 }],
    ['on dark skin', { seed: 4, skinTone: 4, hair: 'black', densityPerMm2: 3 }],
    ['without its tail', { seed: 5, skinTone: 2, hair: 'black', tailLost: 0.4 }],
    ['the left one, unevenly lit', { seed: 6, skinTone: 1, left: true, unevenLight: 0.3 }],
  ]
  it.each(cases)('has its area and coverage, found alone and by its outline: %s', (_, options) => {
    const drawn = brow(options)
    const { mm2, coverage } = truth(drawn)
    for (const found of [
      figures(drawn.picture),
      figures(drawn.picture, { outline: drawn.outline }),
    ]) {
      expect(found.validated).toBe(false)
      expect(Math.abs((found.areaMm2?.value ?? 0) / mm2 - 1)).toBeLessThan(0.12)
      expect(Math.abs(found.coveragePct.value / coverage - 1)).toBeLessThan(0.3)
      expect(found.darknessPct.value).toBeGreaterThan(2)
    }
  })

  it('is the same in the mirror, and nearly so in other light', () => {
    const right = brow({ seed: 7, skinTone: 1, hair: 'brown' })
    const left = brow({ seed: 7, skinTone: 1, hair: 'brown', left: true })
    const [a, b] = [figures(right.picture), figures(left.picture)]
    expect(Math.abs(b.areaPx / a.areaPx - 1)).toBeLessThan(0.02)
    for (const times of [0.8, 1.2]) {
      const rgb = right.picture.rgb.map((v) => Math.min(255, Math.round(v * times)))
      const other = figures({ ...right.picture, rgb })
      expect(Math.abs(other.areaPx / a.areaPx - 1)).toBeLessThan(0.1)
      expect(compareBrows(a, other).area.known).toBe(false)
    }
  })

  it('has no millimetres without a scale', () => {
    const found = measureBrow(brow({ seed: 8, skinTone: 0 }).picture)
    expect(found).not.toHaveProperty('areaMm2')
    expect(found).toHaveProperty('areaPx')
  })
})

describe('no eyebrow', () => {
  it.each([0, 2, 4])('is found on bare skin of tone %i, with an eye below', (skinTone) => {
    const { picture, outline } = brow({ seed: 11, densityPerMm2: 0, skinTone })
    expect(measureBrow(picture, { umPerPx })).toMatchObject({ code: 'no-brow' })
    expect(measureBrow(picture, { umPerPx, outline })).toMatchObject({ code: 'no-brow' })
  })

  it('is measured in an even picture, or where two could be meant', () => {
    const { picture } = brow({ seed: 12, skinTone: 1 })
    const even = { ...picture, rgb: new Uint8Array(picture.rgb.length).fill(120) }
    expect(measureBrow(even)).toMatchObject({ code: 'no-brow' })
    const two = stacked(picture, brow({ seed: 13, skinTone: 1 }).picture)
    expect(measureBrow(two, { umPerPx })).toMatchObject({ code: 'brow-unclear' })
  })

  it('is measured in an outline that is none', () => {
    const { picture } = brow({ seed: 14 })
    const at = (outline: [number, number][]) => measureBrow(picture, { outline })
    expect(
      at([
        [0, 0],
        [5_000, 0],
        [5, 90],
      ]),
    ).toMatchObject({ code: 'outline-outside' })
    expect(
      at([
        [0, 0],
        [300, 200],
        [300, 0],
        [0, 200],
      ]),
    ).toMatchObject({ code: 'outline-crosses' })
    expect(
      at([
        [0, 0],
        [9, 0],
        [0, 9],
      ]),
    ).toMatchObject({ code: 'outline-too-small' })
  })
})

describe('two brows', () => {
  const like = (areaPx: number, coverage: number): BrowFigures => ({
    validated: false,
    areaPx,
    coveragePct: { value: coverage, low: 0, high: 100 },
    darknessPct: { value: coverage, low: 0, high: 100 },
  })

  it('differ by what is more than the error of the method', () => {
    const found = compareBrows(like(1000, 20), like(1200, 20))
    expect(found.area.morePct.value).toBeCloseTo(18.18, 2)
    expect(found.area.known).toBe(true)
    expect(found.coverage).toMatchObject({ known: false, morePct: { value: 0 } })
  })

  it('turn the sign when they change places', () => {
    const [a, b] = [like(1000, 20), like(700, 33)]
    const [one, other] = [compareBrows(a, b), compareBrows(b, a)]
    expect(one.area.morePct.value).toBeCloseTo(-other.area.morePct.value)
    expect(one.coverage.morePct.low).toBeCloseTo(-other.coverage.morePct.high)
  })

  it('show a lost tail', () => {
    const whole = brow({ seed: 21, skinTone: 1, hair: 'black' })
    const short = brow({ seed: 21, skinTone: 1, hair: 'black', tailLost: 0.35, left: true })
    const { area } = compareBrows(figures(short.picture), figures(whole.picture))
    expect(area.known).toBe(true)
    expect(area.morePct.value).toBeGreaterThan(15)
  })
})

describe('measuring a picture of a brow', () => {
  const drawn = brow({ seed: 31, skinTone: 1, hair: 'brown' })

  it('gives its figures in pixels of the file', () => {
    const hints = { umPerPx }
    const found = measurePicture(drawn.picture, { kind: 'brow', hints })
    expect(found).toMatchObject({ status: 'measured', kind: 'brow', hairs: [], reasons: [] })
    const small = measurePicture(drawn.picture, {
      kind: 'brow',
      hints: { umPerPx: umPerPx / 2 },
      shrunkBy: 2,
      outlines: { brow: drawn.outline.map(([x, y]) => [2 * x + 0.5, 2 * y + 0.5]) },
    })
    expect(small.scale?.umPerPx).toBe(umPerPx / 2)
    expect((small.brow?.areaPx ?? 0) / (found.brow?.areaPx ?? 1)).toBeCloseTo(4, 0)
    expect((small.brow?.areaMm2?.value ?? 0) / (found.brow?.areaMm2?.value ?? 1)).toBeCloseTo(1, 1)
  })

  it('says why there are none', () => {
    const bare = brow({ seed: 32, densityPerMm2: 0 })
    const found = measurePicture(bare.picture, { kind: 'brow' })
    expect(found.status).toBe('cannot-measure')
    expect(found.brow).toBeUndefined()
  })
})

/** One picture above the other, cut so that the eyes are left out. */
function stacked(upper: Picture, lower: Picture): Picture {
  const rows = Math.round(0.85 * upper.height)
  const rgb = new Uint8Array(2 * rows * upper.width * 3)
  rgb.set(upper.rgb.subarray(0, rows * upper.width * 3))
  rgb.set(lower.rgb.subarray(0, rows * upper.width * 3), rows * upper.width * 3)
  return { width: upper.width, height: 2 * rows, rgb }
}
