import type { InputOf, Practice, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, sameVersion } from '../refusal.ts'
import { saved } from './saved.ts'

/** Changes the name, zone, language or currency of the practice. @throws Refusal `stale` */
export async function changePractice(
  ctx: Context,
  { body }: InputOf<Routes['practice.update']>,
): Promise<Practice> {
  sameVersion(ctx.practice.version, body.version)
  saved(await ctx.db.practice.save({ ...ctx.practice, ...body }))
  return found(await ctx.db.practice.find())
}
