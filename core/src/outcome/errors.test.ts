import { describe, expect, test } from 'vitest'
import { errorOf, ownErrorOf, sdOf } from './errors.ts'
import { measureOf } from './measures.ts'

const density = measureOf('density-terminal')
const salt = measureOf('salt')
const engine = { method: 'engine', device: 'scope A' } as const
const own = (triples: number, sd: number, device: string | null = null) => ({
  method: 'engine' as const,
  device,
  triples,
  sd,
})

describe('the error of one figure', () => {
  test('is the published one until a practice has its own', () => {
    expect(errorOf(density, engine)).toMatchObject({
      kind: 'relative',
      sd: 0.09,
      from: 'published',
    })
    expect(errorOf(density, { ...engine, method: 'hair-to-hair' }).sd).toBe(0.006)
    expect(errorOf(salt, { method: 'inspection', device: null })).toMatchObject({
      kind: 'absolute',
      sd: 8,
    })
  })

  test.each([
    [0, 0.09],
    [5, Math.sqrt(0.25 * 0.03 ** 2 + 0.75 * 0.09 ** 2)],
    [19, Math.sqrt(0.95 * 0.03 ** 2 + 0.05 * 0.09 ** 2)],
    [20, 0.03],
    [80, 0.03],
  ])('%d own triples draw it to %d', (triples, sd) => {
    expect(errorOf(density, engine, [own(triples, 0.03)]).sd).toBeCloseTo(sd, 12)
  })

  test('repeats are pooled by method; of another device they do not count', () => {
    const pooled = errorOf(density, engine, [own(10, 0.02), own(30, 0.04, 'scope A')])
    expect(pooled.sd).toBeCloseTo(Math.sqrt((10 * 0.02 ** 2 + 30 * 0.04 ** 2) / 40), 12)
    expect(errorOf(density, engine, [own(99, 0.01, 'scope B')]).from).toBe('published')
    expect(errorOf(density, engine, [{ ...own(99, 0.01), method: 'by-hand' }]).triples).toBe(0)
  })

  test('own repeats that are too good to be true are not believed', () => {
    expect(errorOf(density, engine, [own(40, 0)]).sd).toBeCloseTo(0.009, 12)
  })

  test('more repeats make it smaller by their root', () => {
    const error = errorOf(density, engine)
    expect(sdOf(error, 150, 1)).toBeCloseTo(13.5, 12)
    expect(sdOf(error, 150, 3)).toBeCloseTo(13.5 / Math.sqrt(3), 12)
    expect(sdOf(errorOf(salt, { method: 'photo', device: null }), 80, 0)).toBe(5)
  })
})

test('own repeats: the spread within each set, as a share where the measure says so', () => {
  const sets = [[99, 100, 101], [198, 200, 202], [50]]
  const { triples, sd } = ownErrorOf(density, sets)
  expect(triples).toBe(2)
  expect(sd).toBeCloseTo(0.01, 12)
  expect(ownErrorOf(salt, [[10, 12, 14]]).sd).toBeCloseTo(2, 12)
  expect(ownErrorOf(density, [])).toEqual({ triples: 0, sd: 0 })
  expect(ownErrorOf(density, [[0, 0, 0]])).toEqual({ triples: 0, sd: 0 })
})
