import type { ChangePreview, CourseChange, RippledVisit, RippleOption } from '@anagen/contract'
import {
  type Calendar,
  isStart,
  loadCalendar,
  type RelaxChange,
  type RippleChoice,
  type Rippled,
  relaxText,
  ripple,
} from '@anagen/core/series'
import { daysBetween } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { horizonDays } from '../courses/progress.ts'
import { found, Refusal } from '../refusal.ts'
import { calendarOf } from '../series/calendar.ts'
import { type Chain, type Changing, chainOf } from './chain.ts'
import { changedMessage, toldOf } from './changed-message.ts'
import { changingOf, refuseChange } from './changing.ts'
import { asIs, isAhead, placeOf, shown } from './shown-visit.ts'

/** One way to go on, with what saving it needs. */
export type Way = RippleOption & { chain: Chain }

/**
 * What a change would do to a course, by choice; saves nothing. Choices that come to the same are told once.
 * @throws Refusal `not-found`, `locked`, `blocked`, `bad-request`, `slot-taken`
 */
export async function previewChange(
  ctx: Context,
  { courseId, change }: { courseId: string; change: CourseChange },
): Promise<ChangePreview> {
  const at = await changingOf(ctx, courseId)
  const ways = await waysOf(ctx, at, change)
  return { options: ways.map(({ chain: _, ...option }) => option) }
}

/** Every way to go on that differs from the ones before it, the least change first. */
export async function waysOf(ctx: Context, at: Changing, change: CourseChange): Promise<Way[]> {
  await refuseChange(ctx, at, change)
  const chain = chainOf(at, change)
  const planning = await planningOf(ctx, at, { change, chain })
  if (change.kind === 'move') refuseTaken(planning, change)
  const least = planned(planning, { kind: 'least' })
  const ways = [await wayOf(ctx, planning, { choice: 'least', rippled: least })]
  const days = shiftOf(planning, least)
  if (days !== 0)
    ways.push(
      await wayOf(ctx, planning, {
        choice: 'shift',
        rippled: planned(fixedAt(planning, least), { kind: 'shift', days }),
      }),
    )
  if (change.kind !== 'hold' && change.kind !== 'resume')
    ways.push(
      await wayOf(ctx, planning, { choice: 'keep', rippled: planned(planning, { kind: 'keep' }) }),
    )
  const told = new Set<string>()
  return ways.filter(({ visits, breaks }) => {
    const key = JSON.stringify([visits.map(({ to }) => to), breaks])
    return !told.has(key) && told.add(key)
  })
}

type Planning = {
  at: Changing
  change: CourseChange
  chain: Chain
  calendar: Calendar
  names: ReadonlyMap<string, string>
}

/** The calendar with the chain's own bookings set aside, from today to well after its last visit. */
async function planningOf(
  ctx: Context,
  at: Changing,
  { change, chain }: Pick<Planning, 'change' | 'chain'>,
): Promise<Planning> {
  const location = found(await ctx.db.locations.find(at.course.locationId))
  const ends = [...chain.ask.holds.flatMap((hold) => ('date' in hold ? [hold.date] : []))]
  const last = [at.today, ...ends, ...at.visits.map(({ date }) => date)].sort().at(-1) ?? at.today
  const calendar = await calendarOf(ctx, {
    location,
    from: at.today,
    days: daysBetween(at.today, last) + horizonDays,
    without: at.visits.filter(({ state }) => state !== 'done').map(({ visitId }) => visitId),
  })
  const resources = await ctx.db.resources.list()
  const names = new Map(resources.map((one) => [one.resourceId, one.name]))
  return { at, change, chain, calendar: loadCalendar(calendar), names }
}

type Move = Extract<CourseChange, { kind: 'move' }>

/** The time asked for must be one at which everything the visit needs is free. @throws Refusal `slot-taken` */
function refuseTaken({ chain, calendar }: Planning, { visitId, start, practitionerId }: Move) {
  const n = chain.links.findIndex(({ visit }) => visit.visitId === visitId)
  const phases = chain.ask.visits[n]?.phases ?? []
  if (isStart(calendar, phases, { start, practitioner: practitionerId })) return
  throw new Refusal('slot-taken', 'This time is not free. Choose another.')
}

/** With nothing left in the course there is nothing to plan, and nothing breaks. */
const planned = ({ calendar, chain }: Planning, choice: RippleChoice): Rippled =>
  chain.links.length > 0
    ? ripple(calendar, chain.ask, choice)
    : { visits: [], cost: 0, terms: null, broken: [] }

/** The visit that the change is about: the first that is not pinned, or the one that was moved by hand. */
function subjectOf({ chain, change }: Planning): number {
  const { pins } = chain.ask
  const own = 'visitId' in change ? change.visitId : null
  const named = chain.links.findIndex(({ visit }) => visit.visitId === own)
  const open = chain.links.findIndex((_, i) => !pins.some(({ n }) => n === i + 1))
  return (named >= 0 ? named : open) + 1
}

/** By how many days the visit moves that the change is about; 0 where shifting the others makes no sense. */
function shiftOf(planning: Planning, { visits }: Rippled): number {
  if (!['move', 'replace', 'hold'].includes(planning.change.kind)) return 0
  const n = subjectOf(planning)
  const to = visits.find((one) => one.n === n)?.start
  const was = planning.chain.links[n - 1]?.visit.date
  return to && was ? daysBetween(was, to.slice(0, 10)) : 0
}

/** The same with the visit that the change is about where the least change puts it. */
function fixedAt(planning: Planning, { visits }: Rippled): Planning {
  const { ask } = planning.chain
  const n = subjectOf(planning)
  const to = visits.find((one) => one.n === n)
  if (!to || ask.pins.some((pin) => pin.n === n)) return planning
  const { start, practitioner } = to
  const pins = [...ask.pins, { n, start, practitioner }].sort((a, b) => a.n - b.n)
  return { ...planning, chain: { ...planning.chain, ask: { ...ask, pins } } }
}

type Outcome = { choice: RippleOption['choice']; rippled: Rippled }

async function wayOf(ctx: Context, planning: Planning, outcome: Outcome): Promise<Way> {
  const { at, chain, names, change } = planning
  const { rippled, choice } = outcome
  const visits = shownVisits(planning, rippled)
  const own = 'visitId' in change ? change.visitId : null
  const broken = [...gapsBroken(at, chain, visits), ...othersBroken(planning, rippled)]
  const words = { language: ctx.language, name: (id: string) => names.get(id) ?? id }
  return {
    choice,
    visits,
    moved: visits.filter((one) => one.changed && one.to && one.was && one.visitId !== own).length,
    breaks: broken.map((one) => relaxText(one, words)),
    bookable: broken.every(({ rule }) => rule === 'gapLonger'),
    message: changedMessage(await toldOf(ctx, at), visits),
    chain,
  }
}

/** Every visit that is or was ahead, as it would be, in the order of the course. */
function shownVisits({ at, chain, names }: Planning, rippled: Rippled): RippledVisit[] {
  const ahead = chain.links.flatMap((link, i) => {
    const to = rippled.visits.find(({ n }) => n === i + 1)
    if (link.visit.state === 'done') return []
    return [shown(at, link, { to: to ?? null, names })]
  })
  const without = chain.without.map((visit) => shown(at, asIs(visit), { to: null, names }))
  const told = new Set([...ahead, ...without].map(({ visitId }) => visitId))
  const others = at.visits
    .filter((visit) => isAhead(visit) && !told.has(visit.visitId))
    .map((visit) => shown(at, asIs(visit), { to: placeOf(at, visit), names }))
  return [...ahead, ...without, ...others].sort((a, b) => a.n - b.n)
}

/** Gaps outside the protocol's spacing before a visit that changed or after one, in local calendar days. */
function gapsBroken(
  { protocol, visits }: Changing,
  chain: Chain,
  shownNow: readonly RippledVisit[],
): RelaxChange[] {
  const { spacing } = protocol
  if (!spacing) return []
  const done = visits.filter(({ state }) => state === 'done')
  const row = [
    ...done.map(({ n, date }) => ({ n, date, changed: false })),
    ...shownNow.flatMap(({ n, to, changed }) =>
      to ? [{ n, date: to.start.slice(0, 10), changed }] : [],
    ),
  ].sort((a, b) => a.n - b.n)
  return row.flatMap((one, i): RelaxChange[] => {
    const before = row[i - 1]
    const touched = one.changed || before?.changed || chain.without.length > 0
    if (!before || !touched) return []
    const days = daysBetween(before.date, one.date)
    const { minDays, maxDays } = spacing
    const base = { visit: one.n, date: one.date, days }
    if (days > maxDays) return [{ rule: 'gapLonger', ...base, by: days - maxDays }]
    return days < minDays ? [{ rule: 'gapShorter', ...base, by: minDays - days }] : []
  })
}

/** What else the planner says is broken, by the numbers of the course. */
function othersBroken({ chain }: Planning, { broken }: Rippled): RelaxChange[] {
  return broken
    .filter(({ rule }) => rule !== 'gapLonger' && rule !== 'gapShorter')
    .map((one) => ({ ...one, visit: chain.links[one.visit - 1]?.visit.n ?? one.visit }))
}
