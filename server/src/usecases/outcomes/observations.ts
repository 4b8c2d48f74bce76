import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import type { NewObservation, ObservationRow } from '../../db/repositories/observations.ts'
import { type Context, staffOf } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { saved } from '../practice/saved.ts'
import { found } from '../refusal.ts'
import { dayProblems, entryProblems, type Figure, figureOf, refuseProblems } from './check-entry.ts'

type Body<K extends keyof Routes> = InputOf<Routes[K]> extends { body: infer B } ? B : never
type Adding = Body<'observations.add'> & { patientId: string }
type Correcting = Body<'observations.correct'> & { observationId: string }

/**
 * Keeps what was measured or asked on one day: all of it, or nothing.
 * @throws Refusal `not-found`, `bad-request` naming the fields
 */
export async function addObservations(
  ctx: Context,
  { patientId, date, visitId, note, entries }: Adding,
): Promise<AnswerOf<Routes['observations.add']>> {
  await getPatient(ctx, patientId)
  const spots = await ctx.db.spots.ofPatients([patientId])
  refuseProblems([
    ...(await dayProblems(ctx, { date })),
    ...(await visitProblems(ctx, visitId, patientId)),
    ...entries.flatMap((entry, i) =>
      entryProblems(ctx, entry, { path: `entries.${i}`, date, spots }),
    ),
  ])
  const rows = entries.map((entry): NewObservation => {
    const observationId = ctx.newId()
    return {
      ...figureRow(figureOf(entry)),
      ...{ observationId, firstId: observationId, revision: 1, kind: 'measured' },
      ...{ patientId, visitId, date, note, at: ctx.now, byStaff: staffOf(ctx).id },
    }
  })
  saved(await ctx.db.observations.add(rows))
  return { observationIds: rows.map((row) => row.observationId) }
}

async function visitProblems(ctx: Context, visitId: string | null, patientId: string) {
  if (visitId === null) return []
  const visit = await ctx.db.visits.find(visitId)
  if (visit?.patientId === patientId) return []
  return [{ path: 'visitId', message: 'must be a visit of this person' }]
}

/**
 * Puts another figure in the place of one. The id named is what was seen: corrected meanwhile, it is stale.
 * @throws Refusal `not-found`, `bad-request`, `stale`
 */
export async function correctObservation(
  ctx: Context,
  { observationId, date, note, entry }: Correcting,
): Promise<AnswerOf<Routes['observations.correct']>> {
  const before = await standing(ctx, observationId)
  const spots = await ctx.db.spots.ofPatients([before.patientId])
  refuseProblems([
    ...(await dayProblems(ctx, { date })),
    ...entryProblems(ctx, entry, { path: 'entry', date, spots }),
  ])
  const next = nextOf(ctx, before, { kind: 'corrected', note })
  const row = { ...next, ...figureRow(figureOf(entry)), date }
  saved(await ctx.db.observations.add([row]))
  return { observationId: row.observationId }
}

/** Takes a figure back; it is kept and counts no longer. @throws Refusal `not-found`, `stale` */
export async function withdrawObservation(
  ctx: Context,
  { observationId, note }: { observationId: string; note: string },
): Promise<void> {
  const before = await standing(ctx, observationId)
  const row = nextOf(ctx, before, { kind: 'withdrawn', note })
  saved(await ctx.db.observations.add([row]))
}

/** A figure that stands. @throws Refusal `not-found` once taken back, `stale` once corrected */
async function standing(ctx: Context, observationId: string): Promise<ObservationRow> {
  const row = found(await ctx.db.observations.find(observationId))
  ctx.about(row.patientId)
  const last = (await ctx.db.observations.revisionsOf(row.firstId)).at(-1)
  found(last?.kind === 'withdrawn' ? null : last)
  saved(last?.revision === row.revision)
  return row
}

type Why = Pick<NewObservation, 'kind' | 'note'>

function nextOf(ctx: Context, { by: _, ...before }: ObservationRow, why: Why): NewObservation {
  return {
    ...before,
    ...why,
    observationId: ctx.newId(),
    revision: before.revision + 1,
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  }
}

function figureRow(figure: Figure) {
  const { measure, spotId, side, method, device, value, repeats, parts, matched } = figure
  const { umPerPx, engine, operator, areaCm2 } = figure
  return {
    ...{ measure, spotId, side, method, device, value, repeats, parts, matched },
    ...{ umPerPx, engine, operator, areaCm2 },
  }
}
