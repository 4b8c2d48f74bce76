import type { LedgerRow } from '../../db/repositories/ledger.ts'

/** What a course's ledger comes to. Counts are visits; amounts minor units. */
export type Balance = { paidMinor: number; reserved: number; redeemed: number; released: number }

/**
 * The balance of a course. Every visit booked opens with a `reserve`; a `redeem` closes it for
 * good, a `release` gives it back until it is reserved anew. Counting lines instead of ordering
 * them keeps lines of one instant unambiguous. The three counts add up to the visits booked.
 */
export function balanceOf(entries: readonly LedgerRow[]): Balance {
  const visits = new Map<string, { redeemed: boolean; open: number }>()
  let paidMinor = 0
  for (const { kind, visitId, amountMinor } of entries) {
    if (kind === 'payment') paidMinor += amountMinor
    else if (kind === 'refund') paidMinor -= amountMinor
    else if (visitId !== null) {
      const visit = visits.get(visitId) ?? { redeemed: false, open: 0 }
      if (kind === 'redeem') visit.redeemed = true
      else visit.open += kind === 'reserve' ? 1 : -1
      visits.set(visitId, visit)
    }
  }
  const all = [...visits.values()]
  const redeemed = all.filter((visit) => visit.redeemed).length
  const reserved = all.filter((visit) => !visit.redeemed && visit.open > 0).length
  return { paidMinor, reserved, redeemed, released: all.length - reserved - redeemed }
}

/**
 * A price in equal parts that add up to it exactly: the odd cents go to the first parts.
 */
export function shares(priceMinor: number, parts: number): number[] {
  const each = Math.floor(priceMinor / parts)
  const odd = priceMinor - each * parts
  return Array.from({ length: parts }, (_, i) => each + (i < odd ? 1 : 0))
}
