import { cdf } from './drawing.ts'
import { eachRow, type Reach } from './pixels.ts'
import { chord, type Patch, type Stroke, swayPeak, wavePeak } from './stroke.ts'

/** Start along, end along, start across, end across, bend, sway, wave, width, core. */
export const parameters = 9
/** Only the first two, the places of the ends, are answered to by the ends alone. */
const byEnds = 2

/** The normal equations of a Gauss-Newton step: `matrix` (upper half, rows) times the step is `right`. */
export interface Equations {
  readonly matrix: Float64Array
  readonly right: Float64Array
}

/** Beyond this many blurs from an edge the picture does not answer when the edge moves. */
const edgeReach = Math.sqrt(18)

// The normal density from a table, to 1e-6.
const bellStep = 1 / 256
const bells = Float64Array.from(
  { length: edgeReach / bellStep + 3 },
  (_, i) => Math.exp(-((i * bellStep) ** 2) / 2) / Math.sqrt(2 * Math.PI),
)

function bell(z: number): number {
  const at = (z < 0 ? -z : z) / bellStep
  const i = at | 0
  return i >= bells.length - 1 ? 0 : bells[i]! + (at - i) * (bells[i + 1]! - bells[i]!)
}

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
  const perScale = 1 / (0.4 * core)
  const margin = Math.min(reach.margin, edgeReach * blur)
  const perBlur = 1 / blur
  eachRow(stroke, { ...reach, margin }, (y, row) => {
    const v = y - others.y
    if (v < 0 || v >= others.height) return
    for (let k = 0; k < row.n; k++) {
      const x = row.x[k]!
      const column = x - others.x
      if (column < 0 || column >= others.width) continue
      const along = row.along[k]!
      const d = row.beside[k]!
      const zi = (half + d) * perBlur
      const zo = (half - d) * perBlur
      const zs = along * perBlur
      const ze = (length - along) * perBlur
      const across = cdf(zi) + cdf(zo) - 1
      const start = cdf(zs)
      const end = cdf(ze)
      const model = core * across * (start * end)
      if (others.data[v * others.width + column]! > model) continue
      const r = data[y * width + x]! - model
      const q = r * perScale
      const weight = 1 / ((1 + q * q) * (1 + q * q))
      const atEnds = zs < edgeReach || ze < edgeReach
      if (atEnds) {
        slope[0] = -core * across * end * bell(zs) * perBlur
        slope[1] = core * across * start * bell(ze) * perBlur
      }
      const share = row.share[k]!
      const t = share < 0 ? 0 : share > 1 ? 1 : share
      const bi = bell(zi)
      const bo = bell(zo)
      const edge = core * start * end * perBlur
      const moved = edge * (bo - bi) * row.cosine[k]!
      slope[2] = moved * (1 - share)
      slope[3] = moved * share
      const u = t * (1 - t)
      slope[4] = moved * 4 * u
      slope[5] = moved * swayPeak * u * (1 - 2 * t)
      slope[6] = moved * wavePeak * u * (1 - 5 * u)
      slope[7] = (edge * (bi + bo)) / 2
      slope[8] = across * start * end
      for (let a = atEnds ? 0 : byEnds; a < parameters; a++) {
        const wa = weight * slope[a]!
        right[a]! += wa * r
        for (let b = a; b < parameters; b++) matrix[a * parameters + b]! += wa * slope[b]!
      }
    }
  })
  return { matrix, right }
}
