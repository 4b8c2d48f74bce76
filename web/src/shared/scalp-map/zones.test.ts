import { microneedlingSixMonthly } from '@anagen/core/protocol'
import { describe, expect, it } from 'vitest'
import { nextBox } from './keys.ts'
import { heads, outlines, shapes, views } from './zones.ts'

const drawn = views.flatMap((view) => shapes[view])
const numbers = (path: string) => [...path.matchAll(/-?[\d.]+/g)].map(Number)

describe('scalp map', () => {
  it('has a shape for every area of the built-in protocol', () => {
    const zones = new Set(drawn.map((shape) => shape.zone))
    const missing = microneedlingSixMonthly.areas.filter((area) => !zones.has(area.id))
    expect(missing).toEqual([])
  })
  it.each([...new Set(drawn.map((shape) => shape.zone))])('says the figures of %s once', (zone) => {
    expect(drawn.filter((shape) => shape.zone === zone && shape.at)).toHaveLength(1)
  })
  it.each(views)('%s keeps every shape on its paper, once each', (view) => {
    const zones = shapes[view].map((shape) => shape.zone)
    expect(new Set(zones).size).toBe(zones.length)
    const paths = [...shapes[view].map((shape) => shape.path), ...outlines[view], heads[view] ?? '']
    const all = paths.flatMap(numbers)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...all)).toBeLessThanOrEqual(220)
  })
  it.each([
    ['front', 'brow', 'right of us when they face us'],
    ['front', 'temple', 'right of us when they face us'],
    ['brows', 'brow', 'right of us when they face us'],
    ['top', 'side', 'left from above, the nose up'],
    ['back', 'side', 'left from behind'],
  ] as const)('%s: the own left %s is %s', (view, zone, place) => {
    const x = (side: 'left' | 'right') =>
      numbers(shapes[view].find((one) => one.zone === `${zone}-${side}`)?.path ?? '')[0] ?? 0
    expect(x('left') > x('right')).toBe(place.startsWith('right'))
  })
  it.each([
    ['left', 'right'],
    ['right', 'left'],
  ] as const)('from the %s nothing of the %s is seen', (view, other) => {
    expect(shapes[view].filter((shape) => shape.zone.endsWith(other))).toEqual([])
  })
})

describe('arrow keys in the list of zones', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowRight', 2, 0],
    ['ArrowUp', 0, 2],
    ['ArrowLeft', 1, 0],
    ['Tab', 1, null],
    [' ', 1, null],
  ])('%s at %d of 3', (key, at, to) => expect(nextBox(key, at, 3)).toBe(to))
})
