/** An upright 8-bit sRGB picture: three bytes a pixel, rows from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/** One number a pixel, rows from the top. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A place in a picture in pixels; the centre of the first pixel is [0, 0], x to the right, y down. */
export type Point = readonly [x: number, y: number]

/** What a picture shows; each kind has its own promise and its own "cannot measure". */
export const kinds = ['closeup', 'uncut', 'global', 'brow'] as const
export type Kind = (typeof kinds)[number]

/** How large a pixel is, and how that is known. */
export interface Scale {
  readonly umPerPx: number
  readonly from: 'device' | 'marker' | 'bar' | 'coin' | 'typed'
  /** Relative standard deviation of `umPerPx`. */
  readonly relativeSd: number
}

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** One hair as it was traced. */
export interface Hair {
  readonly root: Point
  readonly tip: Point
  /** From root to tip, in pixels. */
  readonly path: readonly Point[]
  /** Median width across the hair in pixels, the blur of the picture taken out. */
  readonly widthPx: number
  /** Follicular unit, counted from 0; hairs with the same number leave the skin together. */
  readonly unit: number
  /** Chance that this is a hair, 0 to 1. */
  readonly score: number
  /** Darker or lighter than the skin around it. */
  readonly tone: 'dark' | 'light'
}
