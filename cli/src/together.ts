import { type BrowDifference, compareBrows, type Outlines, saltEstimate } from '@anagen/imaging'
import type { Outcome } from './measure-report.ts'

/** What several pictures say together: for programs, and in words. */
export interface Together {
  readonly answer: object
  readonly words: string
}

type OutlinesOf = (file: string) => Outlines | undefined

/** SALT from all four sides of a head, or the right brow against the left; nothing when the set is not whole. */
export const togetherOf = (
  outcomes: readonly Outcome[],
  outlinesOf: OutlinesOf,
): Together | undefined => saltOf(outcomes, outlinesOf) ?? browsOf(outcomes, outlinesOf)

function saltOf(outcomes: readonly Outcome[], outlinesOf: OutlinesOf): Together | undefined {
  const sides = outcomes.flatMap((o) => {
    const region = outlinesOf(o.file)?.region
    const barePct = 'measurement' in o ? o.measurement.barePct : undefined
    return region && barePct !== undefined ? [[region, barePct] as const] : []
  })
  const { top, back, left, right } = Object.fromEntries(sides)
  if (sides.length !== 4) return undefined
  if (top === undefined || back === undefined || left === undefined || right === undefined)
    return undefined
  const answer = saltEstimate({ top, back, left, right })
  const { value, low, high } = answer.salt
  const words = `SALT from the outlined areas: ${value.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)}), an estimate to confirm`
  return { answer, words }
}

function browsOf(outcomes: readonly Outcome[], outlinesOf: OutlinesOf): Together | undefined {
  const brows = outcomes.flatMap((o) => {
    const side = outlinesOf(o.file)?.side
    const brow = 'measurement' in o ? o.measurement.brow : undefined
    return side && brow ? [[side, brow] as const] : []
  })
  const { left, right } = Object.fromEntries(brows)
  if (brows.length !== 2 || !left || !right) return undefined
  const answer = compareBrows(left, right)
  const { area, coverage, darkness } = answer
  const words = [
    'Right brow against left, an estimate to confirm:',
    `- area: ${inWords(area)}`,
    `- coverage: ${inWords(coverage)}`,
    `- darkness: ${inWords(darkness)}`,
  ].join('\n')
  return { answer: { brows: answer }, words }
}

function inWords({ morePct, known }: BrowDifference): string {
  if (!known) return 'no difference that can be told from the error of the method'
  const { value, low, high } = morePct
  return `${Math.abs(value).toFixed(0)} % ${value > 0 ? 'more' : 'less'} (${low.toFixed(0)} to ${high.toFixed(0)})`
}
