import type { Treatment, VisitPage } from '@anagen/contract'
import type { Element } from '@anagen/core/shared'
import type { SaveView } from './autosave.ts'
import { isSettled, ticksWith } from './completeness.ts'
import type { FormContext } from './treatment-form.ts'

/** What every step of the visit works with. */
export type Room = {
  page: VisitPage
  view: SaveView
  draft: Treatment
  context: FormContext
  /** Whether treatment may be recorded at all now. */
  locked: boolean
  licensed: boolean
  change: (next: (draft: Treatment) => Treatment) => void
}

export const stepNames = [
  'questions',
  'consent',
  'photos',
  'light',
  'needling',
  'acupuncture',
  'reaction',
  'aftercare',
  'sign',
] as const
export type StepName = (typeof stepNames)[number]

/** The elements a pause or hold keeps from being treated. */
export function blockedElements({ pauses, visit }: Pick<VisitPage, 'pauses' | 'visit'>) {
  return visit.elements.filter((element) =>
    pauses.some((one) => one.code === 'hold' || one.elements.includes(element)),
  )
}

/** The steps of a visit that treats these elements, in order. */
export function stepsOf(elements: readonly Element[]): StepName[] {
  const needles = elements.includes('scalp') || elements.includes('brow')
  return stepNames.filter((step) => {
    if (step === 'light') return elements.includes('light')
    if (step === 'needling') return needles
    if (step === 'acupuncture') return elements.includes('acupuncture')
    return true
  })
}

/** Which steps are done. */
export function stepsDone(page: VisitPage, draft: Treatment): Record<StepName, boolean> {
  const { elements } = page.visit
  const ticks = ticksWith(page.ticks, draft, elements)
  const needles = elements.filter((one) => one === 'scalp' || one === 'brow')
  return {
    questions: ticks.questions,
    consent: ticks.consent,
    photos: ticks.photos,
    light: isSettled('light', draft),
    needling: needles.every((one) => isSettled(one, draft)),
    acupuncture: isSettled('acupuncture', draft),
    reaction: draft.reaction !== null,
    aftercare: draft.aftercareGiven,
    sign: page.entries.some((entry) => entry.kind === 'signed'),
  }
}

/** Why a record cannot be signed yet; empty when it can. */
export type SignBar =
  | 'questions'
  | 'consent'
  | 'settings'
  | 'arrived'
  | 'paused'
  | 'licence'
  | 'waiting'
  | 'empty'

export function signBars(page: VisitPage, view: SaveView, licensed: boolean): SignBar[] {
  const ticks = ticksWith(page.ticks, view.draft, page.visit.elements)
  const bars: SignBar[] = []
  if (page.visit.state !== 'arrived') bars.push('arrived')
  if (page.pauses.length > 0) bars.push('paused')
  if (!ticks.questions) bars.push('questions')
  if (!ticks.consent) bars.push('consent')
  if (!ticks.settings) bars.push('settings')
  if (!licensed) bars.push('licence')
  if (view.waiting > 0 && (view.status !== 'waiting' || view.heldBack.length > 0))
    bars.push('waiting')
  if (view.seq === 0 && view.waiting === 0) bars.push('empty')
  return bars
}
