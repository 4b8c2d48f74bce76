import type { Plan, PlanAnswer, PlanAsk, Resource } from '@anagen/contract'
import {
  answerOf,
  type CalendarInput,
  loadCalendar,
  type PlanAnswer as Planned,
  type PlanResult,
  plan,
} from '@anagen/core/series'
import { addDays, type Language, type Text } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { calendarOf } from '../series/calendar.ts'
import { type CourseAsk, courseAskOf } from './course-ask.ts'
import { horizonDays } from './progress.ts'
import { wishCostsOf } from './wish-words.ts'

/**
 * The best dates for a course, up to three different ones, what each wish cost, and the cheapest
 * thing to give up when nothing fits. Books nothing. A person who may not be treated yet gets a
 * provisional plan, from the date on which a wait or hold ends where that is known.
 * @throws Refusal `not-found`, `bad-request`
 */
export async function planCourse(ctx: Context, ask: PlanAsk): Promise<PlanAnswer> {
  const course = await courseAskOf(ctx, ask)
  const { location, from } = course
  const calendar = await calendarOf(ctx, { location, from })
  const resources = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one]))
  const started = performance.now()
  const result = planFor({ ask, course, calendar })
  const computedMs = Math.round((performance.now() - started) * 100) / 100
  const planned = answerOf(result, {
    language: ctx.language,
    name: (id) => resources.get(id)?.name ?? poolWord(id, ctx.language),
  })
  const shown = (visits: Planned['visits']) => shownVisits(visits, { ask, course, resources })
  const best: Plan[] =
    planned.status === 'planned'
      ? [
          {
            cost: planned.cost ?? 0,
            terms: { ...planned.terms },
            visits: shown(planned.visits),
            differs: [],
          },
        ]
      : []
  return {
    status: planned.status,
    plans: [
      ...best,
      ...planned.alternatives.map(({ cost, terms, visits, differs }) => {
        return { cost, terms: { ...terms }, visits: shown(visits), differs: [...differs] }
      }),
    ],
    wishCosts: wishCostsOf(planned.wishCosts, ctx.language),
    relaxation: planned.relaxation && {
      texts: planned.relaxation.changes.map((change) => change.text),
      visits: shown(planned.relaxation.visits),
    },
    bookable: course.standing.pauses.length === 0,
    blocks: course.standing.pauses,
    screening: course.standing.screening,
    priceMinor: course.priceMinor,
    currency: ctx.practice.currency,
    computedMs,
  }
}

type Asked = { ask: PlanAsk; course: CourseAsk; calendar: CalendarInput }

function planFor({ ask, course, calendar }: Asked): PlanResult {
  const { protocol, visits, standing } = course
  const spacing = protocol.spacing ?? single
  const { minDays, targetDays, maxDays } = spacing
  return plan(loadCalendar(calendar), {
    visits,
    spacing: { minDays, targetDays, maxDays },
    wishes: ask.wishes,
    holds: standing.pauses.length > 0 ? [{ kind: 'untilCleared' }] : [],
    pins: [],
    moves: null,
    weights: { gap: 1, start: 1, weekday: 1, hours: 1, practitioner: 1, change: 1, move: 1 },
    alternatives: 3,
  })
}

/** One visit has no spacing; the planner wants a number that then counts for nothing. */
const single = { minDays: 1, targetDays: 1, maxDays: 1 }

type Showing = Pick<Asked, 'ask' | 'course'> & { resources: ReadonlyMap<string, Resource> }

/** Turns the planner's visits into those of the contract. */
function shownVisits(
  visits: Planned['visits'],
  { ask, course, resources }: Showing,
): Plan['visits'] {
  return visits.map((visit, i) => {
    const used = visit.uses.map((use) => resources.get(use.resource ?? ''))
    const practitioner = used.find((one) => one?.kind === 'practitioner')
    const room = used.find((one) => one?.kind === 'room')
    return {
      n: visit.n,
      start: visit.start,
      end: visit.end,
      practitionerId: practitioner?.resourceId ?? '',
      practitionerName: practitioner?.name ?? '',
      room: room?.name ?? null,
      light: ask.light.includes(visit.n),
      window: windowAfter(visits[i - 1]?.start, course),
      reasons: visit.reasons,
    }
  })
}

const poolWords: Record<string, Text> = {
  treatment: { en: 'A treatment room', es: 'Una sala de tratamiento' },
  light: { en: 'A light', es: 'Una luz' },
}

/** What a pool is called in a reason; a practice's own pool goes by its own name. */
function poolWord(pool: string, language: Language): string {
  return poolWords[pool]?.[language] ?? pool
}

/** Where a planned visit may lie after the one before it; the first anywhere in the period. */
function windowAfter(previous: string | undefined, { protocol, from }: CourseAsk) {
  if (previous === undefined || protocol.spacing === null)
    return { from, to: addDays(from, horizonDays - 1) }
  const date = previous.slice(0, 10)
  const { minDays, maxDays } = protocol.spacing
  return { from: addDays(date, minDays), to: addDays(date, maxDays) }
}
