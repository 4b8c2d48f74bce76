import type { InputOf, Resource, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { checkResource } from './check-resource.ts'

/** Adds a practitioner, room or device. @throws Refusal `bad-request` naming the field */
export async function addResource(
  ctx: Context,
  { body }: InputOf<Routes['resources.create']>,
): Promise<Resource> {
  await checkResource(ctx, body)
  const resource = { ...body, resourceId: ctx.newId(), version: 1 }
  await ctx.db.resources.add(resource)
  return resource
}
