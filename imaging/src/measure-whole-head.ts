import { engine, type Measurement, type MeasurePictureOptions } from './measurement.ts'
import { assessPicture, gate } from './quality/index.ts'
import type { Reason } from './reasons.ts'
import { isReason, scaleIfTold } from './scale/index.ts'
import type { Estimate, Picture, Point, Scale } from './types.ts'
import {
  barePct,
  type Outlines,
  outlinesIn,
  partWidth,
  scalpCoverage,
  type WholeHeadFigures,
} from './whole-head/index.ts'

/** Measures what a person outlined in a photograph of a head; a scale is needed for millimetres only. */
export function measureWholeHead(picture: Picture, options: MeasurePictureOptions): Measurement {
  const { kind, shrunkBy = 1, outlines = {} } = options
  const bare = { kind, hairs: [], engine } as const
  const cannot = (reasons: readonly Reason[], told = {}): Measurement => ({
    status: 'cannot-measure',
    reasons,
    ...bare,
    ...told,
  })
  const { scalp, part } = outlines
  if (!scalp && !part) return cannot([{ code: 'no-outline', figures: {} }])
  const known = scaleIfTold(picture, options)
  if (isReason(known)) return cannot([known])
  const { scale, tiltDeg } = known
  const quality = assessPicture(picture, {
    kind,
    ...(tiltDeg !== undefined && { tiltDeg }),
  })
  const told = {
    quality,
    ...(scale && { scale: { ...scale, umPerPx: scale.umPerPx / shrunkBy } }),
  }
  const refused = gate(quality, kind)
  if (refused.length) return cannot(refused, told)
  const parts = [
    scalp && coverageOf(picture, outlinesIn(outlines, shrunkBy)),
    part && partOf(picture, outlinesIn(outlines, shrunkBy), { shrunkBy, scale }),
  ].filter((answer) => answer !== undefined)
  const reasons = parts.filter((answer) => isReason(answer))
  if (reasons.length === parts.length) return cannot(reasons, told)
  const figures = parts.filter((answer) => !isReason(answer))
  return { status: 'measured', reasons, ...bare, ...told, ...Object.assign({}, ...figures) }
}

function coverageOf(picture: Picture, outlines: Outlines): WholeHeadFigures | Reason {
  const scalp = outlines.scalp ?? []
  const coverage = scalpCoverage(picture, scalp)
  if (isReason(coverage)) return coverage
  const { coveragePct } = coverage
  if (!outlines.bare) return { coveragePct }
  const lost = barePct({ scalp, bare: outlines.bare }, picture)
  return typeof lost === 'number' ? { coveragePct, barePct: lost } : lost
}

interface Frame {
  readonly shrunkBy: number
  readonly scale: Scale | undefined
}

function partOf(
  picture: Picture,
  { part = [] }: Outlines,
  { shrunkBy, scale }: Frame,
): WholeHeadFigures | Reason {
  const found = partWidth(picture, part)
  if (isReason(found)) return found
  const { widthPx, edges } = found
  const at = ([x, y]: Point): Point => [(x + 0.5) * shrunkBy - 0.5, (y + 0.5) * shrunkBy - 0.5]
  return {
    partWidthPx: times(widthPx, shrunkBy),
    ...(scale && { partWidthMm: inMm(widthPx, scale) }),
    partEdges: edges.map(([a, b]) => [at(a), at(b)] as const),
  }
}

const times = ({ value, low, high }: Estimate, k: number): Estimate => ({
  value: k * value,
  low: k * low,
  high: k * high,
})

/** Millimetres of a length in pixels of the picture; the doubt about the scale widens the interval. */
function inMm(px: Estimate, { umPerPx, relativeSd }: Scale): Estimate {
  const mm = times(px, umPerPx / 1000)
  const half = 1.96 * relativeSd * mm.value
  return {
    value: mm.value,
    low: Math.max(0, mm.value - Math.hypot(mm.value - mm.low, half)),
    high: mm.value + Math.hypot(mm.high - mm.value, half),
  }
}
