import type { InputOf, Resource, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, sameVersion } from '../refusal.ts'
import { badField } from './bad-field.ts'
import { checkResource } from './check-resource.ts'
import { saved } from './saved.ts'

/**
 * Changes a practitioner, room or device. It keeps its kind: bookings rest on it.
 * @throws Refusal `not-found`, `stale`, `bad-request` naming the field
 */
export async function changeResource(
  ctx: Context,
  { params, body }: InputOf<Routes['resources.update']>,
): Promise<Resource> {
  const before = found(await ctx.db.resources.find(params.resourceId))
  sameVersion(before.version, body.version)
  if (before.kind !== body.kind) throw badField('kind', 'cannot change')
  await checkResource(ctx, body)
  saved(await ctx.db.resources.save({ ...body, ...params }))
  return found(await ctx.db.resources.find(params.resourceId))
}
