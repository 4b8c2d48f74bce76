import type { InputOf, Routes, Spot } from '@anagen/contract'
import type { SpotRow } from '../../db/repositories/spots.ts'
import { type Context, staffOf } from '../context.ts'
import { getPatient } from '../people/get-patient.ts'
import { saved } from '../practice/saved.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'

/** More than anybody measures; a list that grows further is a fault somewhere. */
const spotsAtMost = 40

type Place = InputOf<Routes['spots.add']>['body']

/** A spot as it is told, without whose it is. */
export function spotView({ patientId: _, ...spot }: SpotRow): Spot {
  return spot
}

/** Marks a spot that is measured again and again. @throws Refusal `not-found`, `too-many` */
export async function addSpot(
  ctx: Context,
  { patientId, ...place }: Place & { patientId: string },
): Promise<Spot> {
  await getPatient(ctx, patientId)
  if ((await ctx.db.spots.ofPatients([patientId])).length >= spotsAtMost)
    throw new Refusal('too-many', `More than ${spotsAtMost} spots cannot be marked on one person.`)
  const spot = { ...place, spotId: ctx.newId(), patientId, retired: false }
  await ctx.db.spots.add({ ...spot, at: ctx.now, byStaff: staffOf(ctx).id })
  return spotView({ ...spot, version: 1 })
}

/** Renames or moves a spot, or measures it no longer. @throws Refusal `not-found`, `stale` */
export async function changeSpot(
  ctx: Context,
  spot: InputOf<Routes['spots.change']>['body'] & { spotId: string },
): Promise<Spot> {
  const before = found(await ctx.db.spots.find(spot.spotId))
  ctx.about(before.patientId)
  sameVersion(before.version, spot.version)
  saved(await ctx.db.spots.save(spot))
  return { ...spot, version: spot.version + 1 }
}
