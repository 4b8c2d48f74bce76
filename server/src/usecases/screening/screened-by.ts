import type { Protocol } from '@anagen/core/protocol'
import type { Question } from '@anagen/core/screening'
import type { Context } from '../context.ts'
import { found } from '../refusal.ts'

/** The protocol by which a person is screened when none is named. */
export const usualProtocol = 'microneedling-six-monthly'

/** The latest version of the protocol named, or of the usual one. @throws Refusal `not-found` */
export async function screenedBy(ctx: Context, protocolId = usualProtocol): Promise<Protocol> {
  return found(await ctx.db.protocols.latest(protocolId))
}

/** Every question of the practice's protocols, each once; the usual protocol's wording first. */
export async function allQuestions(ctx: Context): Promise<Question[]> {
  const protocols = await ctx.db.protocols.list()
  const usualFirst = [
    ...protocols.filter((one) => one.id === usualProtocol),
    ...protocols.filter((one) => one.id !== usualProtocol),
  ]
  const byId = new Map<string, Question>()
  for (const question of usualFirst.flatMap((one) => one.questions))
    if (!byId.has(question.id)) byId.set(question.id, question)
  return [...byId.values()]
}
