import { measureCloseUp } from './measure-close-up.ts'
import { measureWholeHead } from './measure-whole-head.ts'
import type { Measurement, MeasurePictureOptions } from './measurement.ts'
import type { Picture } from './types.ts'

/** Measure one picture: the same pixels and options give the same answer, in a browser and in Node. */
export const measurePicture = (picture: Picture, options: MeasurePictureOptions): Measurement =>
  options.kind === 'global' ? measureWholeHead(picture, options) : measureCloseUp(picture, options)
