import { describe, expect, it } from 'vitest'
import { checkPlan } from './check-plan.ts'
import { parseRequest } from './request.ts'

const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '12:00' }))
const phases = [
  { need: { kind: 'practitioner', skill: 'needling' }, offsetMin: 0, lengthMin: 60 },
  { need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 },
]
const parsed = parseRequest({
  zone: 'America/New_York',
  from: '2027-03-10',
  horizonDays: 20,
  gridMinutes: 30,
  resources: [
    { id: 'p1', kind: 'practitioner', skills: ['needling'], hours },
    { id: 'p2', kind: 'practitioner' },
    {
      id: 'r1',
      kind: 'room',
      pool: 'room',
      busy: [{ from: '2027-03-12T09:00', to: '2027-03-12T09:10' }],
    },
  ],
  visits: [1, 2, 3].map((n) => ({ n, phases })),
  spacing: { minDays: 3, targetDays: 4, maxDays: 5 },
  wishes: { vetoWeekdays: [6], away: [{ from: '2027-03-18', to: '2027-03-19' }] },
  holds: [
    { kind: 'notBefore', date: '2027-03-11' },
    { kind: 'pausedFrom', date: '2027-03-25' },
  ],
  pins: [{ n: 3, start: '2027-03-20T10:10', practitioner: 'gone' }],
})
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { request } = parsed

/** The rules broken by a course that is right but for its first or second visit. */
function broken(first: string, second = '2027-03-16T10:00', practitioner = 'p1'): string[] {
  const check = checkPlan(request, [
    { n: 1, start: first, practitioner },
    { n: 2, start: second, practitioner: 'p1' },
    { n: 3, start: '2027-03-20T10:10', practitioner: 'gone' },
  ])
  return check.broken.map(({ visit, rule }) => `${visit} ${rule}`)
}

describe('the checker', () => {
  it.each([
    ['nothing', '2027-03-12T10:00', '2027-03-16T10:00', []],
    ['a start off the grid', '2027-03-12T10:15', undefined, ['1 grid']],
    ['a booked room', '2027-03-12T08:30', undefined, ['1 free']],
    ['a start after the booking', '2027-03-12T09:30', undefined, []],
    ['before opening ends', '2027-03-12T11:00', undefined, []],
    ['after closing', '2027-03-12T11:30', undefined, ['1 free']],
    ['the hour that is skipped', '2027-03-14T02:00', '2027-03-17T10:00', ['1 clock']],
    ['over the skipped hour', '2027-03-14T01:30', '2027-03-17T10:00', ['1 clock']],
    ['until the skipped hour', '2027-03-14T01:00', '2027-03-17T10:00', []],
    ['a weekday ruled out', '2027-03-13T10:00', undefined, ['1 vetoWeekday']],
    ['before notBefore', '2027-03-10T10:00', '2027-03-15T10:00', ['1 period']],
    ['away', '2027-03-14T10:00', '2027-03-18T10:00', ['3 gapShorter', '2 away']],
    ['too short a gap', '2027-03-14T10:00', '2027-03-16T10:00', ['2 gapShorter']],
    ['too long a gap', '2027-03-11T10:00', '2027-03-17T10:00', ['2 gapLonger']],
  ])('%s', (_, first, second, expected) => {
    expect(broken(first, second).sort()).toEqual([...expected].sort())
  })

  it('wants the skill', () => {
    expect(broken('2027-03-12T10:00', undefined, 'p2')).toEqual(['1 practitioner'])
    expect(broken('2027-03-12T10:00', undefined, 'nobody')).toContain('1 practitioner')
  })

  it('wants pins where they are, every visit, in order', () => {
    const visit = (n: number, start: string) => ({ n, start, practitioner: 'p1' })
    const check = checkPlan(request, [
      visit(1, '2027-03-12T10:00'),
      visit(2, '2027-03-16T10:00'),
      visit(3, '2027-03-20T10:10'),
    ])
    expect(check.broken).toEqual([{ visit: 3, rule: 'pin' }])
    const short = checkPlan(request, [visit(2, '2027-03-16T10:00')])
    expect(short.broken.map(({ rule }) => rule)).toEqual(['order', 'count'])
  })

  it('wants a pause kept and the period kept', () => {
    const later = { ...request, pins: [], visits: request.visits.slice(0, 1) }
    const rules = (start: string) =>
      checkPlan(later, [{ n: 1, start, practitioner: 'p1' }]).broken.map(({ rule }) => rule)
    expect(rules('2027-03-24T10:00')).toEqual([])
    expect(rules('2027-03-25T10:00')).toEqual(['pause'])
    expect(rules('2027-03-30T10:00')).toEqual(['pause', 'period'])
  })
})
