import type { Estimate, Point } from '../types.ts'

/** Figures of a photograph of a head. All are estimates that a person confirms; none has published validation. */
export interface WholeHeadFigures {
  /** Per cent of the outlined scalp that hair covers. */
  readonly coveragePct?: Estimate
  /** Per cent of the outlined scalp that lies in outlined bare areas. */
  readonly barePct?: number
  /** Pixels of the file. */
  readonly partWidthPx?: Estimate
  /** With a scale only. */
  readonly partWidthMm?: Estimate
  /** Edges of the part where they were seen, pixels of the file. */
  readonly partEdges?: readonly (readonly [Point, Point])[]
}
