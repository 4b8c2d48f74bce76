import { plane } from '../filters.ts'
import { pathLength } from '../geometry.ts'
import type { Hair, Picture, Plane, Point } from '../types.ts'
import { findCandidates } from './candidates.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { type Explanation, explain, leastCoreOf } from './explain.ts'
import { drawn } from './fit.ts'
import { chanceOfHair, marksOf } from './hairness.ts'
import { boxOf, chord, middleLine, type Stroke } from './stroke.ts'
import { areaOf } from './stroke-set.ts'
import { unitsOf } from './units.ts'

/** The hairs of a close-up and which pixels they cover. */
export interface Found {
  readonly hairs: readonly Hair[]
  /** 1 where a hair lies, one byte a pixel. */
  readonly covered: Uint8Array
}

/**
 * From this chance on a stroke is counted: as many hairs of the real pictures are then taken wrongly as are left
 * out, those aside that their seams cut. 0.4 finds more of the right ones among those it takes, and counts 4 % too few.
 */
const leastScore = 0.3
/** Where hairs beyond doubt are fewer than the thinnest scalp has (`plausible`), no others are believed. */
const fewPerCm2 = 20
const beyondDoubt = 0.95
/** Share of the picture that must be as light as a hair before light hair is looked for. */
const lightShare = 0.004
/** Light hair counts when it covers more than dark hair does: between dark hairs, shine draws light lines. */
const lightAgainstDark = 1
/** Shorter light lines are shine, flakes and rims of bubbles; so are all when they are as few as this. */
const lightLeastUm = 300
const lightFew = 5
/** A light line of which this share lies in dark hair is that hair's shine. */
const shineShare = 0.3

/**
 * Trace every hair of a close-up, dark and light. `drawnOver`: 1 where a program drew, one byte a pixel.
 * Widths have the blur of the picture taken out.
 */
export function findHairs(picture: Picture, umPerPx: number, drawnOver: Uint8Array): Found {
  const evidence = gatherEvidence(picture, umPerPx)
  const dark = explained(evidence, { umPerPx, drawnOver, sign: 1 })
  const area = (all: readonly Scored[]) => all.reduce((sum, { stroke }) => sum + areaOf(stroke), 0)
  const light = explained(evidence, {
    umPerPx,
    drawnOver,
    sign: -1,
    leastArea: lightAgainstDark * area(dark),
  })
  const covered = coveredBy(dark, picture)
  const rest = light.filter(
    ({ stroke }) =>
      chord(stroke).length * umPerPx >= lightLeastUm && !shines(stroke, covered, picture.width),
  )
  const cm2 = picture.width * picture.height * (umPerPx / 1e4) ** 2
  const beyond = (all: readonly Scored[]) => all.filter((s) => s.score >= beyondDoubt).length
  const isLight =
    beyond(rest) > Math.max(lightFew, fewPerCm2 * cm2) && area(rest) > lightAgainstDark * area(dark)
  const withLight = isLight ? rest : []
  coveredBy(withLight, picture).forEach((c, i) => {
    if (c) covered[i] = 1
  })
  const few = beyond(dark) + beyond(withLight) < fewPerCm2 * cm2
  const sure = (s: Scored) => !few || s.score >= beyondDoubt
  const all = [
    ...dark.filter(sure).map((s) => ({ ...s, tone: 'dark' as const })),
    ...withLight.filter(sure).map((s) => ({ ...s, tone: 'light' as const })),
  ]
  const units = unitsOf(
    all.map(({ stroke }) => [stroke.x0, stroke.y0] as const),
    umPerPx,
  )
  const hairs = all.map(({ stroke, score, tone }, i): Hair => {
    const path = middleLine(stroke, Math.max(4, Math.ceil((chord(stroke).length * umPerPx) / 100)))
    return {
      root: path[0] as Point,
      tip: path[path.length - 1] as Point,
      path,
      widthPx: stroke.width,
      unit: units[i]!,
      score,
      tone,
    }
  })
  return { hairs, covered }
}

interface Scored {
  readonly stroke: Stroke
  readonly score: number
  readonly from: Explanation
}

type Side = { umPerPx: number; drawnOver: Uint8Array; sign: 1 | -1; leastArea?: number }

/** @param side with `leastArea` (square pixels): nothing when lines that may be hairs do not cover that much */
function explained({ contrast, noise }: Evidence, side: Side): Scored[] {
  const { umPerPx, drawnOver, sign, leastArea = 0 } = side
  const { width, height, data } = contrast
  const hair: Plane = plane(width, height)
  const least = Math.max(0.08, 5 * noise)
  let strong = 0
  for (let i = 0; i < data.length; i++) {
    const c = sign * data[i]!
    if (drawnOver[i] || c <= 0) continue
    hair.data[i] = c
    if (c > least) strong++
  }
  if (sign < 0 && strong < lightShare * data.length) return []
  if (leastArea > 0 && traced(hair, noise, umPerPx) < leastArea) return []
  const explanation = explain(hair, noise, umPerPx)
  const marks = marksOf(explanation)
  return explanation.strokes
    .map((stroke, i) => ({ stroke, score: chanceOfHair(marks[i]!), from: explanation }))
    .filter(({ score }) => score >= leastScore)
}

/** What lines that may be hairs cover, square pixels: more than their hairs will. */
function traced(hair: Plane, noise: number, umPerPx: number): number {
  const traces = findCandidates(hair, { umPerPx, leastCore: leastCoreOf(noise) })
  return traces.reduce((sum, { path, widthPx }) => sum + widthPx * pathLength(path), 0)
}

function coveredBy(scored: readonly Scored[], { width, height }: Picture): Uint8Array {
  const covered = new Uint8Array(width * height)
  for (const { stroke, from } of scored) {
    const patch = drawn([stroke], boxOf(stroke, 2, from.canvas.dark), { ...from.canvas, every: 1 })
    patch.data.forEach((model, i) => {
      if (model < 0.5 * stroke.core) return
      const x = patch.x + (i % patch.width)
      covered[(patch.y + Math.floor(i / patch.width)) * width + x] = 1
    })
  }
  return covered
}

function shines(stroke: Stroke, covered: Uint8Array, width: number): boolean {
  const line = middleLine(stroke)
  const inHair = line.filter(([x, y]) => covered[Math.round(y) * width + Math.round(x)])
  return inHair.length > shineShare * line.length
}
