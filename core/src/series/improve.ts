import { type Calendar, loadCalendar } from './calendar.ts'
import type { Booked } from './cost.ts'
import type { Solve } from './master.ts'
import { withoutPlace } from './offers.ts'
import type { RepairCourse } from './priced-course.ts'
import { type RepairedVisit, repair } from './repair.ts'
import { ripple } from './ripple.ts'
import type { ImproveAnswer, ImproveRequest, PlanAsk, ProvisionalPlan } from './schema.ts'
import { relaxText, type Words } from './text.ts'
import { dateOf } from './wall-time.ts'

/** How to look for something better. */
export interface ImproveOptions {
  /** Asked between steps: whether to end with the best found so far. Default never. */
  stop?: () => boolean
  solve: Solve
  words?: Words
}

/** What leaving a plan without a place costs at least, above the best it could have alone. */
const unplacedCost = 1000

/**
 * Places plans that nobody has confirmed jointly, with the least cost in all: `repair` with nothing booked. The calendar
 * holds what is booked firmly and none of these plans. Where they could all be booked as they are proposed now, the
 * answer is never dearer than that in sum, places every one of them, and is the present proposal itself unless something
 * cheaper was found. Deterministic for a deterministic solver and a `stop` that is never true.
 */
export async function improve(
  request: ImproveRequest,
  { stop, solve, words = {} }: ImproveOptions,
): Promise<ImproveAnswer> {
  const calendar = loadCalendar(request)
  const asks = request.plans.map((plan) => ({ plan, ask: askOf(plan) }))
  const present = presentOf(calendar, asks)
  const courses = asks.map(({ plan, ask }): RepairCourse => ({ id: plan.id, ask, booked: [] }))
  const found = await repair(calendar, courses, {
    today: dateOf(calendar.firstDay),
    // Nobody who has a place loses it for the sake of the others.
    unplacedCost: unplacedCost + (present?.cost ?? 0),
    ...(stop && { stop }),
    solve,
  })
  const better = !present || found.cost < present.cost
  const { cost, placements } = better ? found : present
  const plans = placements.map(({ id, cost: own, visits }) => {
    const plan = request.plans.find((one) => one.id === id)
    return { id, cost: own, visits: visits.map((visit) => shown(visit, plan?.planned ?? [])) }
  })
  const unplaced = (better ? found.unplaced : []).map(({ id, changes }) => ({
    id,
    changes: changes.map((change) => ({ ...change, text: relaxText(change, words) })),
  }))
  const { bound } = found
  const gapPct = cost === 0 ? 0 : (100 * (cost - bound)) / cost
  return { better, was: present?.cost ?? null, cost, bound, gapPct, plans, unplaced }
}

type Asked = { plan: ProvisionalPlan; ask: PlanAsk }

function askOf({ id: _, planned: __, ...ask }: ProvisionalPlan): PlanAsk {
  return { ...ask, moves: null, alternatives: 0 }
}

type Present = { cost: number; placements: { id: string; cost: number; visits: RepairedVisit[] }[] }

/** The plans as proposed now; null when one breaks a rule, is not whole, or stands in another's way. */
function presentOf(calendar: Calendar, asks: readonly Asked[]): Present | null {
  const today = dateOf(calendar.firstDay)
  const placements: Present['placements'] = []
  for (const { plan, ask } of asks) {
    const moves = { today, booked: plan.planned }
    const { visits, cost, broken } = ripple(calendar, { ...ask, moves }, { kind: 'keep' })
    const whole = plan.planned.length + plan.pins.length === plan.visits.length
    if (!whole || broken.length > 0 || visits.length === 0) return null
    const placed = visits.map(({ n, start, end, practitioner }) => ({
      n,
      start,
      end,
      practitioner,
    }))
    placements.push({ id: plan.id, cost, visits: placed })
  }
  const all = asks.flatMap(({ plan }) =>
    plan.planned.map(({ n, start, practitioner }) => {
      return { phases: plan.visits[n - 1]?.phases ?? [], start, practitioner }
    }),
  )
  if (withoutPlace(calendar, all).length > 0) return null
  return { cost: placements.reduce((sum, { cost }) => sum + cost, 0), placements }
}

function shown(visit: RepairedVisit, planned: readonly Booked[]) {
  const now = planned.find(({ n }) => n === visit.n)
  const moved =
    now !== undefined && (now.start !== visit.start || now.practitioner !== visit.practitioner)
  return { ...visit, was: now ? { start: now.start, practitioner: now.practitioner } : null, moved }
}
