import type { BrowFigures } from './brow/index.ts'
import type { CloseUpFigures } from './close-up/index.ts'
import type { Quality } from './quality/index.ts'
import type { Reason } from './reasons.ts'
import type { ScaleHints } from './scale/index.ts'
import type { Hair, Kind, Scale } from './types.ts'
import type { Outlines, WholeHeadFigures } from './whole-head/index.ts'

/** Changes when a figure may change for the same picture; pictures are compared within one only. */
export const engine = 'anagen-imaging 1'

/** A hair as it is told: coordinates in pixels of the upright picture. */
export interface MeasuredHair extends Omit<Hair, 'widthPx'> {
  /** Absent where hair is too few pixels wide to be measured. */
  readonly widthUm?: number
}

/** What was measured, or why not. Figures that a picture of its kind cannot give are absent. */
export interface Measurement extends Partial<CloseUpFigures>, WholeHeadFigures {
  readonly status: 'measured' | 'cannot-measure'
  readonly kind: Kind
  /** Why not; with `measured`, what to bear in mind. */
  readonly reasons: readonly Reason[]
  readonly scale?: Scale
  /** Every hair that was traced, also those outside the counting frame. */
  readonly hairs: readonly MeasuredHair[]
  readonly brow?: BrowFigures
  readonly quality?: Quality
  readonly engine: string
}

export interface MeasurePictureOptions {
  readonly kind: Kind
  readonly hints?: ScaleHints
  /** What a person drew in the picture; heads are measured inside it. Pixels of the file. */
  readonly outlines?: Outlines
  /** Pixels of the file for one pixel of the picture; a typed scale is one of the file's pixels. */
  readonly shrunkBy?: number
}
