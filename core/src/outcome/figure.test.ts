import { describe, expect, test } from 'vitest'
import { figureOf, helpNeeded, problemsOf, pullTestHigh, saltGroup, saltParts } from './figure.ts'
import { measureOf, measures } from './measures.ts'
import { measureIds } from './names.ts'

const salt = measureOf('salt')
const phq4 = measureOf('phq4')
const density = measureOf('density-terminal')

describe('the list of measures', () => {
  test('holds every id once, in order, each with an error for each of its methods', () => {
    expect(measures.map(({ id }) => id)).toEqual([...measureIds])
    for (const { id, methods, error, min, max, basis } of measures) {
      expect(Object.keys(error).sort(), id).toEqual([...methods].sort())
      expect(min).toBeLessThan(max)
      expect(basis.length).toBeGreaterThan(0)
      for (const { sd, basis: why } of Object.values(error)) {
        expect(sd).toBeGreaterThan(0)
        expect(why.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('the figure', () => {
  test.each([
    [{ top: 100, back: 0, left: 0, right: 0 }, 40],
    [{ top: 0, back: 100, left: 0, right: 0 }, 24],
    [{ top: 0, back: 0, left: 100, right: 0 }, 18],
    [{ top: 0, back: 0, left: 0, right: 100 }, 18],
    [{ top: 100, back: 100, left: 100, right: 100 }, 100],
    [{ top: 30, back: 10, left: 5, right: 0 }, 15.3],
  ])('SALT of %o is %d', (parts, score) => {
    expect(figureOf(salt, { parts })).toBeCloseTo(score, 12)
    expect(saltParts(parts).reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 12)
  })

  test('PHQ-4 is the sum; pull test and brow are means; repeats are averaged', () => {
    expect(figureOf(phq4, { parts: { interest: 1, down: 2, nervous: 3, worry: 0 } })).toBe(6)
    expect(
      figureOf(measureOf('pull-test'), { parts: { vertex: 2, left: 0, right: 1, back: 1 } }),
    ).toBe(1)
    expect(figureOf(measureOf('brow-coverage'), { parts: { head: 90, body: 60, tail: 30 } })).toBe(
      60,
    )
    expect(figureOf(density, { value: 1, repeats: [150, 156, 153] })).toBe(153)
    expect(figureOf(density, { value: 150 })).toBe(150)
  })

  test.each([
    [density, { value: null }, ['value']],
    [density, { value: -1 }, ['value']],
    [density, { value: Number.NaN }, ['value']],
    [density, { repeats: [150, 601, 140] }, ['repeats.1']],
    [density, { parts: { top: 3 } }, ['parts.top']],
    [salt, { parts: { top: 3, back: 101, left: 0 } }, ['parts.back', 'parts.right']],
    [
      phq4,
      { parts: { interest: 4, down: 0, nervous: 0, worry: 0, sleep: 1 } },
      ['parts.interest', 'parts.sleep'],
    ],
  ])('%# what is wrong is named by its place', (measure, typed, paths) => {
    expect(problemsOf(measure, typed).map(({ path }) => path)).toEqual(paths)
    expect(() => figureOf(measure, typed)).toThrow(paths[0])
  })
})

test.each([
  [0, 'S0'],
  [0.1, 'S1'],
  [24.9, 'S1'],
  [25, 'S2'],
  [50, 'S3'],
  [74.9, 'S3'],
  [75, 'S4'],
  [99.9, 'S4'],
  [100, 'S5'],
])('SALT %d is group %s', (score, group) => expect(saltGroup(score)).toBe(group))

test('help is offered from 3 of 6 on, in either half; unknown is not none', () => {
  expect(helpNeeded({ interest: 1, down: 1, nervous: 1, worry: 1 })).toEqual([])
  expect(helpNeeded({ interest: 1, down: 2, nervous: 1, worry: 1 })).toEqual(['phq2'])
  expect(helpNeeded({ interest: 1, down: 2, nervous: 3, worry: 0 })).toEqual(['phq2', 'gad2'])
  expect(helpNeeded({ nervous: 3 })).toEqual([])
})

test('a pull test stands out above two hairs from one place', () => {
  expect(pullTestHigh('pull-test', { vertex: 2, left: 0, right: 0, back: 2 }, 1)).toBe(false)
  expect(pullTestHigh('pull-test', { vertex: 3, left: 0, right: 0, back: 0 }, 0.75)).toBe(true)
  expect(pullTestHigh('pain', {}, 9)).toBe(false)
})
