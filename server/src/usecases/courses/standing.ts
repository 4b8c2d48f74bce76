import type { CourseView } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { Answers, Screening } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { blocksOf } from '../screening/blocks.ts'
import { decisionFor } from '../screening/decision-for.ts'
import { alertsFrom, marksFrom } from './known-facts.ts'

/** What stands about one person for the elements of a course or visit, now. */
export type Standing = {
  screening: Screening
  answers: Answers
  /** What blocks these elements: nothing firm may be booked and nothing of them given. */
  pauses: CourseView['pauses']
  holds: CourseView['holds']
  alerts: string[]
  marks: CourseView['marks']
}

/** `on` is the day of the visit in question: a wait that is over by then does not block it. */
type Ask = {
  patientId: string
  protocol: Protocol
  elements: readonly Element[]
  on?: string | undefined
}

/** Decides anew, from the answers, clearances and holds in force today. */
export async function standingOf(ctx: Context, ask: Ask): Promise<Standing> {
  const decision = await decisionFor(ctx, ask)
  return {
    screening: decision.screening,
    answers: decision.answers,
    pauses: blocksOf(ctx, decision),
    holds: decision.holds
      .filter((hold) => !hold.released)
      .map(({ from, until, why }) => ({ from, until, why })),
    alerts: alertsFrom(decision.answers),
    marks: marksFrom(decision.answers),
  }
}
