import type { InputOf, Routes, Service } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, sameVersion } from '../refusal.ts'
import { checkService } from './check-service.ts'
import { saved } from './saved.ts'

/** Changes a service; courses booked keep their price. @throws Refusal `not-found`, `stale`, `bad-request` */
export async function changeService(
  ctx: Context,
  { params, body }: InputOf<Routes['services.update']>,
): Promise<Service> {
  const before = found(await ctx.db.services.find(params.serviceId))
  sameVersion(before.version, body.version)
  await checkService(ctx, body)
  saved(await ctx.db.services.save({ ...body, ...params }))
  return found(await ctx.db.services.find(params.serviceId))
}
