import type { HoldEntry } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { type Answers, decide, type Question, type Screening } from '@anagen/core/screening'
import type { Element } from '@anagen/core/shared'
import type { ClearanceRow } from '../../db/repositories/clearances.ts'
import type { Context } from '../context.ts'
import { todayOf } from '../today.ts'
import { knownAnswers } from './known-answers.ts'

/**
 * Whom and what to decide about. `on` is the day of the visit judged, when it lies ahead: a wait
 * that is over by then does not stand in its way. Without it the visit is judged as if today.
 */
export type DecisionAsk = {
  patientId: string
  protocol: Pick<Protocol, 'questions' | 'rules'>
  elements: readonly Element[]
  on?: string | undefined
}

/** What is decided today for some elements, and everything it rests on. */
export type DecisionOf = {
  screening: Screening
  answers: Answers
  questions: readonly Question[]
  /** All of them, the withdrawn and the released too, the latest first. */
  clearances: ClearanceRow[]
  holds: HoldEntry[]
  today: string
  /** The day of the visit judged, never before today. */
  on: string
}

/** Screens a person now, from the latest answers, the record, and the clearances in force. */
export async function decisionFor(ctx: Context, ask: DecisionAsk): Promise<DecisionOf> {
  const { patientId, protocol, elements } = ask
  const { questions, rules } = protocol
  const today = todayOf(ctx)
  const answers = await knownAnswers(ctx, { patientId, questions })
  const clearances = await ctx.db.clearances.ofPatient(patientId)
  const standing = clearances
    .filter((one) => !one.withdrawn)
    .map(({ clearanceId: _, enteredBy: __, withdrawn: ___, ...clearance }) => clearance)
  return {
    screening: decide({ questions, rules, answers, elements, today, clearances: standing }),
    answers,
    questions,
    clearances,
    holds: await ctx.db.holds.ofPatient(patientId),
    today,
    on: ask.on !== undefined && ask.on > today ? ask.on : today,
  }
}
