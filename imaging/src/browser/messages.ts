import type { FileErrorCode } from '../file/index.ts'
import type { Measurement, MeasurePictureOptions } from '../index.ts'
import type { Picture } from '../types.ts'

/** What the worker is asked: a picture as pixels, or as a file to be decoded there. */
export interface Question {
  readonly source: Picture | Blob
  readonly options: MeasurePictureOptions
}

/** What it answers; `failed` is an error of the program, the other codes are about the file. */
export type Answer =
  | { readonly measurement: Measurement }
  | { readonly code: FileErrorCode | 'failed'; readonly detail: string }
