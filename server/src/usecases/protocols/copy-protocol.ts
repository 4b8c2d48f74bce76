import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import { copyProtocol } from '@anagen/core/protocol'
import { type Context, staffOf } from '../context.ts'
import { saved } from '../practice/saved.ts'
import { found } from '../refusal.ts'
import { protocolInfo } from './protocol-info.ts'

/** A copy under a new id, which the practice may edit. @throws Refusal `not-found` */
export async function copyOfProtocol(
  ctx: Context,
  { params, body }: InputOf<Routes['protocols.copy']>,
): Promise<AnswerOf<Routes['protocols.copy']>> {
  const original = found(await ctx.db.protocols.latest(params.protocolId))
  const name = { en: body.name, es: body.name }
  const protocol = copyProtocol(original, { id: `own-${ctx.newId()}`, name })
  saved(await ctx.db.protocols.add({ protocol, at: ctx.now, byStaff: staffOf(ctx).id }))
  return protocolInfo(ctx, protocol)
}
