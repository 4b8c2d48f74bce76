import {
  bestCourse,
  type Calendar,
  checkPlan,
  loadCalendar,
  type PlanRequest,
  plan,
} from '@anagen/core/series'
import {
  clinic,
  clinicOf12,
  clinicOf60,
  patient,
  roomsBooked,
  type Size,
} from './planner/clinic.ts'
import { coursePlanned, requestOf } from './planner/compare.ts'
import { highs, highsPlan } from './planner/highs-plan.ts'
import { NaiveCalendar } from './planner/naive-starts.ts'
import { benchRacing } from './planner/racing.ts'
import { benchRepair } from './planner/repair.ts'
import { benchRipples } from './planner/ripples.ts'
import { type Rule, slotWalk } from './planner/slot-walk.ts'
import { equalToOptima } from './planner/trust.ts'
import { quantile, table } from './stats.ts'

const patients = 300
const seed = 1
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)

/**
 * The planner on the two calendars of its targets, beside HiGHS on the same instances and beside
 * walking from slot to slot. Printed, never asserted: a loaded machine is not a broken planner.
 *
 * What profiling taught: the arithmetic of the dynamic programme is a small part of the time.
 * Keeping only feasible (day, practitioner) nodes, and trying gaps cheapest first so that the inner
 * loop ends after a few of 22, brought most of the speed; the start map is computed once per
 * visit template, and the first search on a fresh calendar pays for it.
 */
export async function benchPlanner(): Promise<void> {
  await benchSize('12 practitioners x 6 rooms, 273 days', clinicOf12, {
    solved: 10,
    target: 'p50 1 ms, p95 5 ms',
  })
  await benchSize('60 practitioners x 30 rooms, 364 days', clinicOf60, {
    solved: 2,
    target: 'p95 15 ms',
  })
  walks(clinicOf12)
  benchRipples()
  await benchRepair()
  await benchEqual()
  await benchRacing()
}

/** The cost of random instances beside that of two independent optima. */
async function benchEqual(): Promise<void> {
  const rows = await equalToOptima({ brute: 1_000, highs: 1_000, seed })
  table(
    'Equal to an independent optimum (target: 1,000 of 1,000)',
    rows.map(({ test, count, failures, seconds }) => ({
      test,
      equal: `${count - failures} of ${count}`,
      seconds,
    })),
  )
}

type Asked = { solved: number; target: string }

async function benchSize(name: string, size: Size, { solved, target }: Asked): Promise<void> {
  const base = clinic(size, seed)
  const requests = Array.from({ length: patients }, (_, i) =>
    requestOf({ ...base, ...patient(seed + i, size) }),
  )
  const [first] = requests as [PlanRequest, ...PlanRequest[]]
  const loads = Array.from({ length: 5 }, () => timedOnce(() => loadCalendar(first)))
  const calendar = loadCalendar(first)
  const cold = timedOnce(() => bestCourse(calendar, first))
  const best = requests.map((request) => timedOnce(() => bestCourse(calendar, request)))
  const full = requests.map((request) => timedOnce(() => plan(calendar, request)))
  const row = (what: string, times: readonly number[]) => ({
    what,
    p50: `${ms(quantile(times, 0.5))} ms`,
    p95: `${ms(quantile(times, 0.95))} ms`,
    'to best course': `x ${(quantile(times, 0.5) / quantile(best, 0.5)).toFixed(1)}`,
  })
  const booked = Math.round(100 * roomsBooked(base, size))
  table(`${name}, 5-minute grid, rooms ${booked} % booked, six visits (target: ${target})`, [
    row('best course (calendar loaded)', best),
    row('with alternatives, reasons, price of wishes', full),
    row('load the calendar', loads),
    row('first search: start maps of both visit types', [cold]),
    row(
      `HiGHS, network model, ${solved} of the same`,
      await solve(calendar, requests.slice(0, solved)),
    ),
  ])
}

/** Times of HiGHS; throws when an optimum differs, for then the table would compare nonsense. */
async function solve(calendar: Calendar, requests: readonly PlanRequest[]): Promise<number[]> {
  await highs()
  const times: number[] = []
  const loaded = new NaiveCalendar(requests[0] as PlanRequest)
  for (const request of requests) {
    const naive = loaded.asked(request)
    for (const { phases } of request.visits) naive.nodes(phases)
    const started = performance.now()
    const cost = await highsPlan(naive)
    times.push(performance.now() - started)
    const mine = bestCourse(calendar, request)?.cost ?? null
    if (cost !== mine) throw new Error(`HiGHS found ${cost}, the planner ${mine}`)
  }
  return times
}

function timedOnce(body: () => unknown): number {
  const started = performance.now()
  body()
  return performance.now() - started
}

/** What looking no further than the next visit costs on the same calendar. */
function walks(size: Size): void {
  const base = clinic(size, seed)
  const rules: Rule[] = ['next available', 'next that suits', 'best next']
  const requests = Array.from({ length: patients }, (_, i) =>
    requestOf({ ...base, ...patient(seed + i, size) }),
  )
  const naive = new NaiveCalendar(requests[0] as PlanRequest)
  const planned = requests.map((request) => coursePlanned(request))
  const rows = rules.map((rule) => {
    const ratios: number[] = []
    let broken = 0
    requests.forEach((request, i) => {
      const walk = slotWalk(naive.asked(request), rule)
      const cost = planned[i]?.cost
      if (!walk.complete) broken++
      else if (cost) ratios.push(checkPlan(request, walk.visits).cost / cost)
    })
    return {
      rule,
      'broken spacing': `${((100 * broken) / patients).toFixed(1)} %`,
      'cost, median of the rest': `x ${quantile(ratios, 0.5).toFixed(2)}`,
    }
  })
  const none = planned.filter((course) => course === null).length
  table(`Walking from slot to slot, ${patients} patients (target: 0 broken)`, [
    ...rows,
    {
      rule: 'this planner',
      'broken spacing': `${((100 * none) / patients).toFixed(1)} %`,
      'cost, median of the rest': 'x 1.00',
    },
  ])
}
