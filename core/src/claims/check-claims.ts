import type { Language } from '../shared/index.ts'
import { claims } from './rules.ts'
import type { Claim, Finding } from './schema.ts'

/** Words that turn a claim into its denial when they stand shortly before it. */
const negators: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    `not no never nor neither without nobody none cannot can't don't doesn't didn't isn't aren't
     wasn't won't wouldn't shouldn't hasn't haven't nothing whether`.split(/\s+/),
  ),
  es: new Set('no nunca jamás ni sin nadie ningún ninguna ninguno nada tampoco'.split(' ')),
}

/** Where a denial ends: "it is gentle and not sore, but it cures" denies nothing about cures. */
const clauseEnds: Record<Language, RegExp> = {
  en: /[.;:!?,()\n]|\b(?:but|yet|because|while|although|so)\b/giu,
  es: /[.;:!?¡¿,()\n]|(?<!\p{L})(?:pero|sino|porque|mientras|aunque)(?!\p{L})/giu,
}

/** "Not only", "no doubt": they look like denials and are none. */
const falseDenials: Record<Language, RegExp> = {
  en: /\b(?:not (?:only|just|merely|simply)|no (?:doubt|question|wonder))\b/giu,
  es: /(?<!\p{L})(?:no (?:solo|sólo|solamente|únicamente|hay duda)|sin (?:duda|lugar a dudas))(?!\p{L})/giu,
}

/** How many words before a claim are searched for a denial. */
const reach = 10

function denied(before: string, language: Language): boolean {
  const clause = before.split(clauseEnds[language]).at(-1) ?? ''
  const words = clause
    .replace(falseDenials[language], ' ')
    .toLowerCase()
    .match(/[\p{L}']+/gu)
  return (words ?? []).slice(-reach).some((word) => negators[language].has(word))
}

/** One form of apostrophe, dash and space, so that typography cannot hide a claim. */
const plain = (text: string) =>
  text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2013]/g, '-')
    .replace(/[\u00a0\u202f\t]/g, ' ')

function findingsOf(claim: Claim, text: string, language: Language): Finding[] {
  const { id, reason, instead, basis } = claim
  return claim.patterns[language]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => !(claim.negatable && denied(text.slice(0, match.index), language)))
    .map((match) => ({ id, at: match.index, words: match[0], reason, instead, basis }))
}

/** Two patterns of one claim may meet on the same words: one finding is enough. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  let end = 0
  return [...findings]
    .sort((a, b) => a.at - b.at)
    .filter((finding) => {
      const fresh = finding.at >= end
      if (fresh) end = finding.at + finding.words.length
      return fresh
    })
}

/**
 * Finds wording that says more than is known about hair treatment, in English or Spanish: each
 * place with the reason, the basis and what may be said instead, in the order of the text.
 * A plain denial shortly before ("not a cure") is allowed. It reads patterns, not meaning: an
 * empty answer is no proof that a text is honest.
 */
export function checkClaims(text: string, language: Language): Finding[] {
  const read = plain(text.normalize('NFC'))
  return claims
    .flatMap((claim) => withoutOverlaps(findingsOf(claim, read, language)))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
