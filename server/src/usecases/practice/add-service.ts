import type { InputOf, Routes, Service } from '@anagen/contract'
import type { Context } from '../context.ts'
import { checkService } from './check-service.ts'

/** Adds a service with its prices. @throws Refusal `bad-request` naming the field */
export async function addService(
  ctx: Context,
  { body }: InputOf<Routes['services.create']>,
): Promise<Service> {
  await checkService(ctx, body)
  const service = { ...body, serviceId: ctx.newId(), version: 1 }
  await ctx.db.services.add(service)
  return service
}
