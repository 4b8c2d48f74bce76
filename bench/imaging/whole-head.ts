import { envelopeOf, reachPx } from '../../imaging/src/brow/envelope.ts'
import { measureBrow } from '../../imaging/src/brow/index.ts'
import { project } from '../../imaging/src/homography.ts'
import { seeded } from '../../imaging/src/random.ts'
import {
  type HeadOptions,
  renderBrow,
  renderHead,
  type Shot,
  views,
} from '../../imaging/src/render/index.ts'
import type { Picture, Point } from '../../imaging/src/types.ts'
import { alignWholeHead, partWidth, scalpCoverage } from '../../imaging/src/whole-head/index.ts'
import { inside } from '../../imaging/src/whole-head/polygon.ts'

export interface WholeHeadRow extends Record<string, string> {
  test: string
  target: string
  here: string
}

/** Pixels; the target of 2 pixels is one at this width. */
const width = 1600
const height = 1200

/**
 * Photographs of heads by seed: how near a later one is laid on the first (corners shifted by up to 5 and 10 %
 * of the frame, gamma, colour cast, noise), wrong pairs, coverage and part against the truth.
 */
export function evaluateWholeHead(from: number): WholeHeadRow[] {
  const heads = Array.from({ length: 12 }, (_, k) => pairOf(from + k, k < 6 ? 0.05 : 0.1))
  const same = heads.map((h) => placing(h.first, h.same))
  const other = heads.map((h) => placing(h.first, h.other))
  const wrong = heads.flatMap((a, i) =>
    heads.flatMap((b, j) => (j === (i + 1) % 12 || j === (i + 3) % 12 ? [[a, b] as const] : [])),
  )
  const refused = wrong.filter(([a, b]) => 'code' in alignWholeHead(a.first, b.first)).length
  const coverage = Array.from({ length: 24 }, (_, k) => coverageError(from + 100 + k, k))
  const part = Array.from({ length: 12 }, (_, k) => partError(from + 200 + k, k))
  return [
    row('whole-head pairs under 2 px', '12 of 12', near(same)),
    row('  the same, half of the strands moved, another room', '', near(other)),
    row('wrong whole-head pairs refused', 'all', `${refused} of ${wrong.length}`),
    row(
      'time to lay one over the other, processor',
      '',
      `${median(same.map((p) => p.ms)).toFixed(0)} ms`,
    ),
    row('coverage of a scalp: mean error', '', `${mean(coverage).toFixed(1)} points`),
    row(
      'width of the part: median error',
      '',
      `${(100 * median(part)).toFixed(0)} % (${part.filter(Number.isFinite).length} of ${part.length} seen)`,
    ),
  ]
}

/** Eyebrows by seed against the pixels that the renderer covered with hair. */
export function evaluateBrows(from: number): WholeHeadRow[] {
  const umPerPx = 60
  const errors = Array.from({ length: 20 }, (_, k) => {
    const sparse = k % 5 === 3 ? { densityPerMm2: 1 } : {}
    const short = k % 5 === 4 ? { tailLost: 0.35 } : {}
    const brow = renderBrow({ seed: from + k, left: k % 2 === 1, umPerPx, ...sparse, ...short })
    const { width: w } = brow.picture
    const envelope = envelopeOf(brow.hair, reachPx(w, umPerPx))
    let [area, hair] = [0, 0]
    envelope.forEach((v, i) => {
      if (!v) return
      area++
      hair += brow.hair.data[i]!
    })
    const found = measureBrow(brow.picture, { umPerPx })
    return 'code' in found
      ? { area: Number.POSITIVE_INFINITY, coverage: Number.POSITIVE_INFINITY }
      : {
          area: found.areaPx / area - 1,
          coverage: found.coveragePct.value / ((100 * hair) / area) - 1,
        }
  })
  const rms = (v: readonly number[]) => Math.sqrt(mean(v.map((x) => x * x)))
  const seen = errors.filter((e) => Number.isFinite(e.area))
  const bare = Array.from({ length: 12 }, (_, k) =>
    measureBrow(renderBrow({ seed: from + 50 + k, densityPerMm2: 0 }).picture, { umPerPx }),
  )
  return [
    row('eyebrows found', '', `${seen.length} of ${errors.length}`),
    row(
      '  area: error (root mean square)',
      '',
      `${(100 * rms(seen.map((e) => e.area))).toFixed(1)} %`,
    ),
    row(
      '  coverage: error, relative',
      '',
      `${(100 * rms(seen.map((e) => e.coverage))).toFixed(1)} %`,
    ),
    row('bare brow refused', '', `${bare.filter((b) => 'code' in b).length} of ${bare.length}`),
  ]
}

const row = (test: string, target: string, here: string): WholeHeadRow => ({ test, target, here })

interface PairOfHeads {
  readonly first: Picture
  readonly same: ReturnType<typeof renderHead>
  readonly other: ReturnType<typeof renderHead>
}

function pairOf(seed: number, reach: number): PairOfHeads {
  const random = seeded(seed)
  const corner = (): Point => [random.between(-reach, reach), random.between(-reach, reach)]
  const shot: Partial<Shot> = {
    cornerShift: [corner(), corner(), corner(), corner()],
    gamma: random.between(0.8, 1.25),
    cast: [random.between(0.9, 1.1), 1, random.between(0.9, 1.1)],
    noise: 5,
  }
  const options: HeadOptions = {
    ...{ seed, width, height, view: views[seed % 3]! },
    partWidth: seed % 2 ? 0.01 : 0,
  }
  return {
    first: renderHead(options).picture,
    same: renderHead({ ...options, shot }),
    other: renderHead({ ...options, shot: { ...shot, otherStrands: 0.5, otherRoom: true } }),
  }
}

interface Placing {
  /** Median distance in pixels between where points of the frame lie and where they are said to lie. */
  readonly errorPx: number
  readonly ms: number
}

function placing(first: Picture, later: ReturnType<typeof renderHead>): Placing {
  const before = process.cpuUsage()
  const found = alignWholeHead(first, later.picture)
  const ms = process.cpuUsage(before).user / 1000
  if ('code' in found) return { errorPx: Number.POSITIVE_INFINITY, ms }
  const errors: number[] = []
  for (let y = 0; y < 9; y++)
    for (let x = 0; x < 9; x++) {
      const at: Point = [width * (0.15 + (0.7 * x) / 8), height * (0.15 + (0.7 * y) / 8)]
      const [u, v] = project(found.transform, at)
      const [a, b] = project(later.fromFirst, at)
      errors.push(Math.hypot(u - a, v - b))
    }
  return { errorPx: median(errors), ms }
}

function near(placings: readonly Placing[]): string {
  const errors = placings.map(({ errorPx }) => errorPx)
  const good = errors.filter((e) => e < 2).length
  return `${good} of ${errors.length} (median ${median(errors).toFixed(2)} px, worst ${Math.max(...errors).toFixed(2)})`
}

const fullness = [0, 1, 0.95, 0.8, 0.6, 0.4, 0.2, 0.9]

function coverageError(seed: number, k: number): number {
  const head = renderHead({
    ...{ seed, width: width / 2, view: views[k % 3]!, fullness: fullness[k % 8]! },
    patches: k % 2 ? [{ centre: [0.5, 0.22], radius: 0.05 }] : [],
  })
  const found = scalpCoverage(head.picture, head.scalp)
  const mask = inside(head.scalp, head.picture)
  let [sum, n] = [0, 0]
  for (let i = 0; i < mask.length; i++)
    if (mask[i]) {
      sum += head.hair[i]!
      n++
    }
  return 'code' in found ? 100 : Math.abs(found.coveragePct.value - (100 * sum) / n)
}

/** Relative error of the part's width; infinite when it was not seen. */
function partError(seed: number, k: number): number {
  const share = [0.005, 0.01, 0.015, 0.02][k % 4]!
  const head = renderHead({ seed, width, view: 'top', fullness: 0.95, partWidth: share })
  const found = partWidth(head.picture, head.part)
  return 'code' in found
    ? Number.POSITIVE_INFINITY
    : Math.abs(found.widthPx.value / (share * width) - 1)
}

const mean = (v: readonly number[]) => v.reduce((s, x) => s + x, 0) / v.length

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
