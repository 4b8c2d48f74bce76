import type { Protocol } from '@anagen/core/protocol'

/** A number of a protocol that its practice may set: where it stands, and its words. */
export type EditableNumber = {
  path: string
  words:
    | 'spacingMin'
    | 'spacingTarget'
    | 'spacingMax'
    | 'depth'
    | 'depthMin'
    | 'depthMax'
    | 'passes'
  element: 'scalp' | 'brow' | null
  value: number
  unit: string
}

/** The numbers that can be edited, with their values as they stand. */
export function editableNumbers({ spacing, dose }: Protocol): EditableNumber[] {
  const days = spacing
    ? [
        { path: 'spacing.minDays', words: 'spacingMin' as const, value: spacing.minDays },
        { path: 'spacing.targetDays', words: 'spacingTarget' as const, value: spacing.targetDays },
        { path: 'spacing.maxDays', words: 'spacingMax' as const, value: spacing.maxDays },
      ].map((row) => ({ ...row, element: null, unit: 'days' }))
    : []
  const doses = (['scalp', 'brow'] as const).flatMap((element) => {
    const own = dose[element]
    if (!own) return []
    const at = `dose.${element}`
    return [
      { path: `${at}.depth.value`, words: 'depth' as const, value: own.depth.value, unit: 'mm' },
      { path: `${at}.depth.min`, words: 'depthMin' as const, value: own.depth.min, unit: 'mm' },
      { path: `${at}.depth.max`, words: 'depthMax' as const, value: own.depth.max, unit: 'mm' },
      { path: `${at}.passes.value`, words: 'passes' as const, value: own.passes.value, unit: '' },
    ].map((row) => ({ ...row, element }))
  })
  return [...days, ...doses]
}

type Own = { name: string; today: string }
type Words = { en: string; es: string }

/**
 * The protocol with other numbers and texts. What the practice has set carries its own view as the
 * first basis, before what it departs from.
 */
export function editedProtocol(
  protocol: Protocol,
  changes: { numbers: Record<string, number>; preparation: Words[]; aftercare: Words[] },
  own: Own,
): Protocol {
  const edited = structuredClone(protocol)
  for (const [path, value] of Object.entries(changes.numbers))
    setNumber(edited, { path, value, own })
  edited.preparation = statements(protocol.preparation, changes.preparation, own)
  edited.aftercare = statements(protocol.aftercare, changes.aftercare, own)
  return edited
}

type Basis = Protocol['aftercare'][number]['basis'][number]
const view = ({ name, today }: Own): Basis => ({ kind: 'practice', source: name, date: today })

function setNumber(
  edited: Protocol,
  { path, value, own }: { path: string; value: number; own: Own },
): void {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    edited,
  )
  if (holder[last] === value) return
  holder[last] = value
  const basis = holder.basis as Basis[]
  holder.basis = [view(own), ...basis.filter((b) => b.kind !== 'practice')]
}

function statements(
  before: Protocol['aftercare'],
  words: readonly Words[],
  own: Own,
): Protocol['aftercare'] {
  return words
    .filter((w) => w.en.trim() && w.es.trim())
    .map((text) => {
      const same = before.find((s) => s.text.en === text.en && s.text.es === text.es)
      return same ?? { text: { en: text.en.trim(), es: text.es.trim() }, basis: [view(own)] }
    })
}
