import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coursePlanned,
  differsFromBruteForce,
  differsFromHighs,
} from '../../../bench/planner/compare.ts'
import { smallRequest } from '../../../bench/planner/small-request.ts'
import { checkPlan } from './check-plan.ts'
import type { PlanRequest } from './schema.ts'
import { dateOf, dayNumber } from './wall-time.ts'

const seeds = fc.integer({ min: 0, max: 1e6 })
const costOf = (request: PlanRequest) => coursePlanned(request)?.cost ?? Number.POSITIVE_INFINITY

describe('the best course', () => {
  it('is the best of all courses, tie-breaks included, on 100 small calendars', () => {
    for (let seed = 1; seed <= 100; seed++) expect(differsFromBruteForce(seed)).toBeNull()
  })

  it('costs what HiGHS says on 5 larger ones', async () => {
    for (let seed = 1; seed <= 5; seed++) expect(await differsFromHighs(seed)).toBeNull()
  })

  it('keeps every rule and its own sum, says the checker', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = smallRequest(seed)
        const course = coursePlanned(request)
        if (!course) return
        const check = checkPlan(request, course.visits)
        expect(check.broken).toEqual([])
        expect(check.cost).toBe(course.cost)
      }),
      { numRuns: 100 },
    )
  })

  it('never costs more after time is freed, nor less after a booking', () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.nat(23), (seed, day, hour) => {
        const request = smallRequest(seed)
        const date = dateOf(dayNumber(request.from) + (day % request.horizonDays))
        const clock = `${String(hour).padStart(2, '0')}`
        const booking = { from: `${date}T${clock}:00`, to: `${date}T${clock}:59` }
        const cost = costOf(request)
        for (const [i] of request.resources.entries()) {
          const change = (busy: (old: PlanRequest['resources'][number]['busy']) => typeof old) => ({
            ...request,
            resources: request.resources.map((one, r) =>
              r === i ? { ...one, busy: busy(one.busy) } : one,
            ),
          })
          expect(costOf(change((old) => [...old, booking]))).toBeGreaterThanOrEqual(cost)
          expect(costOf(change((old) => old.slice(1)))).toBeLessThanOrEqual(cost)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('does not depend on the order of resources, hours, bookings or pins', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = smallRequest(seed)
        const shuffled = {
          ...request,
          resources: request.resources
            .map((one) => ({ ...one, hours: one.hours.toReversed(), busy: one.busy.toReversed() }))
            .toReversed(),
        }
        expect(coursePlanned(shuffled)).toEqual(coursePlanned(request))
      }),
      { numRuns: 100 },
    )
  })
})
