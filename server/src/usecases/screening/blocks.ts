import type { CourseView, HoldEntry } from '@anagen/contract'
import { type Question, type Reason, type Screening, strength } from '@anagen/core/screening'
import type { Element, Language, Text } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import type { DecisionOf } from './decision-for.ts'

type Pause = CourseView['pauses'][number]

/**
 * Everything that stands in the way of the visit judged, in the reader's language: each reason
 * to consult, wait or decline once with the elements it touches, the answers missing, and every
 * hold. A wait for a date alone that is over by the day judged stands in nobody's way; one for an
 * event does until somebody says that the event has come.
 */
export function blocksOf(ctx: Pick<Context, 'language'>, decision: DecisionOf): Pause[] {
  const { language } = ctx
  return [
    ...reasonBlocks(decision, language),
    ...askBlock(decision, language),
    ...decision.holds.filter((hold) => inForce(hold, decision)).map(holdBlock),
  ]
}

function reasonBlocks({ screening, on }: DecisionOf, language: Language): Pause[] {
  const blocks = new Map<string, Pause>()
  for (const { element, reasons } of screening.elements) {
    for (const reason of reasons) {
      const { ruleId, decision: code } = reason
      if (code === 'proceed' || code === 'note' || isOver(reason, on)) continue
      const text = reason.reason[language]
      const until = code === 'wait' ? (reason.until?.date ?? null) : null
      const key = JSON.stringify([ruleId, code, until, text])
      const block = blocks.get(key) ?? { code, ruleId, elements: [], until, text }
      block.elements.push(element)
      blocks.set(key, block)
    }
  }
  return [...blocks.values()].sort((a, b) => strength(strengthOf(b)) - strength(strengthOf(a)))
}

function strengthOf({ code }: Pause) {
  return code === 'hold' ? 'decline' : code
}

function isOver({ decision, until }: Reason, on: string): boolean {
  return decision === 'wait' && until?.event === null && until.date !== null && until.date <= on
}

const missing: Text = { en: 'Still to be answered:', es: 'Falta por responder:' }
const shownQuestions = 3

/** The questions nobody has answered yet, the first few in words. */
function askBlock({ screening, questions }: DecisionOf, language: Language): Pause[] {
  const elements = screening.elements.filter((one) => one.missing.length > 0)
  if (elements.length === 0) return []
  const words = wordsOf(screening, questions).map((text) => text[language])
  const more = words.length - shownQuestions
  const list = [...words.slice(0, shownQuestions), ...(more > 0 ? [`+ ${more}`] : [])].join(' ')
  const touched: Element[] = elements.map((one) => one.element)
  const text = `${missing[language]} ${list}`
  return [{ code: 'ask', ruleId: null, elements: touched, until: null, text }]
}

function wordsOf(screening: Screening, questions: readonly Question[]): Text[] {
  const ids = new Set(screening.elements.flatMap((one) => one.missing))
  return questions.filter((one) => ids.has(one.id)).map((one) => one.text)
}

/** A hold counts while it lasts today, and on the day judged. It ends on the day it names. */
function inForce(hold: HoldEntry, { today, on }: DecisionOf): boolean {
  const covers = (day: string) => hold.from <= day && (hold.until === null || day < hold.until)
  return !hold.released && (covers(today) || covers(on))
}

function holdBlock({ until, why }: HoldEntry): Pause {
  return { code: 'hold', ruleId: null, elements: [], until, text: why }
}
