import { describe, expect, it } from 'vitest'
import cases from '../../cases/series/plans.json' with { type: 'json' }
import { loadCalendar } from './calendar.ts'
import { plan, planRequest } from './plan.ts'
import { parseRequest } from './request.ts'
import { type PlanRequest, planAnswerSchema } from './schema.ts'

/**
 * A practice that is easy to hold in the head: p1 on Mondays and Thursdays 10:00-12:00, p2 on
 * Tuesdays 10:00-12:00, one treatment room and one lamp, always open. Visits of an hour.
 */
function request(change: Record<string, unknown>): PlanRequest {
  const hours = (weekday: number) => ({ weekday, from: '10:00', to: '12:00' })
  const visit = (n: number) => ({
    n,
    phases: [
      { need: { kind: 'practitioner', skill: 'needling' }, offsetMin: 0, lengthMin: 60 },
      { need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 },
    ],
  })
  const base = {
    zone: 'America/New_York',
    from: '2027-03-01',
    horizonDays: 60,
    gridMinutes: 30,
    resources: [
      { id: 'p2', kind: 'practitioner', skills: ['needling'], hours: [hours(2)] },
      { id: 'p1', kind: 'practitioner', skills: ['needling'], hours: [hours(1), hours(4)] },
      { id: 'r1', kind: 'room', pool: 'room' },
      { id: 'lamp', kind: 'device' },
    ],
    visits: [visit(1), visit(2)],
    spacing: { minDays: 5, targetDays: 7, maxDays: 9 },
  }
  const raw = { ...base, ...change }
  if (typeof change.visits === 'number')
    raw.visits = Array.from({ length: change.visits }, (_, i) => visit(i + 1))
  const busy = change.busy as Record<string, unknown[]> | undefined
  const resources = base.resources.map((one) => ({ ...one, busy: busy?.[one.id] ?? [] }))
  const { busy: _, ...rest } = { ...raw, busy }
  const parsed = parseRequest({ ...rest, resources })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.request
}

describe('plan', () => {
  it.each(cases)('$name', ({ request: change, answer }) => {
    const planned = planRequest(request(change))
    expect(planAnswerSchema.parse(planned)).toEqual(planned)
    expect(brief(planned)).toEqual(answer)
  })

  it('adds its terms up to its cost, in every alternative too', () => {
    const planned = planRequest(request({ visits: 4, wishes: { weekdays: [2, 4] } }))
    for (const { terms, cost } of [planned, ...planned.alternatives]) {
      expect(Object.values(terms ?? {}).reduce((a, b) => a + b, 0)).toBe(cost)
    }
    expect(planned.alternatives.length).toBeGreaterThan(1)
    for (const one of planned.alternatives) {
      expect(one.extra).toBe(one.cost - (planned.cost ?? 0))
      expect(one.extra).toBeGreaterThanOrEqual(0)
      expect(one.differs.length).toBeGreaterThan(0)
    }
    const costs = planned.alternatives.map(({ cost }) => cost)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    const courses = [planned, ...planned.alternatives].map(({ visits }) =>
      JSON.stringify(visits.map((v) => [v.start, v.uses[0]?.resource])),
    )
    expect(new Set(courses).size).toBe(courses.length)
  })

  it.each([0, 1, 2])('gives at most %i alternatives when asked for so many', (alternatives) => {
    const planned = planRequest(request({ visits: 3, alternatives }))
    expect(planned.alternatives).toHaveLength(alternatives)
  })

  it('plans again on a loaded calendar, with codes instead of words', () => {
    const one = request({
      wishes: { practitioner: 'p2' },
      spacing: { minDays: 6, targetDays: 6, maxDays: 6 },
    })
    const calendar = loadCalendar(one)
    const result = plan(calendar, one)
    expect(plan(calendar, one)).toEqual(result)
    expect(result.best?.visits.map(({ reasons }) => reasons)).toEqual([
      [],
      [
        { code: 'wishedNotFree', params: { practitioner: 'p2', date: '2027-03-08' } },
        { code: 'changedNotFree', params: { practitioner: 'p2', date: '2027-03-08' } },
      ],
    ])
  })
})

type Answer = ReturnType<typeof planRequest>

/** What the cases state of an answer. */
function brief(answer: Answer) {
  const lines = (visits: Answer['visits']) =>
    visits.map(({ start, uses }) =>
      [start, ...uses.map(({ resource }) => resource ?? '?')].join(' '),
    )
  return {
    cost: answer.cost,
    visits: lines(answer.visits),
    reasons: answer.visits.flatMap(({ reasons }) => reasons),
    wishCosts: Object.fromEntries(answer.wishCosts.map(({ wish, cost }) => [wish, cost])),
    relaxation: answer.relaxation && {
      cost: answer.relaxation.cost,
      changes: answer.relaxation.changes.map(({ text }) => text),
      visits: lines(answer.relaxation.visits),
    },
    provisional: answer.provisional,
  }
}
