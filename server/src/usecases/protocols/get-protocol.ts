import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import type { Context } from '../context.ts'
import { found } from '../refusal.ts'
import { departuresOf } from './departures-of.ts'
import { isBuiltIn } from './protocol-info.ts'

/** The latest version of one protocol with all that departs in it. @throws Refusal `not-found` */
export async function getProtocol(
  ctx: Context,
  { params }: InputOf<Routes['protocols.get']>,
): Promise<AnswerOf<Routes['protocols.get']>> {
  const protocol = found(await ctx.db.protocols.latest(params.protocolId))
  return { protocol, builtIn: isBuiltIn(protocol), departures: await departuresOf(ctx, protocol) }
}
