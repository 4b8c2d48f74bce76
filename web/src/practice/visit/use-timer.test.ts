import { describe, expect, it } from 'vitest'
import { clockWords, secondsLeft } from './use-timer.ts'

describe('timers', () => {
  it.each([
    [10_000, 0, 10],
    [10_000, 9_001, 1],
    [10_000, 10_000, 0],
    [10_000, 99_000, 0],
  ])('until %d at %d: %d s', (end, now, left) => expect(secondsLeft(end, now)).toBe(left))
  it.each([
    [0, '0:00'],
    [59, '0:59'],
    [60, '1:00'],
    [1500, '25:00'],
    [3661, '61:01'],
  ])('%d s reads %s', (seconds, words) => expect(clockWords(seconds)).toBe(words))
})
