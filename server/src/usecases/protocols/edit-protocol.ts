import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import { nextVersion, type Protocol, validateProtocol } from '@anagen/core/protocol'
import { type Context, staffOf } from '../context.ts'
import { saved } from '../practice/saved.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'
import { isBuiltIn, protocolInfo } from './protocol-info.ts'

/**
 * Saves an edited protocol as its next version; courses under way keep the one they began with.
 * @throws Refusal `not-found`, `stale`, `blocked` for a built-in one, `bad-request` naming each
 * field that cannot stand
 */
export async function editProtocol(
  ctx: Context,
  { params, body }: InputOf<Routes['protocols.edit']>,
): Promise<AnswerOf<Routes['protocols.edit']>> {
  const before = found(await ctx.db.protocols.latest(params.protocolId))
  if (isBuiltIn(before))
    throw new Refusal('blocked', 'A built-in protocol stays as it is. Make a copy and edit that.')
  sameVersion(before.version, body.version)
  const { id: _, version: __, basedOn: ___, ...changes } = validated(ctx, body.protocol)
  const protocol = nextVersion(before, changes)
  saved(await ctx.db.protocols.add({ protocol, at: ctx.now, byStaff: staffOf(ctx).id }))
  return protocolInfo(ctx, protocol)
}

function validated(ctx: Context, edited: unknown): Protocol {
  const checked = validateProtocol(edited)
  if (checked.ok) return checked.protocol
  const problems = checked.problems.map(({ path, message }) => ({
    path: path === '' ? 'protocol' : `protocol.${path}`,
    message: message[ctx.language],
  }))
  throw new Refusal('bad-request', 'Some of this cannot be used. See the fields named.', problems)
}
