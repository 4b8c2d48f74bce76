import type { Context } from '../context.ts'
import { badField } from './bad-field.ts'

/** Refuses a service of a protocol that the practice does not have. @throws Refusal `bad-request` */
export async function checkService(
  ctx: Context,
  { protocolId }: { protocolId: string },
): Promise<void> {
  if (!(await ctx.db.protocols.latest(protocolId)))
    throw badField('protocolId', 'is not a protocol of this practice')
}
