import type { Progress } from '@anagen/contract'
import {
  isOfHair,
  isSinceStart,
  type MeasureId,
  type MeasurePlan,
  type Method,
  measureOf,
  measures,
} from '@anagen/core/outcome'
import { figure, firstOf } from '../measure/draft.ts'
import { defaultPrimary } from '../measure/sections.ts'
import { usualLooks } from '../progress/series.ts'

/** What can be turned on the page. */
export type Form = {
  measure: MeasureId
  method: Method
  level: string
  areaCm2: number
  spots: number
  repeats: number
  baselines: number
  reference: boolean
  /** 0 for January. */
  startMonth: number
}

/** What can be reckoned before anything is measured. */
export const offered = measures.filter(
  ({ id }) => isOfHair(id) && !isSinceStart(id) && !id.startsWith('feel-'),
)

// About where people stand who come for treatment: somewhere to begin, not a norm.
const levels: Partial<Record<MeasureId, number>> = {
  'density-terminal': 140,
  'density-total': 180,
  'calibre-mean': 60,
  'calibre-median': 60,
  'terminal-share': 70,
  'cumulative-thickness': 10,
  coverage: 60,
  'part-width': 8,
  salt: 30,
  'brow-area': 3,
  'brow-coverage': 60,
  'shedding-comb': 15,
  'shedding-wash': 50,
  'pull-test': 1,
}

/** The form of a measure: as this person is measured, else the usual. */
export function formFor(progress: Progress, measure: MeasureId, today: string): Form {
  const { repeats, methods, site } = measureOf(measure)
  const of = progress.observations.filter((one) => one.measure === measure)
  const spotId = progress.plan?.primary === measure ? progress.plan.spotId : null
  const first = firstOf(of, { measure, spotId, side: null }) ?? of[0]
  const start = progress.start ?? today
  const spots = progress.spots.filter((one) => !one.retired && !one.reference).length
  return {
    measure,
    method: first?.method ?? methods[0] ?? 'photo',
    level: String(first ? Math.round(first.value * 10) / 10 : (levels[measure] ?? 50)),
    areaCm2: first?.areaCm2 ?? 1,
    spots: site === 'spot' ? Math.min(5, Math.max(1, spots)) : 1,
    repeats,
    baselines: 1,
    reference: progress.spots.some((one) => one.reference && !one.retired),
    startMonth: Number(start.slice(5, 7)) - 1,
  }
}

export const firstForm = (progress: Progress, today: string): Form => {
  const primary = progress.plan?.primary ?? defaultPrimary(progress.diagnosis)
  const known = offered.some(({ id }) => id === primary)
  return formFor(progress, known ? primary : defaultPrimary(progress.diagnosis), today)
}

/** The plan to reckon; null while the level is no figure of this measure. */
export function planOf(form: Form, progress: Progress): MeasurePlan | null {
  const level = figure(form.level)
  const measure = measureOf(form.measure)
  if (level === null || level <= 0 || level > measure.max) return null
  const spot = measure.site === 'spot'
  return {
    measure: form.measure,
    diagnosis: progress.diagnosis as MeasurePlan['diagnosis'],
    method: form.method,
    ownErrors: progress.ownErrors
      .filter((one) => one.measure === form.measure && one.own !== null)
      .map(({ method, device, triples, own }) => ({
        method: method as Method,
        device,
        triples,
        sd: own ?? 0,
      })),
    areaCm2: spot ? form.areaCm2 : null,
    spots: form.spots,
    repeats: form.repeats,
    baselines: form.baselines,
    looks: progress.plan?.looks ?? usualLooks,
    level,
    startMonth: form.startMonth,
    hemisphere: progress.hemisphere,
    reference: form.reference,
  }
}
