import { type CourseChange, holds } from '@anagen/contract'
import { type Context, staffOf } from '../context.ts'
import { blockedBy } from '../courses/blocked-by.ts'
import { elementsOf } from '../courses/elements.ts'
import { standingOf } from '../courses/standing.ts'
import { badField } from '../practice/bad-field.ts'
import { found, Refusal } from '../refusal.ts'
import { dateOf } from '../series/wall-time.ts'
import type { Changing } from './chain.ts'

/** Loads a course for a change. @throws Refusal `not-found`, `blocked` when the course is over */
export async function changingOf(ctx: Context, courseId: string): Promise<Changing> {
  const course = found(await ctx.db.courses.find(courseId))
  ctx.about(course.patientId)
  if (course.endedAt !== null) throw new Refusal('blocked', 'This course was cancelled.')
  const protocol = found(await ctx.db.protocols.find(course.protocolId, course.protocolVersion))
  const { zone } = found(await ctx.db.locations.find(course.locationId))
  const visits = await ctx.db.visits.ofCourse(courseId)
  return { course, protocol, zone, today: dateOf(ctx.now, zone), visits }
}

/**
 * Refuses what cannot be asked of this course: visits of another one or already done, add-ons the protocol does not
 * offer or screening forbids, people who do not work here.
 * @throws Refusal `not-found`, `locked`, `blocked`, `bad-request`, `not-allowed`
 */
export async function refuseChange(
  ctx: Context,
  at: Changing,
  change: CourseChange,
): Promise<void> {
  const ids = 'visitIds' in change ? change.visitIds : 'visitId' in change ? [change.visitId] : []
  for (const visitId of ids) refuseVisit(at, visitId)
  // What holds a course is decided by those who treat.
  if (change.kind === 'hold' || change.kind === 'resume') refuseOthers(ctx)
  if (change.kind === 'hold' && change.until !== null && change.until <= change.from)
    throw badField('change.until', 'must lie after the first day')
  if (change.kind === 'move' || change.kind === 'practitioner') await refusePerson(ctx, at, change)
  if (change.kind === 'addOn') await refuseAddOn(ctx, at, change)
}

function refuseOthers(ctx: Context): void {
  if (!holds(staffOf(ctx).role, 'care.sign'))
    throw new Refusal('not-allowed', 'Your role may not do this.')
}

function refuseVisit({ visits }: Changing, visitId: string): void {
  const visit = found(visits.find((one) => one.visitId === visitId))
  if (visit.state === 'done') throw new Refusal('locked', 'This visit is done.')
  if (visit.state === 'cancelled')
    throw new Refusal('blocked', 'This visit is cancelled. Book it again first.')
}

async function refusePerson(
  ctx: Context,
  { course }: Changing,
  { practitionerId }: { practitionerId: string },
): Promise<void> {
  const person = await ctx.db.resources.find(practitionerId)
  const works = person?.kind === 'practitioner' && person.active
  if (!works || person.locationId !== course.locationId)
    throw badField('change.practitionerId', 'does not work here')
}

type AddOn = Extract<CourseChange, { kind: 'addOn' }>

async function refuseAddOn(ctx: Context, at: Changing, change: AddOn): Promise<void> {
  const { course, protocol, visits } = at
  const offered =
    change.addOn === 'light'
      ? protocol.visit.addOns.some((one) => one.element === 'light')
      : protocol.elements.includes('brow') && protocol.base !== 'brow'
  if (!offered) throw badField('change.addOn', 'is not offered by this protocol')
  for (const visitId of change.visitIds)
    if ((await ctx.db.records.ofVisit(visitId)).length > 0)
      throw new Refusal('locked', 'The treatment is already being recorded.')
  if (!change.on) return
  const on = visits.find((one) => one.visitId === change.visitIds[0])?.date
  const elements = elementsOf(course.areas, change.addOn === 'light', change.addOn === 'brow')
  const standing = await standingOf(ctx, { patientId: course.patientId, protocol, elements, on })
  const against = standing.pauses.filter(
    (one) => one.code === 'hold' || one.elements.includes(change.addOn),
  )
  if (against.length > 0) throw blockedBy('This may not be added now.', against)
}
