import { pathLength } from '../geometry.ts'
import { seeded } from '../random.ts'
import type { Estimate, Hair, Picture, Scale } from '../types.ts'

/** The figures of a close-up, each with its 95 % interval. */
export interface CloseUpFigures {
  /** Hairs with their root in the counting frame. */
  readonly count: number
  readonly units: number
  /** Area of the counting frame. */
  readonly areaCm2: number
  readonly densityPerCm2: Estimate
  readonly coveragePct: Estimate
  /** Hair length per area, mm/cm2. */
  readonly lengthMmPerCm2: Estimate
  /** Left out where hair is too few pixels wide. */
  readonly calibreUm?: Estimate
  /** Share of hairs wider than 40 um, 0 to 1. */
  readonly terminalShare?: Estimate
  /** Sum of all widths per area, the figure that TrichoScan calls cumulative hair thickness. */
  readonly cumulativeThicknessMmPerCm2?: Estimate
}

/** Wider hair is terminal (TrichoScan's definition, background 1.1). */
const terminalUm = 40
/** Coarser pictures say nothing of calibre (background 0.6). */
export const coarsestForCalibreUm = 8
/** Roots nearer to the edge may be cut off: a border of this width only shows hair, it is not counted in. */
const borderUm = 100
const replicates = 400

interface Counted {
  readonly hairs: readonly Hair[]
  readonly scale: Scale
  readonly picture: Pick<Picture, 'width' | 'height'>
  readonly covered: Uint8Array
  readonly drawnOver: Uint8Array
}

/**
 * Figures by an unbiased counting frame: a hair belongs to the frame in which its root lies; of two frames side
 * by side exactly one counts it, since the left and top edge belong to the frame and the others do not.
 * Intervals: bootstrap over follicular units, the doubt about each hair, and the scale.
 */
export function closeUpFigures({ hairs, scale, picture, covered, drawnOver }: Counted) {
  const { umPerPx } = scale
  const border = borderUm / umPerPx
  const right = picture.width - 1 - border
  const bottom = picture.height - 1 - border
  let seen = 0
  let hidden = 0
  for (let y = Math.ceil(border); y < bottom; y++)
    for (let x = Math.ceil(border); x < right; x++) {
      const i = y * picture.width + x
      if (drawnOver[i]) hidden++
      else if (covered[i]) seen++
    }
  const wide = Math.max(0, right - border)
  const high = Math.max(0, bottom - border)
  // A burnt-in label hides skin; what lies under it is neither counted nor measured.
  const areaCm2 = Math.max(0, wide * high - hidden) * (umPerPx / 1e4) ** 2
  const inside = hairs.filter(
    ({ root: [x, y] }) => x >= border && x < right && y >= border && y < bottom,
  )
  const shown = (100 * seen) / Math.max(1, wide * high - hidden)
  const estimates = intervals(inside, { areaCm2, coveragePct: shown, scale })
  const figures: CloseUpFigures = {
    count: inside.length,
    units: new Set(inside.map((h) => h.unit)).size,
    areaCm2,
    ...estimates,
  }
  return { figures, inside }
}

/** One unit's hairs: their number, length in mm and shadow in mm2, doubt, widths in um. */
type Bundle = {
  n: number
  length: number
  shadow: number
  doubt: number
  widths: number[]
}

interface Frame {
  readonly areaCm2: number
  readonly coveragePct: number
  readonly scale: Scale
}

function intervals(hairs: readonly Hair[], { areaCm2, coveragePct, scale }: Frame) {
  const { umPerPx, relativeSd } = scale
  const bundles = new Map<number, Bundle>()
  for (const hair of hairs) {
    const unit = bundles.get(hair.unit) ?? { n: 0, length: 0, shadow: 0, doubt: 0, widths: [] }
    const length = (pathLength(hair.path) * umPerPx) / 1000
    unit.n++
    unit.length += length
    unit.shadow += (length * hair.widthPx * umPerPx) / 1000
    unit.doubt += hair.score * (1 - hair.score)
    unit.widths.push(hair.widthPx * umPerPx)
    bundles.set(hair.unit, unit)
  }
  const units = [...bundles.values()]
  const whole = summed(units)
  const random = seeded(hairs.length + 1)
  const drawsOf = Array.from({ length: replicates }, () => {
    const sample = summed(units.map(() => units[random.below(units.length)]!))
    const size = 1 + relativeSd * random.normal()
    const hairsMore = Math.sqrt(whole.doubt) * random.normal()
    return { ...sample, size, n: Math.max(0, sample.n + hairsMore) }
  })
  const of = (figure: (s: Bundle & { size: number }) => number): Estimate => {
    const value = figure({ ...whole, size: 1 })
    const sorted = drawsOf.map(figure).sort((a, b) => a - b)
    return {
      value,
      low: Math.min(value, sorted[Math.floor(0.025 * replicates)]!),
      high: Math.max(value, sorted[Math.ceil(0.975 * replicates) - 1]!),
    }
  }
  const perArea = (x: number, size: number) => (areaCm2 > 0 ? x / (areaCm2 * size * size) : 0)
  const measured = umPerPx <= coarsestForCalibreUm && whole.n > 0
  return {
    densityPerCm2: of((s) => perArea(s.n, s.size)),
    // Shares of the shadow: how much is seen covered follows the hairs drawn.
    coveragePct: of((s) =>
      whole.shadow > 0 ? Math.min(100, (coveragePct * s.shadow) / whole.shadow) : coveragePct,
    ),
    lengthMmPerCm2: of((s) => perArea(s.length * s.size, s.size)),
    ...(measured && {
      calibreUm: of((s) => median(s.widths) * s.size),
      terminalShare: of(
        (s) =>
          s.widths.filter((w) => w * s.size > terminalUm).length / Math.max(1, s.widths.length),
      ),
      cumulativeThicknessMmPerCm2: of((s) =>
        perArea((mean(s.widths) * s.n * s.size) / 1000, s.size),
      ),
    }),
  }
}

function summed(units: readonly Bundle[]): Bundle {
  const sum: Bundle = { n: 0, length: 0, shadow: 0, doubt: 0, widths: [] }
  for (const { n, length, shadow, doubt, widths } of units) {
    sum.n += n
    sum.length += length
    sum.shadow += shadow
    sum.doubt += doubt
    sum.widths.push(...widths)
  }
  return sum
}

const mean = (v: readonly number[]) => v.reduce((s, x) => s + x, 0) / Math.max(1, v.length)

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half]! : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
