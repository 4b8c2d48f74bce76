import type { ObservationInput } from '@anagen/contract'
import {
  measureOf,
  type OutcomeMeasure,
  problemsOf,
  valueOf as valueFrom,
} from '@anagen/core/outcome'
import type { SpotRow } from '../../db/repositories/spots.ts'
import type { Context } from '../context.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'

/** How far back a figure may lie, in years: further back it is a slip of the pen. */
const yearsBack = 60

type Asked = {
  /** Where the entry stands in the request. */
  path: string
  date: string
  spots: readonly SpotRow[]
}
/** An entry as it is stored: with its figure, made from repeats or parts where there are any. */
export type Figure = ObservationInput & { value: number; device: string | null }

/** What is wrong with an entry, field by field; empty when a figure can be made of it. */
export function entryProblems(
  { language }: Pick<Context, 'language'>,
  entry: ObservationInput,
  { path, date, spots }: Asked,
): FieldProblem[] {
  const measure = measureOf(entry.measure)
  const typed = problemsOf(measure, entry).map((one) => {
    return { path: `${path}.${one.path}`, message: one.reason[language] }
  })
  const wrong = [
    ...placeProblems(measure, entry, spots),
    ...matchedProblems(measure, entry, date),
    ...(measure.methods.includes(entry.method)
      ? []
      : [{ path: 'method', message: 'is no way to take this measure' }]),
    ...(Object.keys(entry.parts).length > 0 && entry.repeats.length > 0
      ? [{ path: 'repeats', message: 'cannot be given beside parts' }]
      : []),
  ]
  return [...wrong.map((one) => ({ ...one, path: `${path}.${one.path}` })), ...typed]
}

function placeProblems(
  { site }: OutcomeMeasure,
  { spotId, side }: ObservationInput,
  spots: readonly SpotRow[],
): FieldProblem[] {
  const isOwn = spots.some((spot) => spot.spotId === spotId)
  return [
    ...(site === 'spot' && !isOwn
      ? [{ path: 'spotId', message: 'must be a marked spot of this person' }]
      : []),
    ...(site !== 'spot' && spotId !== null
      ? [{ path: 'spotId', message: 'does not belong to this measure' }]
      : []),
    ...(site === 'brow' && side === null ? [{ path: 'side', message: 'is missing' }] : []),
    ...(site !== 'brow' && side !== null
      ? [{ path: 'side', message: 'does not belong to this measure' }]
      : []),
  ]
}

function matchedProblems(
  { site, cycles }: OutcomeMeasure,
  { matched, method }: ObservationInput,
  date: string,
): FieldProblem[] {
  if (!matched) return []
  if (site !== 'spot' || !cycles || method !== 'hair-to-hair')
    return [{ path: 'matched', message: 'belongs to hairs followed one by one' }]
  return matched.against < date
    ? []
    : [{ path: 'matched.against', message: 'must lie before the day of the picture' }]
}

/** @throws Refusal `bad-request` naming every field that cannot be used */
export function refuseProblems(problems: FieldProblem[]): void {
  if (problems.length === 0) return
  throw new Refusal(
    'bad-request',
    'Some of this cannot be used. See the fields named.',
    problems.slice(0, 20),
  )
}

/** The entry with its figure. What is not known of the device is null, never empty. */
export function figureOf(entry: ObservationInput): Figure {
  return {
    ...entry,
    value: valueFrom(measureOf(entry.measure), entry),
    device: entry.device?.trim() || null,
  }
}

/** What is wrong with the day of something that has happened: wherever the practice is, it must be over. */
export async function dayProblems(
  ctx: Context,
  days: Record<string, string | null>,
): Promise<FieldProblem[]> {
  const zones = (await ctx.db.locations.list()).map((one) => one.zone)
  const today = [ctx.practice.zone, ...zones].map((zone) => dateOf(ctx.now, zone)).sort()
  const latest = today.at(-1) ?? ''
  const earliest = `${Number(latest.slice(0, 4)) - yearsBack}${latest.slice(4)}`
  return Object.entries(days).flatMap(([path, day]) => {
    if (day === null) return []
    if (day > latest) return [{ path, message: 'lies ahead' }]
    return day < earliest ? [{ path, message: `lies more than ${yearsBack} years back` }] : []
  })
}
