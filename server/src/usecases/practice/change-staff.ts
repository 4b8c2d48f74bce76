import type { InputOf, Routes, Staff } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { saved } from './saved.ts'

/**
 * Changes name, role, licence or whether somebody works here. The last active owner stays; who
 * changes role or leaves is signed out everywhere.
 * @throws Refusal `not-found`, `stale`, `blocked`
 */
export async function changeStaff(
  ctx: Context,
  { params, body }: InputOf<Routes['staff.update']>,
): Promise<Staff> {
  await ctx.db.staff.lockOwners()
  const before = found(await ctx.db.staff.find(params.staffId))
  sameVersion(before.version, body.version)
  const after: Staff = { ...before, ...body }
  if (owns(before) && !owns(after)) await refuseLastOwner(ctx)
  saved(await ctx.db.staff.save(after))
  if (before.role !== after.role || !after.active)
    await ctx.db.sessions.endAllOf(params.staffId, ctx.now)
  return found(await ctx.db.staff.find(params.staffId))
}

async function refuseLastOwner(ctx: Context): Promise<void> {
  const owners = (await ctx.db.staff.list()).filter(owns)
  if (owners.length > 1) return
  throw new Refusal(
    'blocked',
    'A practice keeps at least one owner. Make somebody else an owner first.',
  )
}

function owns(person: Staff): boolean {
  return person.role === 'owner' && person.active
}
