import { describe, expect, it } from 'vitest'
import { countedOn, type Entry, errorOf, figure, hairsOf, inputOf, isFilled } from './draft.ts'
import { departing, summary } from './repeats.ts'
import { cells, drawingOf, percentOf, saltParts, step } from './salt-cells.ts'
import { freePlace, touched } from './spot-places.ts'

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

describe('what hairs followed one by one add up to', () => {
  const on = (kept: string, gained: string, lost: string, areaCm2 = '3') => ({
    matched: { ...matched, kept, gained, lost },
    areaCm2,
  })
  it('both pictures, and how many hairs the first one had', () =>
    expect(hairsOf(on('5', '400', '3'), 124)).toEqual({
      before: 8,
      now: 405,
      density: { before: 8 / 3, now: 135 },
      had: 372,
      off: true,
    }))
  it.each([
    ['298', 124, false],
    ['297', 124, true],
    ['446', 124, false],
    ['447', 124, true],
    ['5', null, false],
  ])('%s stayed of a picture of %s hairs/cm2 on 3 cm2: off %s', (kept, counted, off) =>
    expect(hairsOf(on(kept, '0', '0'), counted)?.off).toBe(off),
  )
  it('hairs only, without an area', () =>
    expect(hairsOf(on('5', '400', '3', ''), 124)).toEqual({
      ...{ before: 8, now: 405, density: null, had: null, off: false },
    }))
  it.each(['', 'many'])('nothing while one is "%s"', (lost) => {
    expect(hairsOf(on('5', '400', lost), 124)).toBeNull()
    expect(hairsOf({ matched: null, areaCm2: '3' }, 124)).toBeNull()
  })
  it('the baseline is of the same measure, spot and day', () => {
    const first = { measure: 'density-terminal', spotId: 'a', side: null, date: '2026-03-01' }
    const all = [
      { ...first, spotId: 'b', value: 1 },
      { ...first, value: 124 },
    ] as never
    const place = { measure: 'density-terminal', spotId: 'a', side: null } as const
    expect(countedOn(all, place, '2026-03-01')).toBe(124)
    expect(countedOn(all, place, '2026-03-02')).toBeNull()
  })
})

describe('a new spot', () => {
  it('begins in the middle, then where no mark lies', () => {
    const marks: { x: number; y: number }[] = []
    for (let i = 0; i < 25; i++) {
      const place = freePlace(marks)
      expect(touched(place, marks)).toBeUndefined()
      marks.push(place)
    }
    expect(marks[0]).toEqual({ x: 0.5, y: 0.6 })
    for (const { x, y } of marks) {
      const [right, down] = [8 + x * 184 - 100, 12 + y * 206 - 108]
      expect((right / 70) ** 2 + (down / 82) ** 2).toBeLessThan(1)
    }
    expect(freePlace(marks)).toEqual(marks[0])
  })
  it('touches a mark that is nearer than both are wide', () => {
    const mark = { x: 0.5, y: 0.6 }
    expect(touched({ x: 0.6, y: 0.6 }, [mark])).toBe(mark)
    expect(touched({ x: 0.61, y: 0.6 }, [mark])).toBeUndefined()
    expect(touched({ x: 0.5, y: 0.7 }, [mark])).toBeUndefined()
  })
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
  it.each(saltParts)('%s: no cell lies on the edge of another', (part) => {
    const boxes = cells[part].map(({ path }) => {
      const [x = 0, y = 0, width = 0, height = 0] = (path.match(/-?[\d.]+/g) ?? []).map(Number)
      return { x, y, right: x + width, bottom: y + height }
    })
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.right < b.x || b.right < a.x || a.bottom < b.y || b.bottom < a.y).toBe(true)
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
