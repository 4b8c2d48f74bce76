import type { AnswerOf, Routes } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { Context } from '../context.ts'
import { isBuiltIn, protocolInfo } from './protocol-info.ts'

/** The protocols of the practice, latest versions. */
export async function listProtocols(ctx: Context): Promise<AnswerOf<Routes['protocols.list']>> {
  const all = (await ctx.db.protocols.list()).sort(inOrderOfUse)
  return { protocols: await Promise.all(all.map((one) => protocolInfo(ctx, one))) }
}

/** Whole courses before single visits, and a practice's own protocol before the one it was made from. */
function inOrderOfUse(a: Protocol, b: Protocol): number {
  return b.visits.length - a.visits.length || Number(isBuiltIn(a)) - Number(isBuiltIn(b))
}
