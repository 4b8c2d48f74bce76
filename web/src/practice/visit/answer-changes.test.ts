import { builtInQuestions } from '@anagen/core/screening'
import { describe, expect, it } from 'vitest'
import { confirmed, openQuestions } from './answer-changes.ts'

const asked = builtInQuestions.filter((one) => ['glp1', 'medicines', 'today'].includes(one.id))
const ids = (list: { id: string }[]) => list.map((one) => one.id).sort()

describe('nothing changed', () => {
  it('says the known answers again', () => {
    const last = { glp1: 'no', medicines: ['minoxidil'], today: [] }
    expect(confirmed(asked, last, {})).toEqual(last)
    expect(openQuestions(asked, last, {})).toEqual([])
  })
  it('unknown and unanswered stay open, and are not sent', () => {
    const last = { glp1: 'unknown', today: [] }
    expect(confirmed(asked, last, {})).toEqual({ today: [] })
    expect(ids(openQuestions(asked, last, {}))).toEqual(['glp1', 'medicines'])
  })
  it('what changed goes before what was', () => {
    const last = { glp1: 'no', medicines: [], today: [] }
    expect(confirmed(asked, last, { glp1: 'yes' })).toEqual({ ...last, glp1: 'yes' })
  })
  it('"I don’t know" said today is an answer and is sent', () => {
    expect(confirmed(asked, {}, { glp1: 'unknown' })).toEqual({ glp1: 'unknown' })
    expect(ids(openQuestions(asked, {}, { glp1: 'unknown' }))).toEqual(['medicines', 'today'])
  })
  it('what is not asked today is left alone', () => {
    expect(confirmed(asked, { other: 'yes' }, {})).toEqual({})
  })
})
