import { figureOf, problemsOf } from './figure.ts'
import { measureOf } from './measures.ts'
import { measureIdSchema, type Observation, type Series, seriesSchema } from './schema.ts'

export type SeriesProblem = { path: string; message: string }
export type ParsedSeries = { ok: true; series: Series } | { ok: false; problems: SeriesProblem[] }

type Loose = Record<string, unknown>
const isObject = (raw: unknown): raw is Loose =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

const numbers = (raw: unknown): number[] | null =>
  Array.isArray(raw) && raw.every((one) => typeof one === 'number') ? raw : null
const parts = (raw: unknown): Record<string, number> | null =>
  isObject(raw) && Object.values(raw).every((one) => typeof one === 'number')
    ? (raw as Record<string, number>)
    : null

/** A figure left out is made from the parts or repeats, where these are right. */
function withFigure(measure: unknown, raw: unknown): unknown {
  const id = measureIdSchema.safeParse(measure)
  if (!id.success || !isObject(raw) || raw.value !== undefined) return raw
  const typed = { repeats: numbers(raw.repeats) ?? [], parts: parts(raw.parts) ?? {} }
  const known = measureOf(id.data)
  return problemsOf(known, typed).length > 0 ? raw : { ...raw, value: figureOf(known, typed) }
}

function filled(raw: unknown): unknown {
  if (!isObject(raw)) return raw
  const list = (key: string) => {
    const value = raw[key]
    return Array.isArray(value) ? { [key]: value.map((one) => withFigure(raw.measure, one)) } : {}
  }
  return { ...raw, ...list('observations'), ...list('reference') }
}

/** What no schema sees: figures outside their measure, methods it has not, looks out of order. */
function meaningProblems(series: Series): SeriesProblem[] {
  const measure = measureOf(series.measure)
  const ofList = (name: string, list: readonly Observation[]) =>
    list.flatMap((one, i) => {
      const path = (key: string) => `${name}[${i}].${key}`
      const figures = problemsOf(measure, { value: one.value }).concat(
        one.repeats.length > 0 ? problemsOf(measure, { repeats: one.repeats }) : [],
        Object.keys(one.parts).length > 0 ? problemsOf(measure, { parts: one.parts }) : [],
      )
      const method = measure.methods.includes(one.method)
        ? []
        : [{ path: path('method'), message: `Must be one of ${measure.methods.join(', ')}.` }]
      const order =
        one.matched && one.matched.against >= one.date
          ? [{ path: path('matched.against'), message: 'Must be a day before the picture.' }]
          : []
      return [
        ...figures.map((problem) => ({ path: path(problem.path), message: problem.reason.en })),
        ...method,
        ...order,
      ]
    })
  const rising = series.looks.every((look, i) => i === 0 || look > (series.looks[i - 1] ?? 0))
  return [
    ...(rising ? [] : [{ path: 'looks', message: 'Must rise, each month once.' }]),
    ...ofList('observations', series.observations),
    ...ofList('reference', series.reference),
  ]
}

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** Reads a series from plain data; what is wrong is told with its place, all at once. */
export function parseSeries(raw: unknown): ParsedSeries {
  const parsed = seriesSchema.safeParse(filled(raw))
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: pathOf(issue.path),
      message: issue.message,
    }))
    return { ok: false, problems }
  }
  const problems = meaningProblems(parsed.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, series: parsed.data }
}
