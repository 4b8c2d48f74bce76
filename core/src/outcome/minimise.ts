/** A function's value and its slope in every direction. */
export interface Slope {
  value: number
  gradient: number[]
}

/** An expected gain smaller than this ends the search: 1e-12 of a likelihood is no digit of its peak. */
const enough = 1e-12
const mostSteps = 200

/**
 * The place of the least value of a smooth function near `start`, by BFGS with halving of steps
 * (Nocedal & Wright, Numerical Optimization 2006, algorithm 6.1). Meant for a few variables of about
 * unit size and values on the scale of a log-likelihood.
 */
export function minimise(f: (x: readonly number[]) => Slope, start: readonly number[]): number[] {
  let x = [...start]
  let here = f(x)
  const unit = 1 / Math.max(1, Math.hypot(...here.gradient))
  let inverse = start.map((_, i) => start.map((_, j) => (i === j ? unit : 0)))
  for (let step = 0; step < mostSteps; step++) {
    const direction = inverse.map((row) => -dot(row, here.gradient))
    const gain = -dot(direction, here.gradient)
    if (gain < enough) break
    const next = descend(f, { x, here, direction, gain })
    if (!next) break
    const moved = next.x.map((v, i) => v - (x[i] as number))
    const bent = next.there.gradient.map((g, i) => g - (here.gradient[i] as number))
    if (step === 0) inverse = resized(inverse, dot(moved, bent) / (unit * dot(bent, bent)))
    inverse = updated(inverse, moved, bent)
    x = next.x
    here = next.there
  }
  return x
}

interface Descent {
  x: readonly number[]
  here: Slope
  direction: readonly number[]
  gain: number
}

/** The first of the steps 1, 1/2, 1/4 ... that lowers the value, rounding allowed for. */
function descend(f: (x: readonly number[]) => Slope, { x, here, direction, gain }: Descent) {
  const rounding = 1e-13 * Math.abs(here.value)
  for (let size = 1; size > 1e-10; size /= 2) {
    const to = x.map((v, i) => v + size * (direction[i] as number))
    const there = f(to)
    if (there.value <= here.value - 1e-4 * size * gain + rounding) return { x: to, there }
  }
  return null
}

/** The first guess of the inverse curvature, of the size that the first step showed. */
function resized(inverse: number[][], factor: number): number[][] {
  return factor > 0 ? inverse.map((row) => row.map((h) => h * factor)) : inverse
}

/** The inverse curvature, corrected by how the gradient changed along the last step. */
function updated(inverse: number[][], moved: number[], bent: number[]): number[][] {
  const curvature = dot(moved, bent)
  if (!(curvature > 0)) return inverse
  const turned = inverse.map((row) => dot(row, bent))
  const scale = (1 + dot(bent, turned) / curvature) / curvature
  return inverse.map((row, i) =>
    row.map((h, j) => {
      const [mi, mj] = [moved[i] as number, moved[j] as number]
      const cross = (mi * (turned[j] as number) + (turned[i] as number) * mj) / curvature
      return h + scale * mi * mj - cross
    }),
  )
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, i) => sum + v * (b[i] as number), 0)
