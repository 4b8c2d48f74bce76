import type { PlanAsk, RepairCourse } from '@anagen/core/series'
import { addDays } from '@anagen/core/shared'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { phasesOf, single } from '../changes/chain.ts'
import { asIs } from '../changes/shown-visit.ts'
import { wallOf } from '../series/wall-time.ts'
import type { AffectedCourse } from './affected.ts'

/** Affected visits that follow each other in a course, between the neighbours that stay. */
export type Run = {
  of: AffectedCourse
  before: VisitRow | null
  lost: VisitRow[]
  after: VisitRow | null
}

/** The affected visits of a course, by runs: what lies between two visits that stay hangs together. */
export function runsOf(of: AffectedCourse): Run[] {
  const standing = of.at.visits.filter(({ state }) => ['booked', 'arrived', 'done'].includes(state))
  const runs: Run[] = []
  standing.forEach((visit, i) => {
    if (!of.lost.has(visit.visitId)) return
    const before = standing[i - 1] ?? null
    const last = runs.at(-1)
    if (last && last.lost.at(-1) === before) last.lost.push(visit)
    else runs.push({ of, before: inReach(of, before), lost: [visit], after: null })
    const run = runs.at(-1)
    const next = standing[i + 1]
    if (run && next && !of.lost.has(next.visitId)) run.after = next
  })
  return runs
}

/** Null for a visit so long ago that no spacing can be counted from it any more. */
function inReach({ at }: AffectedCourse, before: VisitRow | null): VisitRow | null {
  const most = at.protocol.spacing?.maxDays
  const late = before && most !== undefined && addDays(before.date, most) < at.today
  return late ? null : before
}

/** The visits of a run with their neighbours, in order: the planner's visit n is the n-th of these. */
export const chainOf = ({ before, lost, after }: Run): VisitRow[] =>
  [before, ...lost, after].filter((visit) => visit !== null)

/** How much earlier than booked the first visit of a course may come, in days. */
const earlier = 14

/** What the planner is asked: neighbours pinned, the affected visits booked where they cannot stay. */
export function repairCourseOf(run: Run, from: string): RepairCourse {
  const { at, held } = run.of
  const chain = chainOf(run)
  const place = (visit: VisitRow) => ({
    n: chain.indexOf(visit) + 1,
    start: wallOf(visit.startsAt, at.zone),
    practitioner: visit.practitionerId,
  })
  const { minDays, targetDays, maxDays } = at.protocol.spacing ?? single
  const { wishes } = at.course
  const ask: PlanAsk = {
    visits: chain.map((visit, i) => ({ n: i + 1, phases: phasesOf(at, asIs(visit)) })),
    spacing: { minDays, targetDays, maxDays },
    wishes: { ...wishes, away: [...wishes.away, ...held] },
    holds: run.before ? [] : [{ kind: 'notBefore', date: earliestOf(run, from) }],
    pins: [run.before, run.after].flatMap((visit) => (visit ? [place(visit)] : [])),
    moves: null,
    // Nobody is called to come as early as possible, only as near to their time as can be.
    weights: {
      gap: 1,
      start: run.before ? 0 : 1,
      weekday: 1,
      hours: 1,
      practitioner: 1,
      change: 1,
      move: 1,
    },
    alternatives: 0,
  }
  return { id: idOf(run), ask, booked: run.lost.map(place) }
}

/** Without a visit before it, a visit comes about when it was booked. */
function earliestOf({ of, lost, after }: Run, from: string): string {
  const soonest = after ? addDays(lost[0]?.date ?? from, -earlier) : from
  return soonest > of.at.today ? soonest : of.at.today
}

/** A run is known by its first affected visit. */
export const idOf = ({ lost }: Run): string => lost[0]?.visitId ?? ''
