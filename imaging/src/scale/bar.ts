import type { Picture, Point } from '../types.ts'
import { type DrawnLine, findDrawnLines } from './drawn-lines.ts'

/** A scale bar drawn over the picture by the microscope's program. */
export interface ScaleBar {
  readonly lengthPx: number
  readonly ends: readonly [Point, Point]
  /** 0 to 1: 1 when two arms of equal length meet, less for what could be seen of one alone. */
  readonly confidence: number
  /** Every line that belongs to it. */
  readonly lines: readonly DrawnLine[]
}

/** Why there is no bar: none at all, or several that say different things. */
export type NoBar = 'none' | 'unclear'

/** A bar that stands alone must be at least this share of the long side: shorter ones read too coarsely. */
const shortestAlone = 0.05
/** Two arms that meet say the same within this; drawing programs round to whole pixels. */
const sameLength = 0.02
/** Arms meet within this many pixels. */
const meetPx = 3
/** A line alone must stand out over most of its length and have drawn edges, or a straight hair could be one. */
const clearAlone = 0.75
const crispAlone = 0.9

/** Find the burnt-in scale bar: two lines that meet in an L, or one line with certain ends. */
export function findScaleBar(
  picture: Picture,
  lines: readonly DrawnLine[] = findDrawnLines(picture),
): ScaleBar | NoBar {
  const crisp = lines.filter((l) => l.crisp >= crispAlone)
  const corners = crisp.flatMap((x) => crisp.flatMap((y) => joined(x, y) ?? []))
  if (corners.length) return agreed(corners)
  const long = Math.max(picture.width, picture.height)
  return agreed(
    crisp
      .filter((l) => l.clear >= clearAlone && l.ends[0] && l.ends[1])
      .filter((l) => l.to - l.from + 1 >= shortestAlone * long)
      .map((line) => bar(line, [line.from, line.to], { confidence: 0.8, lines: [line] })),
  )
}

/** The one length that all say; lines of different lengths cannot all be the bar. */
function agreed(bars: readonly ScaleBar[]): ScaleBar | NoBar {
  const best = [...bars].sort((a, b) => b.confidence - a.confidence)[0]
  if (!best) return 'none'
  const same = bars.every((b) => Math.abs(b.lengthPx / best.lengthPx - 1) <= sameLength)
  return same && best.confidence > 0 ? best : 'unclear'
}

/** The L that a line along x and one along y make, if their ends meet; confidence 0 if they disagree. */
function joined(x: DrawnLine, y: DrawnLine): ScaleBar | undefined {
  if (x.along !== 'x' || y.along !== 'y' || !alike(x, y)) return undefined
  const corner: Point = [(y.top + y.bottom) / 2, (x.top + x.bottom) / 2]
  const armX = arm(x, corner[0])
  const armY = arm(y, corner[1])
  if (!armX || !armY) return undefined
  const spans = [armX, armY].filter((a) => a.certain)
  const lines = [x, y]
  const apart = Math.abs(armX.length / armY.length - 1)
  if (apart <= sameLength) {
    const found = bar(x, [armX.near, armX.far], { confidence: spans.length ? 1 : 0.7, lines })
    // Resampling and JPEG pale the ends of a line; nothing lengthens it.
    return { ...found, lengthPx: Math.max(armX.length, armY.length) + 0.5 }
  }
  const only = spans.length === 1 ? spans[0]! : undefined
  // Two certain arms of different length are a drawn box or a cross, not a bar.
  if (!only) return bar(x, [armX.near, armX.far], { confidence: 0, lines })
  return bar(only.line, [only.near, only.far], { confidence: 0.8, lines })
}

function alike(a: DrawnLine, b: DrawnLine): boolean {
  return Math.abs(a.level - b.level) <= 20 && Math.abs(a.bottom - a.top - (b.bottom - b.top)) <= 1
}

/** One arm from the corner to its far end. A run may overshoot the corner into hair of its own darkness. */
function arm(line: DrawnLine, corner: number) {
  const meets = (end: number, certain: boolean) =>
    Math.abs(end - corner) <= meetPx || (!certain && line.from < corner && line.to > corner)
  const length = line.to - line.from + 1
  const atStart = meets(line.from, line.ends[0]) && corner - line.from < length / 2
  const atEnd = meets(line.to, line.ends[1]) && line.to - corner < length / 2
  if (atStart === atEnd) return undefined
  const far = atStart ? line.to : line.from
  const certain = line.ends[atStart ? 1 : 0]
  return { line, near: corner, far, certain, length: Math.abs(far - corner) }
}

function bar(
  line: DrawnLine,
  [from, to]: readonly [number, number],
  rest: { confidence: number; lines: readonly DrawnLine[] },
): ScaleBar {
  const across = (line.top + line.bottom) / 2
  const place = (v: number): Point => (line.along === 'x' ? [v, across] : [across, v])
  // Programs draw n or n + 1 pixels for a length of n.
  return { lengthPx: Math.abs(to - from) + 0.5, ends: [place(from), place(to)], ...rest }
}
