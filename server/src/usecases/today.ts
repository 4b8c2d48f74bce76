import type { Context } from './context.ts'
import { dateOf } from './series/wall-time.ts'

/** The local calendar date of the practice. */
export function todayOf({ now, practice }: Pick<Context, 'now' | 'practice'>): string {
  return dateOf(now, practice.zone)
}
