import type { InputOf, Practice, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found, sameVersion } from '../refusal.ts'
import { saved } from './saved.ts'

/** Changes the practice: its name, zone, language, currency, and where help is found nearby. @throws Refusal `stale` */
export async function changePractice(
  ctx: Context,
  { body }: InputOf<Routes['practice.update']>,
): Promise<Practice> {
  sameVersion(ctx.practice.version, body.version)
  saved(await ctx.db.practice.save({ ...ctx.practice, ...body }))
  return found(await ctx.db.practice.find())
}
