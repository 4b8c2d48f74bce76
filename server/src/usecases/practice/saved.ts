import { Refusal } from '../refusal.ts'

/** Refuses as stale when a row was changed by somebody else in the meantime. */
export function saved(done: boolean): void {
  if (!done)
    throw new Refusal(
      'stale',
      'Somebody changed this meanwhile. Load it again and repeat your change.',
    )
}
