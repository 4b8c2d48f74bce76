import type { InputOf, LifeEventView, Routes } from '@anagen/contract'
import type { LifeEventRow } from '../../db/repositories/life-events.ts'
import { type Context, staffOf } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { saved } from '../practice/saved.ts'
import { found, sameVersion } from '../refusal.ts'
import { dayProblems, refuseProblems } from './check-entry.ts'

type Event = InputOf<Routes['events.add']>['body']

/** An event as it is told, without whose it is. */
export function eventView({ patientId: _, ...event }: LifeEventRow): LifeEventView {
  return event
}

/** @throws Refusal `bad-request` for days that lie ahead, or an end before the beginning */
async function refuseDays(ctx: Context, { from, to }: Event): Promise<void> {
  const turned = to !== null && to < from
  refuseProblems([
    ...(await dayProblems(ctx, { from })),
    ...(turned ? [{ path: 'to', message: 'must not be earlier than from' }] : []),
    ...(await dayProblems(ctx, { to })),
  ])
}

/** Notes something that happened to a person. @throws Refusal `not-found`, `bad-request` */
export async function addEvent(
  ctx: Context,
  { patientId, ...event }: Event & { patientId: string },
): Promise<LifeEventView> {
  await getPatient(ctx, patientId)
  await refuseDays(ctx, event)
  const row = { ...event, eventId: ctx.newId(), patientId }
  await ctx.db.lifeEvents.add({ ...row, at: ctx.now, byStaff: staffOf(ctx).id })
  return eventView({ ...row, version: 1 })
}

/** Corrects an event, or says when it ended. @throws Refusal `not-found`, `bad-request`, `stale` */
export async function changeEvent(
  ctx: Context,
  { eventId, version, ...event }: Event & { eventId: string; version: number },
): Promise<LifeEventView> {
  const before = await load(ctx, eventId, version)
  await refuseDays(ctx, event)
  saved(await ctx.db.lifeEvents.save(eventId, version, event))
  return eventView({ ...before, ...event, version: version + 1 })
}

/** Removes what was entered by mistake. @throws Refusal `not-found`, `stale` */
export async function removeEvent(
  ctx: Context,
  { eventId, version }: { eventId: string; version: number },
): Promise<void> {
  await load(ctx, eventId, version)
  saved(await ctx.db.lifeEvents.remove(eventId, version, ctx.now))
}

async function load(ctx: Context, eventId: string, seen: number): Promise<LifeEventRow> {
  const event = found(await ctx.db.lifeEvents.find(eventId))
  ctx.about(event.patientId)
  sameVersion(event.version, seen)
  return event
}
