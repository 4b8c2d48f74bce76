import type { AnswerOf, Routes, WaitingVisit, WorkItem } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { OfferRow, WaitRow } from '../../db/repositories/waiting.ts'
import type { Context } from '../context.ts'
import { type Window, windowOf } from '../courses/progress.ts'
import { found } from '../refusal.ts'
import { dateOf, wallOf } from '../series/wall-time.ts'
import { reviewsDue } from './reviews-due.ts'

/** Days ahead at which a window counts as closing, and a clearance as expiring. */
const closingDays = 14
const expiringDays = 30
/** More than anybody can look after in a day. */
const shownAtMost = 300

const order: WorkItem['kind'][] = [
  'closing',
  'stalled',
  'review',
  'holdEnded',
  'clearance',
  'unplaced',
]

/** What waits to be looked after at a location, the most pressing first. @throws Refusal `not-found` */
export async function getWorklist(
  ctx: Context,
  locationId: string,
): Promise<AnswerOf<Routes['worklist.get']>> {
  const { zone } = found(await ctx.db.locations.find(locationId))
  const today = dateOf(ctx.now, zone)
  const waitingIds = (await ctx.db.waiting.atLocation(locationId, shownAtMost)).map(
    (one) => one.visitId,
  )
  const stalledIds = await ctx.db.courses.stalledAt(locationId, today, shownAtMost)
  const ofWaiting = (await ctx.db.visits.ofIds(waitingIds)).map(({ courseId }) => courseId)
  const visits = await ctx.db.visits.shownOfCourses([...new Set([...ofWaiting, ...stalledIds])])
  const courses = byCourse(visits)
  const windows = await windowsOf(ctx, courses, today)
  const waiting = waitingIds.flatMap((id) => visits.find((one) => one.visitId === id) ?? [])
  const stalled = new Set(stalledIds)
  const noTime = waiting.filter(({ state }) => state !== 'booked')
  const items = [
    ...noTime
      .map((visit) => withoutTime(visit, { window: windows.get(visit.visitId), today }))
      .filter(({ kind, courseId }) => kind === 'closing' || !stalled.has(courseId ?? '')),
    ...[...courses.values()].flatMap((own) => stalledOf(own, stalled)),
    ...(await holdsEnded(ctx, noTime, today)),
    ...(await clearancesEnding(ctx, locationId, today)),
    ...(await reviewsDue(ctx, locationId, { today, limit: shownAtMost })),
  ]
  const key = ({ kind, date, patientName }: WorkItem) =>
    `${order.indexOf(kind)} ${date ?? '9999'} ${patientName}`
  return {
    items: items.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    waiting: await waitingOf(ctx, waiting, { windows, zone }),
  }
}

function byCourse(visits: readonly ShownVisit[]): Map<string, ShownVisit[]> {
  const courses = new Map<string, ShownVisit[]>()
  for (const visit of visits)
    courses.set(visit.courseId, [...(courses.get(visit.courseId) ?? []), visit])
  return courses
}

/** Where each visit that has no time, or would be earlier, may lie. */
async function windowsOf(
  ctx: Context,
  courses: ReadonlyMap<string, ShownVisit[]>,
  today: string,
): Promise<Map<string, Window | null>> {
  const windows = new Map<string, Window | null>()
  for (const visits of courses.values()) {
    const [first] = visits
    if (!first) continue
    const protocol = await ctx.db.protocols.find(first.protocolId, first.protocolVersion)
    const spacing = protocol?.spacing ?? null
    for (const { visitId, n } of visits)
      windows.set(visitId, windowOf(visits, n, { spacing, today }))
  }
  return windows
}

const about = ({ patientId, patientName, courseId, visitId, n }: ShownVisit) => {
  return { patientId, patientName, courseId, visitId, n }
}

type At = { window: Window | null | undefined; today: string }

/** A visit without a time; pressing once its window closes soon, or has closed. */
function withoutTime(visit: ShownVisit, { window, today }: At): WorkItem {
  const closes = window?.to ?? null
  const pressing = closes === null || closes <= addDays(today, closingDays)
  return { kind: pressing ? 'closing' : 'unplaced', ...about(visit), date: closes }
}

/** A course with visits left and none ahead: the next visit that should be, since the last that was. */
function stalledOf(visits: readonly ShownVisit[], stalled: ReadonlySet<string>): WorkItem[] {
  const next = visits.find(({ state }) => state !== 'done' && state !== 'cancelled')
  if (!next || !stalled.has(next.courseId)) return []
  const last = visits.filter(({ state }) => state === 'done').at(-1)
  return [{ kind: 'stalled', ...about(next), date: last?.date ?? null }]
}

/** Holds whose last day is over while visits of the person still wait for a time. */
async function holdsEnded(
  ctx: Context,
  noTime: readonly ShownVisit[],
  today: string,
): Promise<WorkItem[]> {
  const people = new Map(noTime.toReversed().map((visit) => [visit.patientId, visit]))
  const items: WorkItem[] = []
  for (const visit of people.values()) {
    const holds = await ctx.db.holds.ofPatient(visit.patientId)
    const ended = holds.find(({ until, released }) => !released && until !== null && until <= today)
    if (ended) items.push({ kind: 'holdEnded', ...about(visit), date: ended.until })
  }
  return items
}

/** Clearances that run out soon, of people whose course goes on. */
async function clearancesEnding(
  ctx: Context,
  locationId: string,
  today: string,
): Promise<WorkItem[]> {
  const to = addDays(today, expiringDays)
  const rows = await ctx.db.clearances.endingAt(locationId, { from: today, to, limit: shownAtMost })
  return rows.map(({ patientId, patientName, until }) => {
    return {
      kind: 'clearance',
      ...{ patientId, patientName, date: until },
      ...{ courseId: null, visitId: null, n: null },
    }
  })
}

type Parts = { windows: ReadonlyMap<string, Window | null>; zone: string }

async function waitingOf(
  ctx: Context,
  visits: readonly ShownVisit[],
  parts: Parts,
): Promise<WaitingVisit[]> {
  const ids = visits.map(({ visitId }) => visitId)
  const entries = new Map((await ctx.db.waiting.ofVisits(ids)).map((one) => [one.visitId, one]))
  const offers = await ctx.db.waiting.offersOf(ids)
  const names = new Map((await ctx.db.resources.list()).map((one) => [one.resourceId, one.name]))
  return visits.map((visit) =>
    waitingVisit(visit, {
      ...parts,
      entry: entries.get(visit.visitId),
      offers: offers.filter(({ visitId }) => visitId === visit.visitId).slice(0, 3),
      names,
      now: ctx.now,
    }),
  )
}

type One = Parts & {
  entry: WaitRow | undefined
  offers: readonly OfferRow[]
  names: ReadonlyMap<string, string>
  now: Date
}

function waitingVisit(visit: ShownVisit, one: One): WaitingVisit {
  const { entry, zone, now } = one
  return {
    ...about(visit),
    of: visit.of,
    state: visit.state,
    start: visit.state === 'booked' ? wallOf(visit.startsAt, zone) : null,
    note: entry?.note ?? '',
    since: entry?.at.toISOString() ?? null,
    window: one.windows.get(visit.visitId) ?? null,
    offers: one.offers.map((offer) => {
      const { offerId, startsAt, practitionerId, expiresAt, subject, body } = offer
      const state = offer.state === 'open' && expiresAt <= now ? 'expired' : offer.state
      return {
        ...{ offerId, state },
        start: wallOf(startsAt, zone),
        practitionerName: one.names.get(practitionerId) ?? '',
        expiresAt: expiresAt.toISOString(),
        message: state === 'open' ? { subject, body } : null,
      }
    }),
  }
}
