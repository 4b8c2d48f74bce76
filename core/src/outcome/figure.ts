import { type Basis, sources as s, type Text } from '../shared/index.ts'
import { measureOf } from './measures.ts'
import type { MeasureId, Observation, OutcomeMeasure } from './schema.ts'

/** What was typed of one measure. */
export type Typed = {
  value?: number | null | undefined
  repeats?: readonly number[] | undefined
  parts?: Readonly<Record<string, number>> | undefined
}
/** What is wrong with it: where (`value`, `repeats.1`, `parts.top`) and why. */
export type FigureProblem = { path: string; reason: Text }

const finite = (figure: number) => Number.isFinite(figure)
const mean = (figures: readonly number[]) =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length

const missing: Text = {
  en: 'A figure is missing.',
  es: 'Falta una cifra.',
}
const outside = (low: number, high: number): Text => ({
  en: `Must be a number from ${low} to ${high}.`,
  es: `Debe ser un número de ${low} a ${high}.`,
})
const unknownPart = (measure: OutcomeMeasure): Text => {
  const list = measure.parts.map(({ id }) => id).join(', ')
  return measure.parts.length === 0
    ? { en: 'This measure has no parts.', es: 'Esta medida no tiene partes.' }
    : { en: `No such part; the parts are ${list}.`, es: `No existe esa parte; son ${list}.` }
}

function partProblems(measure: OutcomeMeasure, parts: Readonly<Record<string, number>>) {
  const ids = new Set(measure.parts.map(({ id }) => id))
  const unknown = Object.keys(parts)
    .filter((id) => !ids.has(id))
    .map((id): FigureProblem => ({ path: `parts.${id}`, reason: unknownPart(measure) }))
  const known = measure.parts.flatMap(({ id, min, max }): FigureProblem[] => {
    const figure = parts[id]
    if (figure === undefined) return [{ path: `parts.${id}`, reason: missing }]
    if (finite(figure) && figure >= min && figure <= max) return []
    return [{ path: `parts.${id}`, reason: outside(min, max) }]
  })
  return [...known, ...unknown]
}

/** What is wrong with what was typed, one entry a place; empty when a figure can be made. */
export function problemsOf(measure: OutcomeMeasure, typed: Typed): FigureProblem[] {
  const { value = null, repeats = [], parts = {} } = typed
  if (Object.keys(parts).length > 0) return partProblems(measure, parts)
  const within = (figure: number) =>
    finite(figure) && figure >= measure.min && figure <= measure.max
  const reason = outside(measure.min, measure.max)
  if (repeats.length > 0)
    return repeats.flatMap((one, i) => (within(one) ? [] : [{ path: `repeats.${i}`, reason }]))
  if (value === null) return [{ path: 'value', reason: missing }]
  return within(value) ? [] : [{ path: 'value', reason }]
}

/** How much each area of the head counts in SALT (WYR20). */
export const saltWeights = { top: 0.4, back: 0.24, left: 0.18, right: 0.18 } as const

function fromParts(measure: OutcomeMeasure, parts: Readonly<Record<string, number>>): number {
  const figures = measure.parts.map(({ id }) => parts[id] ?? Number.NaN)
  if (measure.id === 'salt') return saltOf(parts)
  if (measure.id === 'phq4') return figures.reduce((sum, one) => sum + one, 0)
  return mean(figures)
}

/** SALT in % of the scalp from the share without hair of each area, 0-100. */
function saltOf(parts: Readonly<Record<string, number>>): number {
  const sum = Object.entries(saltWeights).reduce(
    (all, [id, weight]) => all + Math.round(weight * 100) * (parts[id] ?? Number.NaN),
    0,
  )
  return sum / 100
}

/**
 * The figure of one measure, in its unit: from the parts where there are any (SALT: weighted areas;
 * PHQ-4: sum; pull test and brow: mean), else the mean of the repeats, else the value typed.
 * @throws RangeError naming each place that is wrong; `problemsOf` tells them without throwing
 */
export function figureOf(measure: OutcomeMeasure, typed: Typed): number {
  const problems = problemsOf(measure, typed)
  if (problems.length > 0)
    throw new RangeError(problems.map(({ path, reason }) => `${path}: ${reason.en}`).join('; '))
  const { value, repeats = [], parts = {} } = typed
  if (Object.keys(parts).length > 0) return fromParts(measure, parts)
  return repeats.length > 0 ? mean(repeats) : (value ?? Number.NaN)
}

/** What each area adds to SALT, in points; together they are the score. */
export function saltParts(parts: Readonly<Record<keyof typeof saltWeights, number>>) {
  return measureOf('salt').parts.map(({ id, name }) => {
    const area = id as keyof typeof saltWeights
    const weight = saltWeights[area]
    return { id: area, name, weight, bare: parts[area], points: weight * parts[area] }
  })
}

export const saltGroups = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const
export type SaltGroup = (typeof saltGroups)[number]
/** The group of a SALT score: S0 0, S1 below 25, S2 below 50, S3 below 75, S4 below 100, S5 100. */
export function saltGroup(salt: number): SaltGroup {
  if (salt <= 0) return 'S0'
  if (salt >= 100) return 'S5'
  return saltGroups[1 + Math.floor(salt / 25)] as SaltGroup
}

/** The scores inside PHQ-4: low mood (PHQ-2) and worry (GAD-2), 0-6 each. */
export function phq4Scores(parts: Readonly<Record<string, number>>): {
  phq2: number | null
  gad2: number | null
} {
  const sum = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? null : a + b
  return { phq2: sum(parts.interest, parts.down), gad2: sum(parts.nervous, parts.worry) }
}

/** From here on a score asks for help: PHQ-2 at 3 finds 61 of 100, and is right about 92 of 100 others (ARR10). */
export const helpFrom = { score: 3, basis: [s.ARR10] as readonly Basis[] }

export type HelpCode = 'phq2' | 'gad2'
/** Which answers of a PHQ-4 ask for help now; the words are the practice's own, or `helpWords`. */
export function helpNeeded(parts: Observation['parts']): HelpCode[] {
  const { phq2, gad2 } = phq4Scores(parts)
  return [
    ...(phq2 !== null && phq2 >= helpFrom.score ? (['phq2'] as const) : []),
    ...(gad2 !== null && gad2 >= helpFrom.score ? (['gad2'] as const) : []),
  ]
}

/** Shown where a practice wrote no local help text of its own. */
export const helpWords: Record<HelpCode, Text> = {
  phq2: {
    en: 'Your answers say that your mood has been low on many days. That deserves attention, and you need not carry it alone: please talk to your doctor or somebody you trust. If you think of harming yourself, call the emergency number now.',
    es: 'Sus respuestas dicen que su ánimo ha estado bajo muchos días. Eso merece atención, y no tiene que llevarlo a solas: hable con su médico o con alguien de confianza. Si piensa en hacerse daño, llame ahora al número de emergencias.',
  },
  gad2: {
    en: 'Your answers say that worry has been with you on many days. That deserves attention, and you need not carry it alone: please talk to your doctor or somebody you trust.',
    es: 'Sus respuestas dicen que la preocupación le ha acompañado muchos días. Eso merece atención, y no tiene que llevarla a solas: hable con su médico o con alguien de confianza.',
  },
}

/** The most hairs one place may give in a pull test before it stands out (MCD17: 97 of 100 people). */
export const pullTestNormal = { most: 2, basis: [s.MCD17] as readonly Basis[] }

/** Whether one place of a pull test gave more than is usual; unknown places are not counted as none. */
export const pullTestHigh = (id: MeasureId, parts: Observation['parts'], value: number): boolean =>
  id === 'pull-test' && Math.max(value, ...Object.values(parts)) > pullTestNormal.most
