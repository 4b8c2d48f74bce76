import type { Point } from '../types.ts'
import type { SaltRegion } from './salt.ts'

/** What a person drew in a photograph of a head or a brow, in its pixels. */
export interface Outlines {
  /** Which side of the head it shows. */
  readonly region?: SaltRegion
  /** Corners of the hairy scalp. */
  readonly scalp?: readonly Point[]
  /** Corners of each area in it without hair. */
  readonly bare?: readonly (readonly Point[])[]
  /** Points along the middle of the part. */
  readonly part?: readonly Point[]
  /** Which brow it shows, the person's own left or right. */
  readonly side?: 'left' | 'right'
  /** Corners round the brow, with some skin. */
  readonly brow?: readonly Point[]
}

/** The same outlines in a picture whose pixels are `factor` times as large. */
export function outlinesIn(outlines: Outlines, factor: number): Outlines {
  const at = ([x, y]: Point): Point => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]
  const { scalp, bare, part, brow } = outlines
  return {
    ...outlines,
    ...(scalp && { scalp: scalp.map(at) }),
    ...(bare && { bare: bare.map((area) => area.map(at)) }),
    ...(part && { part: part.map(at) }),
    ...(brow && { brow: brow.map(at) }),
  }
}
