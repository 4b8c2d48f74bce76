import { describe, expect, test } from 'vitest'
import { normalCdf } from './distributions.ts'
import { logNormal, logNormalOf, seeded } from './random.ts'

const draws = (count: number, draw: () => number) => Float64Array.from({ length: count }, draw)
const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length

describe('random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const first = (seed: number) => draws(4, seeded(seed).next).join()
    expect(first(7)).toBe(first(7))
    expect(new Set([0, 1, -1, 7, 2 ** 32 + 7, 2 ** 40].map(first)).size).toBe(6)
    expect([...draws(3, seeded(1).normal)].map((x) => x.toFixed(12))).toEqual([
      '-0.206795862563',
      '-0.243780118202',
      '-0.367496951821',
    ])
  })

  test('streams of one seed are others, and each begins again where it began', () => {
    const random = seeded(8)
    const stream = (n: number) => {
      random.stream(n)
      return draws(1000, random.normal)
    }
    expect(stream(5)).toEqual(stream(5))
    const [a, b] = [stream(0), stream(1)]
    expect(Math.abs(mean(a.map((x, i) => x * (b[i] ?? 0))))).toBeLessThan(0.1)
    const firsts = Float64Array.from({ length: 20_000 }, (_, n) => {
      random.stream(n)
      return random.next()
    })
    expect(mean(firsts)).toBeCloseTo(0.5, 2)
    expect(mean(firsts.map((u) => (u - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
  })

  test('uniform ones fill 0 to 1 evenly', () => {
    const counts = new Float64Array(100)
    for (const u of draws(100_000, seeded(3).next))
      counts[Math.floor(u * 100)] = (counts[Math.floor(u * 100)] ?? 0) + 1
    const chiSquare = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
    expect(chiSquare).toBeLessThan(150)
    expect(chiSquare).toBeGreaterThan(60)
  })

  test('normal ones are normal, tails included', () => {
    const sorted = draws(200_000, seeded(11).normal).sort()
    const gap = sorted.reduce(
      (worst, x, i) => Math.max(worst, Math.abs(normalCdf(x) - (i + 0.5) / sorted.length)),
      0,
    )
    // Kolmogorov-Smirnov at 5 %.
    expect(gap).toBeLessThan(1.36 / Math.sqrt(sorted.length))
    expect(sorted.filter((x) => Math.abs(x) > 3.5).length / 200_000).toBeCloseTo(0.000465, 4)
  })

  test('log-normal ones have the mean and SD asked for', () => {
    const random = seeded(5)
    const law = logNormalOf({ mean: 6, sd: 5 })
    const values = draws(400_000, () => logNormal(random, law))
    const centre = mean(values)
    expect(centre).toBeCloseTo(6, 1)
    expect(Math.sqrt(mean(values.map((x) => (x - centre) ** 2)))).toBeCloseTo(5, 1)
  })
})
