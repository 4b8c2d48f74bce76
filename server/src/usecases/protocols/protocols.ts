import type { AnswerOf, InputOf, Routes } from '@anagen/contract'
import { checkClaims, collectTexts } from '@anagen/core/claims'
import {
  copyProtocol,
  departures,
  nextVersion,
  type Protocol,
  validateProtocol,
} from '@anagen/core/protocol'
import { type Context, staffOf } from '../context.ts'
import { found, Refusal, sameVersion } from '../refusal.ts'

type Info = AnswerOf<Routes['protocols.list']>['protocols'][number]
type Shown = AnswerOf<Routes['protocols.get']>

const language = (ctx: Context) => (ctx.practice.language === 'es' ? 'es' : 'en')

/** The protocols of the practice, latest versions. */
export async function listProtocols(ctx: Context): Promise<AnswerOf<Routes['protocols.list']>> {
  const protocols = await ctx.db.protocols.list()
  return { protocols: await Promise.all(protocols.map((one) => infoOf(ctx, one))) }
}

/** One protocol with everything in it that departs from labels, defaults or calm wording. */
export async function getProtocol(
  ctx: Context,
  { params }: InputOf<Routes['protocols.get']>,
): Promise<Shown> {
  const protocol = found(await ctx.db.protocols.latest(params.protocolId))
  return { protocol, builtIn: isBuiltIn(protocol), departures: await departuresOf(ctx, protocol) }
}

/** A copy under a new id, which the practice may edit. */
export async function copyOf(
  ctx: Context,
  { params, body }: InputOf<Routes['protocols.copy']>,
): Promise<Info> {
  const original = found(await ctx.db.protocols.latest(params.protocolId))
  const id = `own-${ctx.newId()}`
  const copy = copyProtocol(original, { id, name: { en: body.name, es: body.name } })
  await ctx.db.protocols.add({ protocol: copy, at: ctx.now, byStaff: staffOf(ctx).id })
  return infoOf(ctx, copy)
}

/**
 * Saves an edited protocol as its next version; courses under way keep the one they began with.
 * @throws Refusal `blocked` for a built-in one, `bad-request` naming each field that cannot stand
 */
export async function editProtocol(
  ctx: Context,
  { params, body }: InputOf<Routes['protocols.edit']>,
): Promise<Info> {
  const before = found(await ctx.db.protocols.latest(params.protocolId))
  if (isBuiltIn(before))
    throw new Refusal('blocked', 'A built-in protocol stays as it is. Make a copy and edit that.')
  sameVersion(before.version, body.version)
  const checked = validateProtocol(body.protocol)
  if (!checked.ok) {
    const problems = checked.problems.map(({ path, message }) => ({
      path: `protocol.${path}`,
      message: message[language(ctx)],
    }))
    throw new Refusal('bad-request', 'Some of this cannot be used. See the fields named.', problems)
  }
  const { id: _, version: __, basedOn: ___, ...changes } = checked.protocol
  const next = nextVersion(before, changes)
  await ctx.db.protocols.add({ protocol: next, at: ctx.now, byStaff: staffOf(ctx).id })
  return infoOf(ctx, next)
}

function isBuiltIn(protocol: Protocol): boolean {
  return protocol.basedOn === undefined
}

async function infoOf(ctx: Context, protocol: Protocol): Promise<Info> {
  const all = await departuresOf(ctx, protocol)
  const { id: protocolId, version, name } = protocol
  return { protocolId, version, name, builtIn: isBuiltIn(protocol), departures: all.length }
}

async function departuresOf(ctx: Context, protocol: Protocol): Promise<Shown['departures']> {
  if (isBuiltIn(protocol)) return []
  const words = language(ctx)
  const numbers = departures(protocol, await originOf(ctx, protocol)).map((d) => ({
    path: d.path,
    text: d.words[words],
    basis: d.basis.map((b) => `${b.kind}: ${b.source}, ${b.date}`).join('; '),
  }))
  const said = collectTexts(protocol).flatMap(({ path, text }) =>
    (['en', 'es'] as const).flatMap((spoken) =>
      checkClaims(text[spoken], spoken).map((finding) => ({
        path: `${path}.${spoken}`,
        text: finding.reason[words],
        basis: finding.basis.map((b) => `${b.kind}: ${b.source}, ${b.date}`).join('; '),
      })),
    ),
  )
  return [...numbers, ...said]
}

/** The built-in protocol that a practice's own one began with. */
async function originOf(ctx: Context, protocol: Protocol): Promise<Protocol | undefined> {
  let origin: Protocol | null = protocol
  while (origin?.basedOn)
    origin = await ctx.db.protocols.find(origin.basedOn.id, origin.basedOn.version)
  return origin ?? undefined
}
