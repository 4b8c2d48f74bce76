import type { InputOf, Location, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, sameVersion } from '../refusal.ts'
import { saved } from './saved.ts'

/** Changes a location that nobody changed since. @throws Refusal `not-found`, `stale` */
export async function changeLocation(
  ctx: Context,
  { params, body }: InputOf<Routes['locations.update']>,
): Promise<Location> {
  const before = found(await ctx.db.locations.find(params.locationId))
  sameVersion(before.version, body.version)
  saved(await ctx.db.locations.save({ ...body, ...params }))
  return found(await ctx.db.locations.find(params.locationId))
}
