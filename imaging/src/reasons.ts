/**
 * Why a picture cannot be measured, and what to do about it. The codes are what programs read; the page
 * shows its own words for them, the command line shows these.
 */
export const reasons = {
  'no-scale': 'The size of a pixel is not known. Give it, or put the calibration card in the picture.',
} as const satisfies Record<string, string>

export type ReasonCode = keyof typeof reasons

/** One reason with the figures that led to it. */
export interface Reason {
  readonly code: ReasonCode
  readonly figures: Readonly<Record<string, number>>
}

/** The reason in words, with what to do. */
export const explain = ({ code }: Reason): string => reasons[code]
