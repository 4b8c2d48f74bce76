import { type AnswerOf, holds, type Permission, permissions, type Routes } from '@anagen/contract'
import { type Context, staffOf } from '../context.ts'
import { found } from '../refusal.ts'
import { todayOf } from '../today.ts'

/** Who is signed in, where, and what they may do. */
export async function sessionInfo(ctx: Context): Promise<AnswerOf<Routes['session.get']>> {
  const staff = found(await ctx.db.staff.find(staffOf(ctx).id))
  const names = Object.keys(permissions) as Permission[]
  return {
    staff,
    practice: ctx.practice,
    permissions: names.filter((permission) => holds(staff.role, permission)),
    locations: await ctx.db.locations.list(),
    today: todayOf(ctx),
  }
}
