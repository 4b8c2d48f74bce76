import { expect, test } from 'vitest'
import { cycleSets } from './follicle-cycles.ts'
import { simulateMonths, type Treatment } from './follicle-model.ts'
import { emptyHalved, gainAt, growthLonger } from './response.ts'

const { cycle } = cycleSets.androgenetic

test.each([
  ['empty time halved', { latency: 0.5 }, emptyHalved],
  ['growing time half as long again', { anagen: 1.5 }, growthLonger],
])('%s: the table is what the follicle model gives', (_, factors, curve) => {
  const treatment: Treatment = { from: 0, running: true, ...factors }
  const follicles = 200_000
  const { anagen, telogen } = simulateMonths({ cycle, follicles, seed: 77, treatment }, 24)
  const before = follicles * (15 / 21)
  curve.forEach((percent, month) => {
    const visible = (anagen[month] ?? 0) + (telogen[month] ?? 0)
    expect(Math.abs(100 * (visible / before - 1) - percent), `month ${month}`).toBeLessThan(0.7)
  })
})

test('a fast gain has its size at month 6, a slow one at a year', () => {
  expect(gainAt('fast', 0.18, 6)).toBeCloseTo(0.18, 12)
  expect(gainAt('slow', 0.104, 12)).toBeCloseTo(0.104, 12)
  expect(gainAt('fast', 0.18, 0)).toBe(0)
  expect(gainAt('fast', 0.18, 99)).toBeCloseTo(0.167, 3)
})
