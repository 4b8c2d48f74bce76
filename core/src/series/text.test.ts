import { describe, expect, it } from 'vitest'
import { reasonCodes, relaxRules } from './rules.ts'
import { reasonText, relaxText } from './text.ts'

const params = {
  date: '2027-05-14',
  weekdays: [4, 2],
  time: '11:00',
  from: '09:00',
  to: '10:00',
  place: 'light',
  practitioner: 'p1',
  days: 33,
  target: 30,
}

describe('words', () => {
  it.each(reasonCodes)('%s is said in both languages with nothing left open', (code) => {
    const [en, es] = (['en', 'es'] as const).map((language) =>
      reasonText({ code, params }, { language }),
    )
    expect(en).toMatch(/^[^{}]{10,}\.$/)
    expect(es).toMatch(/^[^{}]{10,}\.$/)
    expect(es).not.toBe(en)
  })

  it.each(relaxRules)('%s is said in both languages with nothing left open', (rule) => {
    const change = { rule, visit: 4, by: 2, days: 44, date: '2027-05-14', practitioner: 'p1' }
    const [en, es] = (['en', 'es'] as const).map((language) => relaxText(change, { language }))
    expect(en).toMatch(/^[^{}]*\b4\b[^{}]*\.$/)
    expect(es).toMatch(/^[^{}]*\b4\b[^{}]*\.$/)
    expect(es).not.toBe(en)
  })

  it.each([
    ['en', [4], 'Thursdays are full until 14 May 2027.'],
    ['es', [4], 'Los jueves están completos hasta el 14 de mayo de 2027.'],
    ['en', [4, 2], 'Tuesdays and Thursdays are full until 14 May 2027.'],
    [
      'es',
      [7, 1, 6, 6],
      'Los lunes, sábados y domingos están completos hasta el 14 de mayo de 2027.',
    ],
  ] as const)('%s %j', (language, weekdays, text) => {
    const reason = { code: 'weekdayFull', params: { weekdays, date: '2027-05-14' } } as const
    expect(reasonText(reason, { language })).toBe(text)
  })

  it('calls people and places by their names', () => {
    const name = (id: string) => ({ light: 'The light panel' })[id] ?? id
    expect(reasonText({ code: 'placeFreeUntil', params }, { name })).toBe(
      'The light panel is free only until 11:00 that day.',
    )
  })

  it('counts one day as one', () => {
    const change = { rule: 'horizon', visit: 1, by: 1, date: '2027-03-03' } as const
    expect(relaxText(change)).toBe(
      'Visit 1 is possible on 3 March 2027, 1 day after the end of the period.',
    )
    expect(relaxText(change, { language: 'es' })).toContain(', 1 día ')
  })
})
