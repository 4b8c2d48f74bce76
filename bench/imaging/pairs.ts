import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findHairs } from '../../imaging/src/close-up/index.ts'
import { apply, distance, invert, type Similarity } from '../../imaging/src/geometry.ts'
import { matchHairs, type Visit } from '../../imaging/src/match/index.ts'
import { decodeFile } from '../../imaging/src/node/index.ts'
import { registerCloseUps } from '../../imaging/src/register/index.ts'
import { renderPair, renderRepeats } from '../../imaging/src/render/index.ts'
import { findOverlays } from '../../imaging/src/scale/index.ts'
import type { Picture, Point } from '../../imaging/src/types.ts'

/** Two visits of one site with the true place and the true change. */
export interface PairExample {
  readonly a: Side
  readonly b: Side
  readonly aToB: Similarity
  readonly rootsA: readonly Point[]
  readonly rootsB: readonly Point[]
}

type Side = Visit & { readonly width: number; readonly height: number }

function side(picture: Picture, umPerPx: number): Side {
  const { hairs } = findHairs(picture, umPerPx, findOverlays(picture).mask)
  return { picture, umPerPx, hairs, width: picture.width, height: picture.height }
}

type SharedPair = { um: number; M: [number[], number[]]; rootsA: Point[]; rootsB: Point[] }

/** The rendered pairs of the shared data. */
export async function sharedPairs(folder: string): Promise<PairExample[]> {
  if (!existsSync(folder)) return []
  const pairs: PairExample[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue
    const truth = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SharedPair
    const read = (letter: string) =>
      decodeFile(join(folder, file.replace('.json', `${letter}.jpg`)), { kind: 'closeup' })
    const [[a, , tx], [b, , ty]] = truth.M as [[number, number, number], [number, number, number]]
    pairs.push({
      a: side(await read('a'), truth.um),
      b: side(await read('b'), truth.um),
      aToB: { a, b, tx, ty },
      rootsA: truth.rootsA,
      rootsB: truth.rootsB,
    })
  }
  return pairs
}

/** Pairs of our own renderer. */
export function renderedPairs(seeds: readonly number[]): PairExample[] {
  return seeds.map((seed) => {
    const umPerPx = 6
    const pair = renderPair({ seed, umPerPx, width: 1200, height: 900 })
    return {
      a: side(pair.a.picture, umPerPx),
      b: side(pair.b.picture, umPerPx),
      aToB: pair.aToB,
      rootsA: pair.a.truth.hairs.map((h) => h.root),
      rootsB: pair.b.truth.hairs.map((h) => h.root),
    }
  })
}

export interface PairSummary {
  readonly pairs: number
  /** Found within 50 um at every corner. */
  readonly registered: number
  readonly wrongPairs: number
  readonly wrongRefused: number
  /** Mean absolute error of the net change, per cent of hairs. */
  readonly netErrorPct: number
}

const registeredUm = 50
/** As in `matchHairs`: roots nearer to a frame are not compared. */
const borderUm = 150

export function evaluatePairs(pairs: readonly PairExample[]): PairSummary {
  let registered = 0
  let wrongRefused = 0
  const errors: number[] = []
  pairs.forEach((pair, i) => {
    const found = registerCloseUps(pair.a, pair.b)
    if ('transform' in found) {
      if (cornersUm(found.transform, pair) <= registeredUm) registered++
      const { netChangePct } = matchHairs(pair.a, pair.b, found.transform)
      errors.push(Math.abs(netChangePct.value - trueNetPct(pair)))
    }
    const other = pairs[(i + 1) % pairs.length] as PairExample
    if (!('transform' in registerCloseUps(pair.a, other.b))) wrongRefused++
  })
  return {
    pairs: pairs.length,
    registered,
    wrongPairs: pairs.length,
    wrongRefused,
    netErrorPct: errors.reduce((s, e) => s + e, 0) / Math.max(1, errors.length),
  }
}

function cornersUm(found: Similarity, { a, aToB }: PairExample): number {
  const corners: Point[] = [
    [0, 0],
    [a.width, 0],
    [0, a.height],
    [a.width, a.height],
  ]
  return Math.max(...corners.map((c) => distance(apply(found, c), apply(aToB, c)) * a.umPerPx))
}

/** Roots less than a pixel apart are the same. */
function trueNetPct({ a, b, aToB, rootsA, rootsB }: PairExample): number {
  const inside = ([x, y]: Point, { width, height, umPerPx }: Side) => {
    const border = borderUm / umPerPx
    return x >= border && y >= border && x <= width - 1 - border && y <= height - 1 - border
  }
  const back = invert(aToB)
  const before = rootsA.filter((p) => inside(p, a) && inside(apply(aToB, p), b))
  const after = rootsB.filter((p) => inside(p, b) && inside(apply(back, p), a))
  const has = (list: readonly Point[], p: Point) => list.some((q) => distance(p, q) < 1)
  const lost = before.filter((p) => !has(rootsB, apply(aToB, p))).length
  const gained = after.filter((p) => !has(rootsA, apply(back, p))).length
  return (100 * (gained - lost)) / Math.max(1, before.length)
}

/**
 * Noise of the density of one photo among free-hand repeats of a site, in the part that all of them show: the
 * square root of the mean variance within sites, per cent of the mean.
 */
export function repeatNoisePct(seeds: readonly number[]): number {
  const parts = seeds.map((seed) => {
    const { scenes, fromFirst } = renderRepeats({
      seed,
      count: 3,
      umPerPx: 6,
      width: 1200,
      height: 900,
    })
    const sides = scenes.map(({ picture }) => side(picture, 6))
    const first = sides[0] as Side
    const shows = (p: Point) =>
      sides.every((s, k) => {
        const [x, y] = apply(fromFirst[k] as Similarity, p)
        return x >= 20 && y >= 20 && x <= s.width - 20 && y <= s.height - 20
      })
    const counts = sides.map((s, k) => {
      const found = k === 0 ? undefined : registerCloseUps(first, s)
      const back =
        found && 'transform' in found ? invert(found.transform) : invert(fromFirst[k] as Similarity)
      return s.hairs.filter(({ root }) => shows(apply(back, root))).length
    })
    const mean = counts.reduce((s, n) => s + n, 0) / counts.length
    const variance = counts.reduce((s, n) => s + (n - mean) ** 2, 0) / (counts.length - 1)
    return variance / (mean * mean)
  })
  return 100 * Math.sqrt(parts.reduce((s, v) => s + v, 0) / parts.length)
}
