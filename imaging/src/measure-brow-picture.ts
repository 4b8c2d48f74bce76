import { measureBrow } from './brow/index.ts'
import { engine, type Measurement, type MeasurePictureOptions } from './measurement.ts'
import { assessPicture, gate } from './quality/index.ts'
import { isReason, scaleIfTold } from './scale/index.ts'
import type { Picture } from './types.ts'
import { outlinesIn } from './whole-head/index.ts'

/** Measures the one eyebrow of a picture, or what is outlined as one; a scale is needed for millimetres only. */
export function measureBrowPicture(picture: Picture, options: MeasurePictureOptions): Measurement {
  const { kind, shrunkBy = 1, outlines = {} } = options
  const bare = { kind, hairs: [], engine } as const
  const told = scaleIfTold(picture, options)
  if (isReason(told)) return { status: 'cannot-measure', reasons: [told], ...bare }
  const { scale, tiltDeg } = told
  const quality = assessPicture(picture, { kind, ...(tiltDeg !== undefined && { tiltDeg }) })
  const known = {
    ...bare,
    quality,
    ...(scale && { scale: { ...scale, umPerPx: scale.umPerPx / shrunkBy } }),
  }
  const refused = gate(quality, kind)
  if (refused.length) return { status: 'cannot-measure', reasons: refused, ...known }
  const { brow: outline } = outlinesIn(outlines, shrunkBy)
  const brow = measureBrow(picture, {
    ...(outline && { outline }),
    ...(scale && { umPerPx: scale.umPerPx, relativeSd: scale.relativeSd }),
  })
  if (isReason(brow)) return { status: 'cannot-measure', reasons: [brow], ...known }
  const areaPx = brow.areaPx * shrunkBy * shrunkBy
  return { status: 'measured', reasons: [], ...known, brow: { ...brow, areaPx } }
}
