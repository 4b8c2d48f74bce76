import { sample } from '../filters.ts'
import { exp } from '../portable-math.ts'
import type { Reason } from '../reasons.ts'
import type { Estimate, Picture, Plane, Point } from '../types.ts'
import { brightness } from './coverage.ts'
import { logLight } from './two-kinds.ts'

/** How wide the bare line of a parting is; always an estimate that a person confirms. */
export interface PartWidth {
  /** Pixels of the picture: the median along the line, its interval from how it differs along it. */
  readonly widthPx: Estimate
  /** Stretches of the line that showed two edges, of all. */
  readonly seen: number
  readonly of: number
  /** The two edges where they were seen, pixels of the picture. */
  readonly edges: readonly (readonly [Point, Point])[]
}

/** Stretches the line is cut into; each gives one width. */
const stretches = 40
/** How far to both sides the light is looked at, as a share of the line's length. */
const reachShare = 0.2
/** Least share of stretches with two edges. */
const leastSeen = 0.5
/** Skin of the part is lighter than the hair beside it by at least this, in the log of the light. */
const leastStep = 0.3

/**
 * The width of a part along a line drawn in its middle: across many stretches, between the places where the light
 * stands half way between skin and the hair on that side. Own method without published validation: no automatic
 * one with known reliability exists.
 * @param line two or more points along the part, pixels of the picture
 */
export function partWidth(picture: Picture, line: readonly Point[]): PartWidth | Reason {
  const { width, height } = picture
  if (line.length < 2) return { code: 'no-outline', figures: {} }
  if (line.some(([x, y]) => !(x >= 0 && y >= 0 && x < width && y < height)))
    return { code: 'outline-outside', figures: { width, height } }
  const length = lengthOf(line)
  if (length < 40) return { code: 'outline-too-small', figures: { lengthPx: length } }
  const light = brightness(picture)
  const found = Array.from({ length: stretches }, (_, k) =>
    across(profileAt(light, line, k / stretches)),
  ).flatMap((edges) => edges ?? [])
  if (found.length < leastSeen * stretches)
    return { code: 'part-not-seen', figures: { seen: found.length, of: stretches } }
  const widths = found.map(({ width: w }) => w).sort((p, q) => p - q)
  const at = (share: number) => widths[Math.round(share * (widths.length - 1))]!
  // Rank interval of a median; neighbours share strands, so half of the stretches count.
  const half = 0.98 / Math.sqrt(found.length / 2)
  const widthPx = {
    value: at(0.5),
    low: at(Math.max(0, 0.5 - half)),
    high: at(Math.min(1, 0.5 + half)),
  }
  return { widthPx, seen: found.length, of: stretches, edges: found.map(({ edges }) => edges) }
}

/** Light across the line, mean over a stretch of it. */
interface Profile {
  readonly middle: Point
  readonly normal: Point
  /** From `-reach` to `reach` pixels, one value a pixel; log of light. */
  readonly values: Float64Array
  readonly reach: number
}

function profileAt(light: Plane, line: readonly Point[], from: number): Profile {
  const length = lengthOf(line)
  const reach = Math.max(12, Math.round(reachShare * length))
  const values = new Float64Array(2 * reach + 1)
  const steps = Math.max(2, Math.round(length / stretches))
  const [middle, normal] = placeOn(line, from + 0.5 / stretches)
  for (let k = 0; k < steps; k++) {
    const [[x, y], [nx, ny]] = placeOn(line, from + (k + 0.5) / steps / stretches)
    for (let d = -reach; d <= reach; d++)
      values[d + reach]! += sample(light, x + d * nx, y + d * ny) / steps
  }
  for (let i = 0; i < values.length; i++) values[i] = logLight(values[i]!)
  return { middle, normal, values, reach }
}

/** The place at a share of the line's length, and the direction across. */
function placeOn(line: readonly Point[], share: number): [Point, Point] {
  let left = share * lengthOf(line)
  for (let k = 1; k < line.length; k++) {
    const [[ax, ay], [bx, by]] = [line[k - 1]!, line[k]!]
    const size = Math.hypot(bx - ax, by - ay)
    if (left <= size || k === line.length - 1) {
      const t = left / size
      return [
        [ax + t * (bx - ax), ay + t * (by - ay)],
        [-(by - ay) / size, (bx - ax) / size],
      ]
    }
    left -= size
  }
  return [line[0]!, [0, 1]]
}

function lengthOf(line: readonly Point[]): number {
  let sum = 0
  for (let k = 1; k < line.length; k++)
    sum += Math.hypot(line[k]![0] - line[k - 1]![0], line[k]![1] - line[k - 1]![1])
  return sum
}

interface Across {
  readonly width: number
  readonly edges: readonly [Point, Point]
}

/** Both edges of the part in one profile; undefined where skin does not stand out. */
function across({ middle, normal, values, reach }: Profile): Across | undefined {
  // The brightest place near the middle is skin; the drawn line may lie a little beside it.
  const near = Math.max(3, Math.round(reach / 4))
  let top = reach
  for (let i = reach - near; i <= reach + near; i++) if (values[i]! > values[top]!) top = i
  const hair = (from: number, to: number) => {
    const side = Array.from(values.subarray(from, to)).sort((p, q) => p - q)
    return side[side.length >> 1]!
  }
  const skin = values[top]!
  const edge = (step: -1 | 1) => {
    const beside = step < 0 ? hair(0, reach - near) : hair(reach + near + 1, values.length)
    if (skin - beside < leastStep) return undefined
    const half = (exp(skin) + exp(beside)) / 2
    for (let i = top + step; i >= 0 && i < values.length; i += step) {
      const here = exp(values[i]!)
      if (here > half) continue
      const before = exp(values[i - step]!)
      return i - step * ((half - here) / (before - here)) - reach
    }
    return undefined
  }
  const [low, high] = [edge(-1), edge(1)]
  if (low === undefined || high === undefined) return undefined
  const at = (d: number): Point => [middle[0] + d * normal[0], middle[1] + d * normal[1]]
  return { width: high - low, edges: [at(low), at(high)] }
}
