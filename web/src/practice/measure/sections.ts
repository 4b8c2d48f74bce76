import type { ObservationView, Progress } from '@anagen/contract'
import { type MeasureId, measures } from '@anagen/core/outcome'

/** Parts of the sheet on which measures are entered. */
export const sections = [
  'spots',
  'salt',
  'ratings',
  'checkin',
  'mood',
  'shedding',
  'head',
  'brows',
  'pain',
] as const
export type Section = (typeof sections)[number]

/** Where a measure stands on the sheet. */
export function sectionOf(id: MeasureId): Section {
  if (id === 'salt') return 'salt'
  if (id === 'phq4') return 'mood'
  if (id === 'pain') return 'pain'
  if (id.endsWith('-rating')) return 'ratings'
  if (id.startsWith('feel-')) return 'checkin'
  if (id.startsWith('brow-')) return 'brows'
  if (id.startsWith('shedding-') || id === 'pull-test') return 'shedding'
  return id === 'coverage' || id === 'part-width' ? 'head' : 'spots'
}

export const idsIn = (section: Section): MeasureId[] =>
  measures.map(({ id }) => id).filter((id) => sectionOf(id) === section)

/** What is judged where nobody chose yet: SALT with alopecia areata, thick hairs of a spot else. */
export const defaultPrimary = (diagnosis: string): MeasureId =>
  diagnosis === 'alopecia_areata' ? 'salt' : 'density-terminal'

/**
 * The order of the sheet: what this course is judged by first, then what was measured before and
 * what is asked every time, then all the rest, folded.
 */
export function arranged(
  progress: Pick<Progress, 'plan' | 'diagnosis'>,
  observations: readonly Pick<ObservationView, 'measure'>[],
): { first: Section[]; more: Section[] } {
  const main = sectionOf(progress.plan?.primary ?? defaultPrimary(progress.diagnosis))
  const used = new Set(observations.map((one) => sectionOf(one.measure)))
  const always: readonly Section[] = ['ratings', 'checkin']
  const first = sections.filter((one) => one !== main && (used.has(one) || always.includes(one)))
  return {
    first: [main, ...first],
    more: sections.filter((one) => one !== main && !first.includes(one)),
  }
}
