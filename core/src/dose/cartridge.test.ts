import { describe, expect, test } from 'vitest'
import cases from '../../cases/dose/cartridge.json' with { type: 'json' }
import { cartridgeState } from './cartridge.ts'
import { expirySchema } from './schema.ts'

describe('cartridge', () => {
  test.each(cases)('$name', ({ expiry, today, opened, state, lastDay }) => {
    if (expiry !== null) expect(expirySchema.parse(expiry)).toBe(expiry)
    const found = cartridgeState(expiry, today, opened)
    expect(found.state).toBe(state)
    expect('lastDay' in found ? found.lastDay : undefined).toBe(lastDay)
  })
  test.each(['2026-13', '2026-02-30', '02/2026', ''])('%s is no expiry', (text) => {
    expect(expirySchema.safeParse(text).success).toBe(false)
  })
})
