import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../db/repositories/ledger.ts'
import { balanceOf, shares } from './money.ts'

const line = (kind: LedgerRow['kind'], visitId: string | null, amountMinor = 0): LedgerRow => ({
  entryId: '00000000-0000-7000-8000-000000000000',
  courseId: '00000000-0000-7000-8000-000000000000',
  visitId,
  kind,
  amountMinor,
  currency: 'USD',
  note: '',
  at: new Date(0),
  byStaff: '00000000-0000-7000-8000-000000000000',
})

/** A visit's life in the ledger: reserved, then given back and reserved anew, perhaps redeemed. */
const life = fc.record({ swaps: fc.nat(5), redeemed: fc.boolean() })

describe('a course’s ledger', () => {
  it('always adds up to the visits booked, in whatever order lines of one instant come', () => {
    const lives = fc.array(life, { minLength: 1, maxLength: 12 })
    const payments = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 6 })
    fc.assert(
      fc.property(lives, payments, fc.infiniteStream(fc.nat()), (visits, sums, order) => {
        const entries = visits.flatMap(({ swaps, redeemed }, i) => [
          line('reserve', `v${i}`),
          ...Array.from({ length: redeemed ? swaps - (swaps % 2) : swaps }, (_, s) =>
            line(s % 2 === 0 ? 'release' : 'reserve', `v${i}`),
          ),
          ...(redeemed ? [line('redeem', `v${i}`)] : []),
        ])
        const money = sums.map((sum) => line(sum < 0 ? 'refund' : 'payment', null, Math.abs(sum)))
        const keys = new Map([...entries, ...money].map((entry) => [entry, order.next().value]))
        const mixed = [...keys.keys()].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        const balance = balanceOf(mixed)
        expect(balance.reserved + balance.redeemed + balance.released).toBe(visits.length)
        expect(balance.redeemed).toBe(visits.filter((visit) => visit.redeemed).length)
        expect(balance.released).toBe(visits.filter((v) => !v.redeemed && v.swaps % 2 === 1).length)
        expect(balance.paidMinor).toBe(sums.reduce((sum, one) => sum + one, 0))
      }),
    )
  })

  it('shares a price into equal parts that add up to it', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 60 }), (price, parts) => {
        const all = shares(price, parts)
        expect(all.reduce((sum, one) => sum + one, 0)).toBe(price)
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
