import { type Basis, type Element, elementSchema, sources, type Text } from '../shared/index.ts'
import { depthWords, raiseWords } from './text.ts'

/** Safety above this depth was not evaluated: SkinPen label (SKP). In mm. */
export const unevaluatedAboveMm = 1.5

export type DepthLimit = {
  element: Element
  /** The depth nobody passes without a licensed, reasoned override: label and protocol together. */
  capMm: number
  because: 'protocol' | 'label'
  labelMm: number
  /** False when the device states no depth and the strictest known label stands in. */
  labelKnown: boolean
  protocolMm: number
  words: Text
  basis: Basis[]
}
export type DepthLimitInput = {
  element: Element
  /** The device's own labelled greatest depth in mm; null when not recorded. */
  labelMm: number | null
  /** Where that label is found; left out when not recorded. */
  labelBasis?: Basis
  protocolMm: number
  protocolBasis: Basis[]
}

/**
 * The greatest depth for one element with one device, in mm, and why: the lower of the device's
 * label and the protocol's cap. A device without a labelled depth is held to 1.5 mm (SKP).
 */
export function depthLimit(input: DepthLimitInput): DepthLimit {
  const element = elementSchema.parse(input.element)
  const labelKnown = input.labelMm !== null
  const labelMm = input.labelMm ?? unevaluatedAboveMm
  const labelBasis = labelKnown && input.labelBasis ? input.labelBasis : sources.SKP
  const shared = { element, labelMm, labelKnown, protocolMm: input.protocolMm }
  if (input.protocolMm <= labelMm) {
    const words = depthWords.protocol(input.protocolMm)
    return {
      ...shared,
      capMm: input.protocolMm,
      because: 'protocol',
      words,
      basis: input.protocolBasis,
    }
  }
  const words = labelKnown ? depthWords.label(labelMm) : depthWords.assumedLabel(labelMm)
  return { ...shared, capMm: labelMm, because: 'label', words, basis: [labelBasis] }
}

/** Depths are typed with two decimals; the tolerance only absorbs binary rounding. */
const toleranceMm = 1e-6
const above = (mm: number, limit: number) => mm > limit + toleranceMm

export type DepthCheck =
  | { state: 'ok' }
  | { state: 'not a depth' }
  | { state: 'above protocol'; capMm: number; words: Text }
  | { state: 'above label'; capMm: number; needs: 'licensed reasoned override'; words: Text }

/** Whether `mm` may be used: above the label always asks for a licensed person's reasons. */
export function checkDepth(mm: number, limit: DepthLimit): DepthCheck {
  if (!Number.isFinite(mm) || mm <= 0) return { state: 'not a depth' }
  if (above(mm, limit.labelMm)) {
    const { labelMm, labelKnown } = limit
    const words = labelKnown ? depthWords.label(labelMm) : depthWords.assumedLabel(labelMm)
    return { state: 'above label', capMm: labelMm, needs: 'licensed reasoned override', words }
  }
  if (above(mm, limit.protocolMm)) {
    const words = depthWords.protocol(limit.protocolMm)
    return { state: 'above protocol', capMm: limit.protocolMm, words }
  }
  return { state: 'ok' }
}

/** When a protocol lets the depth rise: by at most `stepMm`, below that reaction, up to that pain. */
export type RaiseRule = { stepMm: number; reactionBelow: number; painAtMost: number }
export type RaiseInput = {
  lastMm: number
  /** Worst reaction grade since the last visit, 0 to 5 (CTCAE wording); null when not recorded. */
  reactionGrade: number | null
  /** Worst pain of the last visit, 0 to 10; null when not recorded. */
  pain: number | null
  rule: RaiseRule
  limit: DepthLimit
}
export type Raise = { raise: true; toMm: number } | { raise: false; why: Text }

/** The greatest depth the next visit may go up to, in mm, or why it stays. Unknown never raises. */
export function raiseDepth({ lastMm, reactionGrade, pain, rule, limit }: RaiseInput): Raise {
  if (reactionGrade === null || pain === null) return { raise: false, why: raiseWords.unknown }
  if (reactionGrade >= rule.reactionBelow) return { raise: false, why: raiseWords.reaction }
  if (pain > rule.painAtMost) return { raise: false, why: raiseWords.pain }
  const toMm = Math.min(Math.round((lastMm + rule.stepMm) * 100) / 100, limit.capMm)
  return toMm > lastMm ? { raise: true, toMm } : { raise: false, why: raiseWords.atCap }
}
