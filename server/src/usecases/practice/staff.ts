import type { InputOf, Routes, Staff } from '@anagen/contract'
import { hashPassword } from '../../auth/password.ts'
import type { Context } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { refuseCommonPassword } from './common-passwords.ts'
import { saved } from './saved.ts'

/** Adds a person who works here. One e-mail address signs in to one practice. */
export async function addStaff(
  ctx: Context,
  { body }: InputOf<Routes['staff.create']>,
): Promise<Staff> {
  const { password, ...person } = body
  refuseCommonPassword(password, 'password')
  const staffId = ctx.newId()
  const practiceId = ctx.practice.practiceId
  if (!(await ctx.db.directory.add({ email: person.email, practiceId, staffId }))) {
    throw new Refusal('exists', 'Somebody signs in with this address already.', [
      { path: 'email', message: 'is taken' },
    ])
  }
  const passwordHash = await hashPassword(password)
  await ctx.db.staff.add({ ...person, staffId, passwordHash, createdAt: ctx.now })
  return found(await ctx.db.staff.find(staffId))
}

/**
 * Changes name, role, licence or whether somebody works here. The last active owner stays; who
 * changes role or leaves is signed out everywhere.
 */
export async function changeStaff(
  ctx: Context,
  { params, body }: InputOf<Routes['staff.update']>,
): Promise<Staff> {
  await ctx.db.staff.lockOwners()
  const before = found(await ctx.db.staff.find(params.staffId))
  sameVersion(before.version, body.version)
  const after: Staff = { ...before, ...body }
  if (owns(before) && !owns(after)) {
    const owners = (await ctx.db.staff.list()).filter(owns)
    if (owners.length === 1) {
      throw new Refusal(
        'blocked',
        'A practice keeps at least one owner. Make somebody else an owner first.',
      )
    }
  }
  saved(await ctx.db.staff.save(after))
  if (before.role !== after.role || !after.active)
    await ctx.db.sessions.endAllOf(params.staffId, ctx.now)
  return found(await ctx.db.staff.find(params.staffId))
}

function owns(person: Staff): boolean {
  return person.role === 'owner' && person.active
}
