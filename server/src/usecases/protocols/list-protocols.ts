import type { AnswerOf, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { protocolInfo } from './protocol-info.ts'

/** The protocols of the practice, latest versions. */
export async function listProtocols(ctx: Context): Promise<AnswerOf<Routes['protocols.list']>> {
  const all = await ctx.db.protocols.list()
  return { protocols: await Promise.all(all.map((one) => protocolInfo(ctx, one))) }
}
