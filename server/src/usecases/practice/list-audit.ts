import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'

/** Who did what, newest first. Links of patients have no name of staff: their role stands in. */
export async function listAudit(
  ctx: Context,
  { query }: InputOf<Routes['audit.list']>,
): Promise<AnswerOf<Routes['audit.list']>> {
  // The row of this very call is written after it, so "now" is a safe upper end.
  const before = query.before ? new Date(query.before) : new Date(ctx.now.getTime() + 1)
  const entries = await ctx.db.audit.list(before)
  return {
    entries: entries.map((e) => ({ ...e, at: e.at.toISOString(), actor: e.actor ?? e.role })),
  }
}
