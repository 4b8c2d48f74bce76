import type { InputOf, Routes, Staff } from '@anagen/contract'
import { hashPassword } from '../../auth/password.ts'
import type { Context } from '../context.ts'
import { found, Refusal } from '../refusal.ts'
import { refuseCommonPassword } from './common-passwords.ts'

/**
 * Adds a person who works here. One e-mail address signs in to one practice.
 * @throws Refusal `exists`, `bad-request` for a password that is guessed at once
 */
export async function addStaff(
  ctx: Context,
  { body }: InputOf<Routes['staff.create']>,
): Promise<Staff> {
  const { password, ...person } = body
  refuseCommonPassword(password, 'password')
  const staffId = ctx.newId()
  const { practiceId } = ctx.practice
  if (!(await ctx.db.directory.add({ email: person.email, practiceId, staffId }))) {
    throw new Refusal('exists', 'Somebody signs in with this address already.', [
      { path: 'email', message: 'is taken' },
    ])
  }
  const passwordHash = await hashPassword(password)
  await ctx.db.staff.add({ ...person, staffId, passwordHash, createdAt: ctx.now })
  return found(await ctx.db.staff.find(staffId))
}
