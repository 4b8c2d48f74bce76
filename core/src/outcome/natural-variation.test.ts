import { describe, expect, test } from 'vitest'
import { cycleSets } from './follicle-cycles.ts'
import { simulateLooks } from './follicle-model.ts'
import { changeCovariance, countCovariance } from './natural-variation.ts'

const { androgenetic, healthy } = cycleSets
const sdOfChange = (cycle: typeof healthy.cycle | typeof androgenetic.cycle, month: number) =>
  Math.sqrt(changeCovariance(countCovariance(cycle, 200, [0, month]), 1)[0]?.[0] ?? Number.NaN)

describe('natural variation of the visible hairs of 200 follicles', () => {
  test('SD of the change in six months: 4.4 healthy, 9.1 androgenetic', () => {
    expect(Math.abs(sdOfChange(healthy.cycle, 6) - 4.4)).toBeLessThan(0.1)
    expect(Math.abs(sdOfChange(androgenetic.cycle, 6) - 9.1)).toBeLessThan(0.1)
  })

  test.each(Object.entries(cycleSets))('%s: as the simulated follicles vary', (_, { cycle }) => {
    const times = [0, 1, 3, 6, 7.5, 12]
    const follicles = 400_000
    const looks = simulateLooks({ cycle, follicles, seed: 21 }, times)
    const expected = countCovariance(cycle, 1, times)
    const share = (a: Uint8Array, b: Uint8Array) => {
      let both = 0
      for (let i = 0; i < follicles; i++) both += (a[i] as number) & (b[i] as number)
      return both / follicles
    }
    const alone = looks.map((states) => share(states, states))
    for (const [s, a] of looks.entries())
      for (const [t, b] of looks.entries()) {
        const covariance = share(a, b) - (alone[s] ?? 0) * (alone[t] ?? 0)
        expect(Math.abs(covariance - (expected[s]?.[t] ?? 0))).toBeLessThan(1.5e-3)
      }
  })

  test('a second baseline narrows the change', () => {
    const one = changeCovariance(countCovariance(androgenetic.cycle, 200, [0, 6]), 1)
    const two = changeCovariance(countCovariance(androgenetic.cycle, 200, [-1, 0, 6]), 2)
    expect(two).toHaveLength(1)
    expect(two[0]?.[0]).toBeLessThan(one[0]?.[0] ?? 0)
  })

  test('changes from a shared baseline of independent values are correlated by a half', () => {
    const identity = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 4 : 0)))
    expect(changeCovariance(identity, 1)).toEqual([
      [8, 4, 4],
      [4, 8, 4],
      [4, 4, 8],
    ])
    expect(changeCovariance(identity, 2)).toEqual([
      [6, 2],
      [2, 6],
    ])
  })
})
