import type { AnswerOf, Routes } from '@anagen/contract'
import { checkClaims, collectTexts } from '@anagen/core/claims'
import { departures, type Protocol } from '@anagen/core/protocol'
import type { Basis, Language } from '@anagen/core/shared'
import type { Context } from '../context.ts'

type Departures = AnswerOf<Routes['protocols.get']>['departures']

/**
 * Where a practice's own protocol departs from labels and defaults, and where its words promise
 * more than is known. In the practice's language; none for a built-in protocol.
 */
export async function departuresOf(ctx: Context, protocol: Protocol): Promise<Departures> {
  if (protocol.basedOn === undefined) return []
  const { language } = ctx
  const numbers = departures(protocol, await originOf(ctx, protocol)).map(
    ({ path, words, basis }) => ({ path, text: words[language], basis: basisWords(basis) }),
  )
  return [...numbers, ...claimsIn(protocol, language)]
}

function claimsIn(protocol: Protocol, language: Language): Departures {
  return collectTexts(protocol).flatMap(({ path, text }) =>
    (['en', 'es'] as const).flatMap((spoken) =>
      checkClaims(text[spoken], spoken).map(({ reason, basis }) => ({
        path: `${path}.${spoken}`,
        text: reason[language],
        basis: basisWords(basis),
      })),
    ),
  )
}

function basisWords(all: readonly Basis[]): string {
  return all.map(({ kind, source, date }) => `${kind}: ${source}, ${date}`).join('; ')
}

/** The built-in protocol that a practice's own one began with. */
async function originOf(ctx: Context, protocol: Protocol): Promise<Protocol | undefined> {
  let origin: Protocol | null = protocol
  while (origin?.basedOn)
    origin = await ctx.db.protocols.find(origin.basedOn.id, origin.basedOn.version)
  return origin ?? undefined
}
