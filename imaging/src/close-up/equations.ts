import { cdf } from './drawing.ts'
import { eachRow, type Reach } from './pixels.ts'
import { chord, type Patch, type Stroke, swayPeak } from './stroke.ts'

/** Start along, start across, end along, end across, bend, sway, width, core. */
export const parameters = 8

/** The normal equations of a Gauss-Newton step: `matrix` (upper half, rows) times the step is `right`. */
export interface Equations {
  readonly matrix: Float64Array
  readonly right: Float64Array
}

/** Beyond this many blurs from an edge the picture does not answer when the edge moves. */
const edgeReach = Math.sqrt(18)

const bell = (z: number) => (z * z > 18 ? 0 : 0.3989422804 * Math.exp(-0.5 * z * z))

/**
 * How the picture (`reach.frame`) answers to each parameter of the stroke, pixels that differ much counting little.
 * `others`: what other strokes draw; where that is darker this one cannot be seen.
 */
export function equationsOf(
  stroke: Stroke,
  blur: number,
  { others, ...reach }: Reach & { others: Patch },
): Equations {
  const matrix = new Float64Array(parameters * parameters)
  const right = new Float64Array(parameters)
  const slope = new Float64Array(parameters)
  const { data, width } = reach.frame
  const { length } = chord(stroke)
  const { core } = stroke
  const half = stroke.width / 2
  const scale = 0.4 * core
  const margin = Math.min(reach.margin, edgeReach * blur)
  eachRow(stroke, { ...reach, margin }, (y, row) => {
    const v = y - others.y
    if (v < 0 || v >= others.height) return
    for (let k = 0; k < row.n; k++) {
      const x = row.x[k]!
      const u = x - others.x
      if (u < 0 || u >= others.width) continue
      const along = row.along[k]!
      const d = row.beside[k]!
      const zi = (half + d) / blur
      const zo = (half - d) / blur
      const zs = along / blur
      const ze = (length - along) / blur
      const across = cdf(zi) + cdf(zo) - 1
      const start = cdf(zs)
      const end = cdf(ze)
      const model = core * across * (start * end)
      if (others.data[v * others.width + u]! > model) continue
      const r = data[y * width + x]! - model
      const q = r / scale
      const weight = 1 / ((1 + q * q) * (1 + q * q))
      const share = row.share[k]!
      const t = share < 0 ? 0 : share > 1 ? 1 : share
      const bi = bell(zi)
      const bo = bell(zo)
      const moved = ((core * start * end * (bi - bo)) / blur) * row.cosine[k]!
      slope[0] = (-core * across * end * bell(zs)) / blur
      slope[1] = -moved * (1 - share)
      slope[2] = (core * across * start * bell(ze)) / blur
      slope[3] = -moved * share
      slope[4] = -moved * 4 * t * (1 - t)
      slope[5] = -moved * swayPeak * t * (1 - t) * (1 - 2 * t)
      slope[6] = (core * start * end * (bi + bo)) / (2 * blur)
      slope[7] = across * start * end
      add(matrix, right, { slope, weight, r })
    }
  })
  return { matrix, right }
}

function add(
  matrix: Float64Array,
  right: Float64Array,
  { slope, weight, r }: { slope: Float64Array; weight: number; r: number },
): void {
  for (let a = 0; a < parameters; a++) {
    const wa = weight * slope[a]!
    if (wa === 0) continue
    right[a]! += wa * r
    for (let b = a; b < parameters; b++) matrix[a * parameters + b]! += wa * slope[b]!
  }
}
