import type { Resource } from '@anagen/contract'
import type { Context } from '../context.ts'
import { badField } from './bad-field.ts'

/**
 * Refuses a practitioner, room or device that does not hold together.
 * @throws Refusal `bad-request` naming the field
 */
export async function checkResource(
  ctx: Context,
  { kind, locationId, staffId, pool, device }: Omit<Resource, 'resourceId' | 'version'>,
): Promise<void> {
  if (!(await ctx.db.locations.find(locationId)))
    throw badField('locationId', 'is not a location of this practice')
  if (staffId && kind !== 'practitioner') throw badField('staffId', 'is for practitioners only')
  if (staffId && !(await ctx.db.staff.find(staffId)))
    throw badField('staffId', 'does not work here')
  if (kind === 'device' && !device) throw badField('device', 'is needed for a device')
  if (kind !== 'device' && device) throw badField('device', 'is for devices only')
  if (kind === 'practitioner' && pool !== null) throw badField('pool', 'is for rooms and devices')
}
