import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialCdf } from './distributions.ts'
import { cycleSets } from './follicle-cycles.ts'
import { simulateLooks } from './follicle-model.ts'
import { detectableNet, mcnemar, pairedMcNemar, type Turnover } from './mcnemar.ts'
import { type Random, seeded } from './random.ts'

const turnover = fc.record({ gained: fc.nat(60), lost: fc.nat(60) })
const spot = fc.record({
  gained: fc.nat(25),
  lost: fc.nat(25),
  hairs: fc.integer({ min: 30, max: 90 }),
})

describe('exact McNemar', () => {
  /** R: binom.test(gained, gained + lost), both sides and each; interval of the share as hairs. */
  const cases: [number, number, number, number, number, number, number][] = [
    [
      15, 5, 0.0413894653320313, 0.0206947326660156, 0.994091033935547, 0.358165131681698,
      16.5371412359426,
    ],
    [6, 0, 0.03125, 0.015625, 1, 0.488902482721195, 6],
    [3, 9, 0.14599609375, 0.980712890625, 0.072998046875, -10.6833445313282, 1.72460308507654],
    [
      30, 12, 0.00791589733489674, 0.00395794866744837, 0.998556376012857, 4.5495405221306,
      28.7959167916774,
    ],
    [
      160, 85, 1.90539761493436e-6, 9.52698807467182e-7, 0.999999506240464, 44.0221855882394,
      104.137882897052,
    ],
    [41, 40, 1, 0.5, 0.587843392447396, -17.3799189557403, 19.3046492002394],
    [1, 0, 1, 0.5, 1, -0.95, 1],
    [0, 11, 0.0009765625, 1, 0.00048828125, -11, -4.7318886358006],
  ]
  test.each(cases)('%i gained, %i lost', (gained, lost, twoSided, more, less, low, high) => {
    const told = mcnemar({ gained, lost })
    expect(told.twoSided).toBeCloseTo(twoSided, 12)
    expect(told.more).toBeCloseTo(more, 12)
    expect(told.less).toBeCloseTo(less, 12)
    expect(told.net).toBe(gained - lost)
    expect(told.interval.low).toBeCloseTo(low, 9)
    expect(told.interval.high).toBeCloseTo(high, 9)
  })

  test('nothing differs: nothing is told', () => {
    expect(mcnemar({ gained: 0, lost: 0 })).toEqual({
      more: 1,
      less: 1,
      twoSided: 1,
      net: 0,
      interval: { low: 0, high: 0 },
      detectable: null,
    })
  })

  test('the interval leaves out 0 exactly when the test tells; gain and loss are mirrored', () => {
    fc.assert(
      fc.property(turnover, ({ gained, lost }) => {
        const told = mcnemar({ gained, lost }, 0.9)
        expect(told.interval.low > 0 || told.interval.high < 0).toBe(told.twoSided < 0.1)
        const mirrored = mcnemar({ gained: lost, lost: gained }, 0.9)
        expect(mirrored.interval.low).toBeCloseTo(-told.interval.high, 8)
        expect(mirrored.less).toBe(told.more)
        const tells = told.detectable !== null && Math.abs(told.net) >= told.detectable
        expect(tells).toBe(Math.min(told.more, told.less) <= 0.05)
      }),
    )
  })

  test('the least net gain that six, twenty and a hundred differences can tell', () => {
    expect(detectableNet(5, 0.025)).toBeNull()
    expect(detectableNet(6, 0.025)).toBe(6)
    expect(detectableNet(20, 0.025)).toBe(10)
    expect(detectableNet(100, 0.025)).toBe(22)
  })

  test('six monthly looks at 200 untreated follicles err in less than 2.5 % on each side', () => {
    const people = 4000
    const told = { more: 0, less: 0 }
    const { cycle } = cycleSets.androgenetic
    const looks = simulateLooks({ cycle, follicles: 200 * people, seed: 6 }, [0, 3, 4, 5, 6])
    for (let person = 0; person < people; person++) {
      const rows = looks.map((states) => states.subarray(200 * person, 200 * (person + 1)))
      const chances = rows.slice(1).map((row) => mcnemar(compared(rows[0] as Uint8Array, row)))
      if (chances.some(({ more }) => more <= 0.025 / 4)) told.more++
      if (chances.some(({ less }) => less <= 0.025 / 4)) told.less++
    }
    expect(told.more / people).toBeLessThan(0.025)
    expect(told.less / people).toBeLessThan(0.025)
    expect(told.more / people).toBeGreaterThan(0.005)
  })
})

function compared(before: Uint8Array, after: Uint8Array): Turnover {
  const gained = after.filter((state, i) => state > (before[i] ?? 0)).length
  return { gained, lost: after.filter((state, i) => state < (before[i] ?? 0)).length }
}

describe('paired with an untreated spot', () => {
  test('is the plain test where nothing differs in the reference', () => {
    fc.assert(
      fc.property(turnover, ({ gained, lost }) => {
        const paired = pairedMcNemar(
          { gained, lost, hairs: 150 },
          { gained: 0, lost: 0, hairs: 190 },
        )
        const plain = mcnemar({ gained, lost })
        expect(paired.more).toBeCloseTo(plain.more, 12)
        expect(paired.less).toBeCloseTo(plain.less, 12)
        const detectable = plain.detectable === null ? null : plain.detectable / 150
        if (detectable === null) expect(paired.detectable).toBeNull()
        else expect(paired.detectable).toBeGreaterThan(detectable - 2 / 150)
      }),
    )
  })

  test('adds up every pair of coin tosses', () => {
    fc.assert(
      fc.property(spot, spot, (treated, reference) => {
        const n = treated.gained + treated.lost
        const m = reference.gained + reference.lost
        const chance = (k: number, of: number) =>
          binomialCdf(k, of, 0.5) - (k ? binomialCdf(k - 1, of, 0.5) : 0)
        const cross = (a: number, b: number) => a * reference.hairs - b * treated.hairs
        const seen = cross(2 * treated.gained - n, 2 * reference.gained - m)
        let more = 0
        for (let i = 0; i <= n; i++)
          for (let j = 0; j <= m; j++)
            if (cross(2 * i - n, 2 * j - m) >= seen) more += chance(i, n) * chance(j, m)
        expect(pairedMcNemar(treated, reference).more).toBeCloseTo(more, 10)
      }),
      { numRuns: 50 },
    )
  })

  test('tells exactly where the difference reaches what is detectable', () => {
    fc.assert(
      fc.property(spot, spot, (treated, reference) => {
        const told = pairedMcNemar(treated, reference, 0.9)
        const { detectable, difference, interval } = told
        const tells = Math.min(told.more, told.less) <= 0.05
        expect(detectable !== null && Math.abs(difference) >= detectable - 1e-12).toBe(tells)
        if (interval)
          expect(interval.low < 1e-12 && interval.high > -1e-12).toBe(!tells || touches(told))
      }),
    )
  })

  const touches = ({ interval }: ReturnType<typeof pairedMcNemar>) =>
    interval !== null && Math.min(Math.abs(interval.low), Math.abs(interval.high)) < 1e-12

  /** A spot whose hairs each come and go with a chance, and drift in or out with another. */
  function drifting(random: Random, hairs: number, [turn, drift]: readonly [number, number]) {
    const count = (chance: number) => {
      let sum = 0
      for (let i = 0; i < hairs; i++) if (random.next() < chance) sum++
      return sum
    }
    return {
      hairs,
      gained: count(turn + Math.max(0, drift)),
      lost: count(turn + Math.max(0, -drift)),
    }
  }

  test.each([0, 0.05, -0.05])('a drift of %f common to both is not told as a change', (drift) => {
    const random = seeded(31)
    const told = { more: 0, less: 0, plain: 0 }
    const runs = 4000
    for (let run = 0; run < runs; run++) {
      const treated = drifting(random, 150, [0.2, drift])
      const reference = drifting(random, 190, [0.05, drift])
      const { more, less } = pairedMcNemar(treated, reference)
      if (more <= 0.025) told.more++
      if (less <= 0.025) told.less++
      if (mcnemar(treated).twoSided <= 0.05) told.plain++
    }
    // Three standard errors of 4000 runs: 0.7 %.
    expect(told.more / runs).toBeLessThan(0.025 + 0.007)
    expect(told.less / runs).toBeLessThan(0.025 + 0.007)
    if (drift !== 0) expect(told.plain / runs).toBeGreaterThan(0.08)
  })
})
