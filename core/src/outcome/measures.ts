import type { Text } from '../shared/index.ts'
import { browMeasures, closeUpMeasures, headMeasures } from './hair-measures.ts'
import { measureIds } from './names.ts'
import { askedMeasures, shedMeasures } from './person-measures.ts'
import type { MeasureId, OutcomeMeasure } from './schema.ts'

const byId = new Map(
  [...closeUpMeasures, ...headMeasures, ...browMeasures, ...shedMeasures, ...askedMeasures].map(
    (measure) => [measure.id, measure],
  ),
)

/** A measure by its id. */
export function measureOf(id: MeasureId): OutcomeMeasure {
  const measure = byId.get(id)
  if (!measure) throw new Error(`No measure is called ${id}`)
  return measure
}

/** Every measure, in the order of lists. */
export const measures: readonly OutcomeMeasure[] = measureIds.map(measureOf)

/** A judgement of change since the start: it needs no baseline, the start counts as 0. */
export const isSinceStart = (id: MeasureId): boolean =>
  id === 'self-rating' || id === 'practitioner-rating'

/** Measures of how a person is, rather than of hair. */
const notHair: ReadonlySet<MeasureId> = new Set([
  'pain',
  'phq4',
  'feel-scalp',
  'feel-stress',
  'feel-sleep',
  'feel-food',
  'feel-mood',
])
export const isOfHair = (id: MeasureId): boolean => !notHair.has(id)

/** Steps of the ratings, from -3 to +3. */
export const ratingSteps: readonly Text[] = [
  { en: 'Much less', es: 'Mucho menos' },
  { en: 'Less', es: 'Menos' },
  { en: 'A little less', es: 'Un poco menos' },
  { en: 'The same', es: 'Igual' },
  { en: 'A little more', es: 'Un poco más' },
  { en: 'More', es: 'Más' },
  { en: 'Much more', es: 'Mucho más' },
]

/** Answers of the four questions of PHQ-4, 0 to 3, in our own words. */
export const phq4Answers: readonly Text[] = [
  { en: 'Not at all', es: 'Nada' },
  { en: 'On some days', es: 'Algunos días' },
  { en: 'On more than half of the days', es: 'Más de la mitad de los días' },
  { en: 'Nearly every day', es: 'Casi todos los días' },
]
