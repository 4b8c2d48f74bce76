import { measureBrowPicture } from './measure-brow-picture.ts'
import { measureCloseUp } from './measure-close-up.ts'
import { measureWholeHead } from './measure-whole-head.ts'
import type { Measurement, MeasurePictureOptions } from './measurement.ts'
import type { Picture } from './types.ts'

/** Measure one picture: the same pixels and options give the same answer, in a browser and in Node. */
export function measurePicture(picture: Picture, options: MeasurePictureOptions): Measurement {
  if (options.kind === 'global') return measureWholeHead(picture, options)
  if (options.kind === 'brow') return measureBrowPicture(picture, options)
  return measureCloseUp(picture, options)
}
