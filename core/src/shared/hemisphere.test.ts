import { expect, it } from 'vitest'
import { hemisphereOf } from './hemisphere.ts'

it.each([
  ['America/New_York', 'north'],
  ['Europe/Madrid', 'north'],
  ['America/Argentina/Ushuaia', 'south'],
  ['Australia/Perth', 'south'],
  ['Pacific/Auckland', 'south'],
  ['Asia/Kathmandu', 'north'],
])('%s lies in the %s', (zone, half) => expect(hemisphereOf(zone)).toBe(half))
