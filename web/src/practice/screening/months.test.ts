import { describe, expect, it } from 'vitest'
import { addMonths } from './months.ts'

describe('the same day of a later month', () => {
  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-05-31', 1, '2026-06-30'],
  ])('%s and %i months', (date, months, later) => expect(addMonths(date, months)).toBe(later))
})
