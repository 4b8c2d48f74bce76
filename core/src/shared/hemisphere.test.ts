import { expect, it } from 'vitest'
import { hemisphereOf, sheddingSeasons } from './hemisphere.ts'

it.each([
  ['America/New_York', 'north'],
  ['Europe/Madrid', 'north'],
  ['America/Argentina/Ushuaia', 'south'],
  ['Australia/Perth', 'south'],
  ['Pacific/Auckland', 'south'],
  ['Asia/Kathmandu', 'north'],
])('%s lies in the %s', (zone, half) => expect(hemisphereOf(zone)).toBe(half))

it.each([
  ['2026-07-31', '2026-08-02', 'north', ['2026-08-01']],
  ['2026-10-31', '2027-07-31', 'north', []],
  ['2026-03-01', '2028-09-01', 'north', ['2026-08-01', '2027-08-01', '2028-08-01']],
  ['2026-03-01', '2027-03-01', 'south', ['2026-02-01', '2027-02-01']],
] as const)('between %s and %s in the %s hair sheds from %o', (first, last, half, from) =>
  expect(sheddingSeasons(first, last, half).map((one) => one.from)).toEqual(from),
)
