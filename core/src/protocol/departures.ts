import { builtInQuestions, builtInRules, type Rule } from '../screening/index.ts'
import type { Basis, Text } from '../shared/index.ts'
import { clinicalNumbers } from './numbers.ts'
import { labelLimits, lightOrder } from './rules.ts'
import { needled, type Protocol } from './schema.ts'
import { screeningFor } from './screened.ts'
import { departureWords } from './text.ts'

/** One place where a protocol leaves what a label, study or the original says. */
export type Departure = {
  path: string
  /** `label`: a label, regulator or safety floor. `original`: what this protocol came from. */
  from: 'label' | 'original'
  value: number | string | null
  reference: number | string
  words: Text
  basis: Basis[]
}

const label = (departure: Omit<Departure, 'from'>): Departure => ({ from: 'label', ...departure })

function depthDepartures({ dose }: Protocol): Departure[] {
  const { max, says, basis } = labelLimits.needleDepth
  return (['scalp', 'brow'] as const).flatMap((element): Departure[] => {
    const depth = dose[element]?.depth
    if (!depth || depth.max <= max) return []
    const path = `dose.${element}.depth.max`
    return [label({ path, value: depth.max, reference: max, words: says, basis: [...basis] })]
  })
}

function spacingDepartures({ spacing, elements }: Protocol): Departure[] {
  const { min, says, basis } = labelLimits.spacingDays
  if (!spacing || spacing.minDays >= min || !elements.some((one) => needled.has(one))) return []
  const path = 'spacing.minDays'
  return [label({ path, value: spacing.minDays, reference: min, words: says, basis: [...basis] })]
}

function lightDepartures({ visit, elements }: Protocol): Departure[] {
  const light = visit.addOns.find((addOn) => addOn.element === 'light')
  if (light?.when !== 'after treatment' || !elements.some((one) => needled.has(one))) return []
  const reference = 'before treatment'
  return [
    label({
      path: 'visit.addOns.light.when',
      value: light.when,
      reference,
      words: lightOrder.says,
      basis: [...lightOrder.basis],
    }),
  ]
}

function changedNumbers(protocol: Protocol, original: Protocol): Departure[] {
  const now = new Map(clinicalNumbers(protocol).map((row) => [row.path, row.value]))
  return clinicalNumbers(original).flatMap(({ path, value: reference, basis }): Departure[] => {
    const value = now.get(path) ?? null
    if (value === reference || path.includes('.label.')) return []
    const words = departureWords.number(value, reference)
    return [{ path, from: 'original', value, reference, words, basis }]
  })
}

/** Rules left out or changed. Compared as data: the order of keys does not count. */
function changedRules(rules: readonly Rule[], reference: readonly Rule[]) {
  const now = new Map(rules.map((rule) => [rule.id, canonical(rule)]))
  return reference.flatMap((rule): Omit<Departure, 'from'>[] => {
    const kept = now.get(rule.id)
    if (kept === canonical(rule)) return []
    const value = kept === undefined ? 'removed' : 'changed'
    const path = `rules.${rule.id}`
    return [{ path, value, reference: rule.id, words: departureWords[value], basis: rule.basis }]
  })
}

const fromLabel = (rule: Rule) => rule.basis.some((basis) => basis.kind === 'label')

/** Built-in rules that rest on a label or regulator and speak for what this protocol offers. */
function labelRules({ elements, rules }: Protocol): Departure[] {
  const builtIn = screeningFor(elements, builtInQuestions, builtInRules).rules
  return changedRules(rules, builtIn.filter(fromLabel)).map(label)
}

function otherRules(protocol: Protocol, original: Protocol): Departure[] {
  const others = original.rules.filter((rule) => !fromLabel(rule))
  return changedRules(protocol.rules, others).map((row) => ({ ...row, from: 'original' }))
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/**
 * Where a protocol departs from labels, regulators and safety floors (depth, spacing, light before
 * needles, the built-in rules that rest on a label: age, isotretinoin, pregnancy and so on) and, when `original` is
 * given, from the numbers and screening rules it was edited from; each with the basis it leaves.
 */
export function departures(protocol: Protocol, original?: Protocol): Departure[] {
  return [
    ...depthDepartures(protocol),
    ...spacingDepartures(protocol),
    ...lightDepartures(protocol),
    ...labelRules(protocol),
    ...(original ? changedNumbers(protocol, original) : []),
    ...(original ? otherRules(protocol, original) : []),
  ]
}
