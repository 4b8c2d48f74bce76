import { addDays, addMonths, daysBetween } from '../shared/index.ts'

export type CartridgeState =
  | { state: 'valid' | 'expires soon'; lastDay: string; daysLeft: number }
  | { state: 'expired'; lastDay: string }
  | { state: 'already opened'; openedOn: string }
  | { state: 'unknown' }

/** From this many days before the last day a cartridge counts as expiring soon. */
export const soonDays = 30

/** The last usable day: the printed date itself, or the last day of a printed month. */
function lastDayOf(expiry: string): string {
  return expiry.length === 7 ? addDays(addMonths(`${expiry}-01`, 1), -1) : expiry
}

/**
 * Whether a needle cartridge may be used on `today` (YYYY-MM-DD). `expiry` is as printed:
 * YYYY-MM-DD, or YYYY-MM, usable through its last day; null when it cannot be read.
 * A cartridge is for one use: one opened on another day is refused whatever its date.
 */
export function cartridgeState(
  expiry: string | null,
  today: string,
  openedOn?: string,
): CartridgeState {
  if (openedOn !== undefined && openedOn !== today) return { state: 'already opened', openedOn }
  if (expiry === null) return { state: 'unknown' }
  const lastDay = lastDayOf(expiry)
  const daysLeft = daysBetween(today, lastDay)
  if (daysLeft < 0) return { state: 'expired', lastDay }
  return { state: daysLeft < soonDays ? 'expires soon' : 'valid', lastDay, daysLeft }
}
