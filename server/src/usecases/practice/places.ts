import type { InputOf, Location, Practice, Resource, Routes, Service } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { saved } from './saved.ts'

/** Changes the name, zone, language or currency of the practice. */
export async function changePractice(
  ctx: Context,
  { body }: InputOf<Routes['practice.update']>,
): Promise<Practice> {
  sameVersion(ctx.practice.version, body.version)
  saved(await ctx.db.practice.save({ ...ctx.practice, ...body }))
  return found(await ctx.db.practice.find())
}

export async function addLocation(
  ctx: Context,
  { body }: InputOf<Routes['locations.create']>,
): Promise<Location> {
  const location = { ...body, locationId: ctx.newId(), version: 1 }
  await ctx.db.locations.add(location)
  return location
}

export async function changeLocation(
  ctx: Context,
  input: InputOf<Routes['locations.update']>,
): Promise<Location> {
  const { locationId } = input.params
  sameVersion(found(await ctx.db.locations.find(locationId)).version, input.body.version)
  saved(await ctx.db.locations.save({ ...input.body, locationId }))
  return found(await ctx.db.locations.find(locationId))
}

export async function addResource(
  ctx: Context,
  { body }: InputOf<Routes['resources.create']>,
): Promise<Resource> {
  await checkResource(ctx, body)
  const resource = { ...body, resourceId: ctx.newId(), version: 1 }
  await ctx.db.resources.add(resource)
  return resource
}

/** A resource keeps its kind: bookings rest on it. */
export async function changeResource(
  ctx: Context,
  input: InputOf<Routes['resources.update']>,
): Promise<Resource> {
  const { resourceId } = input.params
  const before = found(await ctx.db.resources.find(resourceId))
  sameVersion(before.version, input.body.version)
  if (before.kind !== input.body.kind) throw bad('kind', 'cannot change')
  await checkResource(ctx, input.body)
  saved(await ctx.db.resources.save({ ...input.body, resourceId }))
  return found(await ctx.db.resources.find(resourceId))
}

async function checkResource(
  ctx: Context,
  body: InputOf<Routes['resources.create']>['body'],
): Promise<void> {
  if (!(await ctx.db.locations.find(body.locationId)))
    throw bad('locationId', 'is not a location of this practice')
  if (body.staffId && !(await ctx.db.staff.find(body.staffId)))
    throw bad('staffId', 'does not work here')
  if ((body.kind === 'device') !== (body.device !== null)) {
    throw bad('device', body.kind === 'device' ? 'is needed for a device' : 'is for devices only')
  }
  if (body.kind === 'practitioner' && body.pool !== null)
    throw bad('pool', 'is for rooms and devices')
}

export async function addService(
  ctx: Context,
  { body }: InputOf<Routes['services.create']>,
): Promise<Service> {
  await checkService(ctx, body.protocolId)
  const service = { ...body, serviceId: ctx.newId(), version: 1 }
  await ctx.db.services.add(service)
  return service
}

export async function changeService(
  ctx: Context,
  input: InputOf<Routes['services.update']>,
): Promise<Service> {
  const { serviceId } = input.params
  sameVersion(found(await ctx.db.services.find(serviceId)).version, input.body.version)
  await checkService(ctx, input.body.protocolId)
  saved(await ctx.db.services.save({ ...input.body, serviceId }))
  return found(await ctx.db.services.find(serviceId))
}

async function checkService(ctx: Context, protocolId: string): Promise<void> {
  if (!(await ctx.db.protocols.latest(protocolId)))
    throw bad('protocolId', 'is not a protocol of this practice')
}

function bad(path: string, message: string): Refusal {
  return new Refusal('bad-request', 'Some of this cannot be used. See the fields named.', [
    { path, message },
  ])
}
