import type { Absence, RepairedCourse, RepairProposal } from '@anagen/contract'
import {
  loadCalendar,
  type RelaxChange,
  type Repair,
  type RepairedVisit,
  relaxText,
  repair,
  type Words,
} from '@anagen/core/series'
import { daysBetween } from '@anagen/core/shared'
import { repairInThread } from '../../solver/repair-in-thread.ts'
import type { RepairAsk } from '../../solver/repair-messages.ts'
import { changedMessage } from '../changes/changed-message.ts'
import { asIs, isAhead, placeOf, shown } from '../changes/shown-visit.ts'
import { Afterwards, type Context } from '../context.ts'
import { type Affected, type AffectedCourse, affectedBy, calendarWithout } from './affected.ts'
import { chainOf, idOf, type Run, repairCourseOf, runsOf } from './runs.ts'

/** How long the best choice is looked for, in ms; then the best so far is told with its gap. */
const limit = 20_000
/** Days planned ahead after the absence. */
const ahead = 120

/**
 * New times for all visits of an absence with the least change over all people. Read in one transaction, reckoned
 * after it in a thread of its own.
 * @throws Refusal `bad-request`, `not-found`
 */
export async function proposeRepair(ctx: Context, absence: Absence): Promise<Afterwards> {
  const affected = await affectedBy(ctx, absence)
  const runs = affected.courses.flatMap(runsOf)
  const last = runs.flatMap(chainOf).map(({ date }) => date)
  const end = [absence.to, ...last].sort().at(-1) ?? absence.to
  const days = daysBetween(affected.today, end) + ahead
  const calendar = await calendarWithout(ctx, affected, days)
  const courses = runs.map((run) => repairCourseOf(run, absence.from))
  const resources = await ctx.db.resources.list()
  const names = new Map(resources.map((one) => [one.resourceId, one.name]))
  const words = { language: ctx.language, name: (id: string) => names.get(id) ?? id }
  return new Afterwards(async () => {
    const started = performance.now()
    const found = await search({ calendar, courses, today: affected.today })
    const seconds = Math.round(performance.now() - started) / 1000
    return proposalOf({ affected, runs, found, names, words, seconds })
  })
}

/** The repair in its thread; when that fails, first come, first served, which needs no solver. */
async function search(ask: RepairAsk): Promise<Repair> {
  if (ask.courses.length === 0)
    return { placements: [], unplaced: [], cost: 0, bound: 0, gapPct: 0 }
  try {
    return await repairInThread(ask, limit)
  } catch {
    const solve = () => Promise.reject(new Error('no solver'))
    return repair(loadCalendar(ask.calendar), ask.courses, {
      today: ask.today,
      solve,
      stop: () => true,
    })
  }
}

type Outcome = {
  affected: Affected
  runs: readonly Run[]
  found: Repair
  names: ReadonlyMap<string, string>
  words: Words
  seconds: number
}

function proposalOf(outcome: Outcome): RepairProposal {
  const { affected, found, seconds } = outcome
  const courses = affected.courses.map((course) => courseOf(outcome, course))
  const key = ({ visits, affected: lost }: RepairedCourse) => {
    const moves = visits.some(({ changed }) => changed)
    const first = visits.find(({ visitId }) => lost.includes(visitId))
    return `${moves ? 0 : 1} ${first?.was?.start ?? ''}`
  }
  return {
    courses: courses.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    resources: affected.closed.map(({ resourceId, version }) => ({ resourceId, version })),
    cost: found.cost,
    gapPct: found.gapPct,
    seconds,
  }
}

function courseOf({ runs, found, names, words }: Outcome, course: AffectedCourse): RepairedCourse {
  const own = runs.filter(({ of }) => of === course)
  const places = new Map(own.flatMap((run) => [...placesOf(run, found)]))
  const { at, lost, told, patientName } = course
  const visits = at.visits.filter(isAhead).map((visit) => {
    const to = lost.has(visit.visitId) ? places.get(visit.visitId) : placeOf(at, visit)
    return shown(at, asIs(visit), { to: to ?? null, names })
  })
  return {
    courseId: at.course.courseId,
    patientId: at.course.patientId,
    patientName,
    visits,
    affected: [...lost],
    relaxations: own.flatMap((run) => relaxed(run, found)).map((one) => relaxText(one, words)),
    message: changedMessage(told, visits),
  }
}

/** Where the visits of a run go; empty when it found no place. */
function placesOf(run: Run, { placements }: Repair): Map<string, RepairedVisit> {
  const chain = chainOf(run)
  const placed = placements.find(({ id }) => id === idOf(run))
  return new Map((placed?.visits ?? []).map((one) => [chain[one.n - 1]?.visitId ?? '', one]))
}

/** What would make a place for a run without one, by the numbers of its course. */
function relaxed(run: Run, { unplaced }: Repair): RelaxChange[] {
  const chain = chainOf(run)
  const own = unplaced.find(({ id }) => id === idOf(run))
  return (own?.changes ?? []).map((one) => ({
    ...one,
    visit: chain[one.visit - 1]?.n ?? one.visit,
  }))
}
