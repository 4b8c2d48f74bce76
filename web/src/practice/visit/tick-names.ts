import type { Ticks } from '@anagen/contract'

/** The six ticks, in the order they are shown. */
export const tickNames = [
  'questions',
  'consent',
  'photos',
  'settings',
  'notes',
  'payment',
] as const satisfies (keyof Ticks)[]
