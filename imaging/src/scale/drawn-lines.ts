import { luma } from '../filters.ts'
import type { Picture, Plane } from '../types.ts'

/** A straight, evenly coloured line along a row or a column, as programs draw it over a picture. */
export interface DrawnLine {
  readonly along: 'x' | 'y'
  /** First and last pixel along the line; both belong to it. */
  readonly from: number
  readonly to: number
  /** First and last pixel across the line. */
  readonly top: number
  readonly bottom: number
  /** Mean luma, 0 to 255. */
  readonly level: number
  /** Whether what lies beyond each end differs from the line, so that the end is certain. */
  readonly ends: readonly [boolean, boolean]
  /** Share of the line that stands out from both its sides. */
  readonly clear: number
  /** Share of what stands out whose edges are one pixel sharp: drawn, not seen through a lens. */
  readonly crisp: number
}

/** Luma within a drawn line varies by no more than this: JPEG ringing, not hair or skin. */
const even = 14
/** A line must differ this much from what lies beside it: a third of the step from skin to hair. */
const step = 25
/** Shortest line looked for, as a share of the long side: shorter than any bar worth reading. */
const shortestShare = 0.03
/** Thickest line, as a share of the long side. */
const thickestShare = 0.012
/** Ringing may break an even run for this many pixels. */
const gapPx = 2
/** Share of the line that must stand out from both sides; the rest may cross hair of its own darkness. */
const standsOut = 0.6
/** How far beside a line its surroundings are read: past the blur of a drawn edge. */
const besidePx = 2

/** Every straight even line along rows or columns of the picture. */
export function findDrawnLines(picture: Picture): DrawnLine[] {
  const light = luma(picture)
  return [...alongRows(light, 'x'), ...alongRows(transpose(light), 'y')]
}

function alongRows(light: Plane, along: 'x' | 'y'): DrawnLine[] {
  const long = Math.max(light.width, light.height)
  const least = Math.max(24, Math.round(shortestShare * long))
  const thickest = Math.max(3, Math.round(thickestShare * long))
  const open: Band[] = []
  const done: Band[] = []
  for (let y = 0; y < light.height; y++) {
    const runs = evenRuns(light, y, least)
    for (let i = open.length - 1; i >= 0; i--) {
      const band = open[i]!
      const next = runs.findIndex((r) => continues(band, r))
      if (next >= 0) band.rows.push(...runs.splice(next, 1))
      else {
        open.splice(i, 1)
        if (band.rows.length <= thickest) done.push(band)
      }
    }
    for (const run of runs) open.push({ top: y, rows: [run] })
  }
  return done.flatMap((band) => asLine(light, band, along) ?? [])
}

interface Run {
  readonly from: number
  readonly to: number
  readonly level: number
}

interface Band {
  readonly top: number
  readonly rows: Run[]
}

function continues(band: Band, run: Run): boolean {
  const last = band.rows[band.rows.length - 1]!
  return (
    Math.abs(last.level - run.level) <= even &&
    Math.abs(last.from - run.from) <= 2 &&
    Math.abs(last.to - run.to) <= 2
  )
}

/** The stretches of one row whose luma stays even for at least `least` pixels. */
function evenRuns({ width, data }: Plane, y: number, least: number): Run[] {
  const base = y * width
  const runs: Run[] = []
  let from = 0
  while (from + least <= width) {
    let level = data[base + from]!
    let n = 1
    let to = from
    for (let x = from + 1; x < width && x - to <= gapPx + 1; x++) {
      const v = data[base + x]!
      if (Math.abs(v - level) > even) continue
      level += (v - level) / ++n
      to = x
    }
    const long = to - from + 1
    if (long >= least && n >= 0.9 * long) {
      runs.push({ from, to, level })
      from = to + 1
    } else from = nextStart(data, base + from, base + to) - base
  }
  return runs
}

/** Within a run that was too short, a longer one can start only after an uneven step. */
function nextStart(data: Float32Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (Math.abs(data[i + 1]! - data[i]!) > even) return i + 1
  return to + 1
}

function asLine(light: Plane, { top, rows }: Band, along: 'x' | 'y'): DrawnLine | undefined {
  const from = Math.min(...rows.map((r) => r.from))
  const to = Math.max(...rows.map((r) => r.to))
  const bottom = top + rows.length - 1
  const level = rows.reduce((s, r) => s + r.level, 0) / rows.length
  if (top - besidePx < 0 || bottom + besidePx >= light.height) return undefined
  const strip = { from, to, top, bottom, level }
  const clear = clearPlaces(light, strip)
  const count = sum(clear)
  if (count < standsOut * clear.length) return undefined
  const first = clear.indexOf(1)
  const last = clear.lastIndexOf(1)
  // Where the run goes on without standing out it has run into hair as dark as itself.
  const ends = [first <= gapPx, clear.length - 1 - last <= gapPx] as const
  const inside = from > 0 && to < light.width - 1
  if (!inside) return undefined
  return {
    ...strip,
    along,
    ends,
    clear: count / clear.length,
    crisp: crispPlaces(light, strip, clear) / count,
  }
}

interface Strip {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
  readonly level: number
}

/** 1 where the line is darker, or lighter, than both of its sides; the tone that prevails counts. */
function clearPlaces({ width, data }: Plane, strip: Strip): number[] {
  const places = (sign: number) => {
    const out: number[] = []
    for (let x = strip.from; x <= strip.to; x++) {
      const above = data[(strip.top - besidePx) * width + x]!
      const below = data[(strip.bottom + besidePx) * width + x]!
      const clear = sign * (above - strip.level) >= step && sign * (below - strip.level) >= step
      out.push(clear ? 1 : 0)
    }
    return out
  }
  const dark = places(1)
  const light = places(-1)
  return sum(dark) >= sum(light) ? dark : light
}

/** How many clear places reach most of their step within the first pixel on both sides. */
function crispPlaces({ width, data }: Plane, strip: Strip, clear: readonly number[]): number {
  const rises = (x: number, first: number, second: number) => {
    const near = data[first * width + x]! - strip.level
    const far = data[second * width + x]! - strip.level
    return near / far >= 0.6
  }
  const places = clear.map((c, i) => {
    const x = strip.from + i
    const above = rises(x, strip.top - 1, strip.top - besidePx)
    return c && above && rises(x, strip.bottom + 1, strip.bottom + besidePx) ? 1 : 0
  })
  return sum(places)
}

const sum = (values: readonly number[]) => values.reduce((s, v) => s + v, 0)

function transpose({ width, height, data }: Plane): Plane {
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x]!
  return { width: height, height: width, data: out }
}
