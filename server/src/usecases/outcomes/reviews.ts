import type { ReviewView } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { Basis, Language } from '@anagen/core/shared'
import type { DecisionRow } from '../../db/repositories/reviews.ts'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { type ReviewWindow, reviewWindows } from '../courses/progress.ts'

type Facts = {
  protocol: Pick<Protocol, 'reviews' | 'measures'>
  /** The visits that stand, in order. */
  visits: readonly Pick<VisitRow, 'n' | 'date'>[]
  decisions: readonly DecisionRow[]
  today: string
  language: Language
}

/** The reviews of a course as they stand on a day, in the order of the protocol. */
export function reviewViews(facts: Facts): ReviewView[] {
  return reviewWindows(facts.protocol, facts.visits).map((window) => reviewView(window, facts))
}

function reviewView(window: ReviewWindow, facts: Facts): ReviewView {
  const { review, from, to } = window
  const { language, protocol, today } = facts
  const held = facts.decisions.find(({ reviewId }) => reviewId === review.id)
  return {
    reviewId: review.id,
    name: review.name[language],
    from,
    to,
    reconsent: review.reconsent,
    purpose: review.purpose.map(({ text, basis }) => {
      return { text: text[language], basis: sourcesOf(basis) }
    }),
    measures: review.measures.map((id) => {
      return protocol.measures.find((one) => one.id === id)?.name[language] ?? id
    }),
    state: held ? 'done' : stateOf(window, today),
    done: held ? doneOf(held) : null,
  }
}

/** Where a review that was not held stands. */
export function stateOf({ from, to }: Pick<ReviewWindow, 'from' | 'to'>, today: string) {
  if (today < from) return 'ahead' as const
  return today <= to ? ('due' as const) : ('late' as const)
}

function doneOf({ decision, note, reconsented, at, by }: DecisionRow): ReviewView['done'] {
  return { decision, note, reconsented, at: at.toISOString(), by }
}

const sourcesOf = (basis: readonly Basis[]) =>
  basis.map(({ source, date }) => `${source} (${date})`).join('; ')
