import { describe, expect, test } from 'vitest'
import { identity, invert } from '../geometry.ts'
import { renderPair, type SceneTruth, type TrueHair } from '../render/index.ts'
import type { Hair } from '../types.ts'
import { matchHairs, netChange, type Visit } from './match.ts'

const asHair = ({ root, path, widthUm, unit, tone }: TrueHair, umPerPx: number): Hair => ({
  root,
  tip: path[path.length - 1]!,
  path,
  widthPx: widthUm / umPerPx,
  unit,
  score: 1,
  tone,
})

const visit = (picture: Visit['picture'], truth: SceneTruth): Visit => ({
  picture,
  umPerPx: truth.umPerPx,
  hairs: truth.hairs.map((h) => asHair(h, truth.umPerPx)),
})

const pair = renderPair({
  seed: 4,
  width: 640,
  height: 480,
  umPerPx: 6,
  densityPerCm2: 150,
  level: 'easy',
})
const before = visit(pair.a.picture, pair.a.truth)
const after = visit(pair.b.picture, pair.b.truth)

test('with every hair traced, what was kept, lost and gained is what was drawn', () => {
  const found = matchHairs(before, after, pair.aToB)
  const idsA = pair.a.truth.hairs.map((h) => h.id)
  const idsB = pair.b.truth.hairs.map((h) => h.id)
  const both = new Set(idsA.filter((id) => idsB.includes(id)))
  const wrong = [
    ...found.lost.filter((i) => both.has(idsA[i]!)),
    ...found.gained.filter((j) => both.has(idsB[j]!)),
    ...found.kept.filter((k) => k.followUp !== undefined && idsA[k.baseline] !== idsB[k.followUp]),
  ]
  expect(wrong.length).toBeLessThanOrEqual(0.1 * found.compared)
  expect(found.kept.length).toBeGreaterThan(0.7 * found.compared)
})

test('the other way round, lost is gained', () => {
  const there = matchHairs(before, after, pair.aToB)
  const back = matchHairs(after, before, invert(pair.aToB))
  expect(Math.abs(back.lost.length - there.gained.length)).toBeLessThanOrEqual(2)
  expect(Math.abs(back.gained.length - there.lost.length)).toBeLessThanOrEqual(2)
})

test('a hair the detector missed is found by looking back, not called lost', () => {
  const missed = 3
  const [one] = matchHairs(before, before, identity).kept.slice(missed, missed + 1)
  const without = { ...before, hairs: before.hairs.filter((_, i) => i !== one!.baseline) }
  const found = matchHairs(before, without, identity)
  expect(found.lost).not.toContain(one!.baseline)
  expect(found.gained).toEqual([])
})

test('nothing changed is no change', () => {
  const found = matchHairs(before, before, identity)
  expect(found.lost).toEqual([])
  expect(found.gained).toEqual([])
  expect(found.kept.every((k) => k.change === 'same')).toBe(true)
  expect(found.netChangePct.value).toBe(0)
})

test('a thicker hair is called so beyond the error of its width', () => {
  const thicker = {
    ...before,
    hairs: before.hairs.map((h, i) => (i % 2 ? h : { ...h, widthPx: h.widthPx + 4 })),
  }
  const found = matchHairs(before, thicker, identity)
  for (const k of found.kept)
    if (k.followUp !== undefined) expect(k.change).toBe(k.followUp % 2 ? 'same' : 'thicker')
})

describe('the net change', () => {
  test.each([
    [0, 0, 100, 0],
    [10, 4, 100, 6],
    [4, 10, 100, -6],
  ])('%i gained, %i lost of %i', (gained, lost, n, net) => {
    const { value, low, high } = netChange(gained, lost, n)
    expect(value).toBeCloseTo(net, 9)
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
  })
  test('more swaps, wider interval; nothing compared, nothing known', () => {
    const width = (g: number, l: number) => {
      const { low, high } = netChange(g, l, 100)
      return high - low
    }
    expect(width(10, 10)).toBeGreaterThan(width(2, 2))
    expect(netChange(0, 0, 0)).toEqual({ value: 0, low: -100, high: 100 })
  })
})
