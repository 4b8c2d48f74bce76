import { describe, expect, it } from 'vitest'
import { type Entry, errorOf, figure, inputOf, isFilled } from './draft.ts'
import { departing, summary } from './repeats.ts'
import { cells, drawingOf, percentOf, saltParts, step } from './salt-cells.ts'

const density = {
  min: 0,
  max: 600,
  parts: [],
} as never
const entry: Entry = {
  measure: 'density-terminal',
  spotId: null,
  side: null,
  method: 'by-hand',
  device: ' Scope ',
  areaCm2: '',
  umPerPx: '',
  value: '',
  repeats: ['', '', ''],
  parts: {},
  matched: null,
}
const matched = { against: '2026-03-01', kept: '140', gained: '12', lost: '3' }

describe('figures as they are typed', () => {
  it.each([
    ['12,5', 12.5],
    [' 12.5 ', 12.5],
    ['-2', -2],
    ['', null],
    ['12 hairs', null],
    ['1e3', null],
  ])('%s is %s', (text, value) => expect(figure(text)).toBe(value))
  it('nothing typed is nothing to send, and no mistake', () => {
    expect(isFilled(entry)).toBe(false)
    expect(errorOf(entry, density)).toBeNull()
  })
  it.each([
    ['a word', { ...entry, repeats: ['150', 'many', ''] }, 'not a number'],
    ['too much', { ...entry, repeats: ['150', '700', ''] }, 'out of range'],
    ['the limit', { ...entry, repeats: ['600', '', ''] }, null],
    ['half a hair', { ...entry, matched: { ...matched, kept: '1.5' } }, 'whole number'],
    ['one of three', { ...entry, matched: { ...matched, lost: '' } }, 'whole number'],
    ['matched without an area', { ...entry, matched }, 'area'],
    ['matched on 1 cm2', { ...entry, areaCm2: '1', matched }, null],
  ] as const)('%s', (_, one, error) =>
    expect(errorOf(one as unknown as Entry, density)).toBe(error),
  )
  it('hairs followed one by one make the density of their area', () => {
    expect(inputOf({ ...entry, areaCm2: '2', matched })).toMatchObject({
      value: 76,
      areaCm2: 2,
      device: 'Scope',
      matched: { kept: 140, gained: 12, lost: 3 },
    })
  })
  it('repeats are sent as they are, without a value of their own', () =>
    expect(inputOf({ ...entry, repeats: ['150', '', '148,5'] })).toMatchObject({
      value: null,
      repeats: [150, 148.5],
    }))
})

describe('repeats', () => {
  it('have a mean and a spread', () => {
    expect(summary([])).toEqual({ mean: null, sd: null })
    expect(summary([150])).toEqual({ mean: 150, sd: null })
    expect(summary([148, 150, 152])).toEqual({ mean: 150, sd: 2 })
  })
  const five = { kind: 'relative', sd: 0.05 } as const
  it.each([
    [[150, 152, 149], []],
    [[150, 152, 100], [2]],
    [[150, null, null], []],
    [[150, null, 170], []],
    [
      [150, null, 200],
      [0, 2],
    ],
  ])('%j departs at %j', (values, places) => expect(departing(values, five)).toEqual(places))
  it('nothing is called out where no error is known', () =>
    expect(departing([1, 100], undefined)).toEqual([]))
})

describe('SALT by areas', () => {
  it('each cell is 1 % of the scalp', () =>
    expect(saltParts.map((part) => cells[part].length)).toEqual([40, 24, 18, 18]))
  it.each(saltParts)('%s: cells stand inside the paper and apart', (part) => {
    const middles = cells[part].map((cell) => `${cell.x.toFixed(1)},${cell.y.toFixed(1)}`)
    expect(new Set(middles).size).toBe(middles.length)
    for (const cell of cells[part]) {
      expect(cell.x > 10 && cell.x < 190 && cell.y > 20 && cell.y < 200).toBe(true)
    }
  })
  it('left and right mirror each other', () => {
    const xs = (part: 'left' | 'right') => cells[part].map((cell) => cell.x).sort((a, b) => a - b)
    xs('left').forEach((x, i) => {
      expect(xs('right').at(-1 - i)).toBeCloseTo(200 - x, 6)
    })
  })
  it('grows from what is there, and shrinks the way it grew', () => {
    const three = step('top', step('top', step('top', [], 1), 1), 1)
    expect(new Set(three).size).toBe(3)
    expect(step('top', three, -1)).toEqual(three.slice(0, 2))
    expect(percentOf('top', three)).toBe(7.5)
  })
  it('a full part is full and stays so', () => {
    const full = drawingOf('back', 100)
    expect(percentOf('back', full)).toBe(100)
    expect(step('back', full, 1)).toEqual(full)
    expect(percentOf('left', drawingOf('left', 0))).toBe(0)
  })
})
