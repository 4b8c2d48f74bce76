import { microneedlingSixMonthly } from '@anagen/core/protocol'
import { describe, expect, it } from 'vitest'
import { outlines, shapes, views } from './zones.ts'

describe('scalp map', () => {
  it('has a shape for every area of the built-in protocol', () => {
    const drawn = new Set(views.flatMap((view) => shapes[view].map((s) => s.zone)))
    expect(microneedlingSixMonthly.areas.map((a) => a.id).filter((id) => !drawn.has(id))).toEqual(
      [],
    )
  })
  it.each(views)('%s keeps every shape on its paper, once each', (view) => {
    const zones = shapes[view].map((s) => s.zone)
    expect(new Set(zones).size).toBe(zones.length)
    for (const path of [...shapes[view].map((s) => s.path), ...outlines[view]]) {
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number)
      expect(Math.min(...numbers) >= 0 && Math.max(...numbers) <= 220).toBe(true)
    }
  })
  it('shows the person’s own left on the right when they face us', () => {
    const x = (view: 'front' | 'back', zone: string) =>
      shapes[view].find((s) => s.zone === zone)?.at[0] ?? 0
    expect(x('front', 'brow-left')).toBeGreaterThan(x('front', 'brow-right'))
    expect(x('back', 'side-left')).toBeLessThan(x('back', 'side-right'))
  })
})
