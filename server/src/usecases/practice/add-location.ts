import type { InputOf, Location, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'

/** Adds a location with its opening hours. */
export async function addLocation(
  ctx: Context,
  { body }: InputOf<Routes['locations.create']>,
): Promise<Location> {
  const location = { ...body, locationId: ctx.newId(), version: 1 }
  await ctx.db.locations.add(location)
  return location
}
