import { tokenHash, withPractice } from '../../auth/session.ts'
import { type Context, staffOf } from '../context.ts'
import { spokenTime } from '../courses/calendar-file.ts'
import { found, Refusal } from '../refusal.ts'
import { slotTaken } from '../series/place-visits.ts'
import { instantOf } from '../series/wall-time.ts'
import { refuseFixed } from '../visits/list-slots.ts'
import { type LoadedVisit, loadVisit } from '../visits/load-visit.ts'
import { isPossible, type Place } from './place.ts'

const hour = 3_600_000
/** How long an offer stands at most, and how long before its time it ends at the latest. */
const standsHours = 24
const endsHours = 2

/** Whether a time is far enough ahead to be offered. */
export const canBeOffered = (ctx: Context, startsAt: Date): boolean =>
  startsAt.getTime() - ctx.now.getTime() > (endsHours + 1) * hour

/**
 * Offers a person a time, by hand.
 * @throws Refusal `not-found`, `locked`, `blocked`, `slot-taken`
 */
export async function makeOffer(
  ctx: Context,
  { visitId, ...place }: Place & { visitId: string },
): Promise<{ link: string; expiresAt: string }> {
  const loaded = await loadVisit(ctx, visitId)
  refuseFixed(loaded)
  if (!(await isPossible(ctx, loaded, place))) throw slotTaken('This time cannot be offered.')
  if (!canBeOffered(ctx, instantOf(place.start, loaded.location.zone)))
    throw new Refusal('blocked', 'This time is too near to be offered by a message.')
  return writeOffer(ctx, loaded, place)
}

/** Writes an offer and the message that brings it. */
export async function writeOffer(ctx: Context, loaded: LoadedVisit, place: Place) {
  const { visit, location } = loaded
  const { visitId, patientId } = visit
  const startsAt = instantOf(place.start, location.zone)
  const expires = Math.min(
    ctx.now.getTime() + standsHours * hour,
    startsAt.getTime() - endsHours * hour,
  )
  const expiresAt = new Date(expires)
  const secret = ctx.newToken()
  const messageId = ctx.newId()
  const link = `/p/offer#${withPractice(ctx.practice.practiceId, secret)}`
  const { language, name } = found(await ctx.db.patients.find(patientId))
  const { zone } = location
  await ctx.db.messages.add({
    messageId,
    patientId,
    courseId: visit.courseId,
    kind: 'offer',
    ...offerMessage({
      ...{ language, name, place: ctx.practice.name },
      start: spokenTime(startsAt, { language, zone }),
      until: spokenTime(expiresAt, { language, zone }),
      link: `${ctx.site}${link}`,
    }),
    calendar: null,
    at: ctx.now,
    byStaff: ctx.actor.kind === 'staff' ? staffOf(ctx).id : null,
  })
  await ctx.db.waiting.addOffer({
    offerId: ctx.newId(),
    ...{ visitId, patientId, startsAt, expiresAt },
    practitionerId: place.practitionerId,
    tokenHash: tokenHash(secret),
    messageId,
    at: ctx.now,
  })
  return { link, expiresAt: expiresAt.toISOString() }
}

type Words = {
  language: 'en' | 'es'
  name: string
  place: string
  start: string
  until: string
  link: string
}

/** When, by when to answer, and nothing about why. */
function offerMessage({ language, name, place, start, until, link }: Words) {
  const lines =
    language === 'es'
      ? [
          `Hola, ${name}:`,
          `en ${place} ha quedado libre una hora que le iría bien: ${start}.`,
          `Si la quiere, tómela aquí hasta el ${until}. Es de quien la tome primero; si no le conviene, no tiene que hacer nada.`,
          link,
        ]
      : [
          `Hello ${name},`,
          `a time that would suit your course has come free at ${place}: ${start}.`,
          `If you would like it, take it here until ${until}. Whoever takes it first has it; if it does not suit you, there is nothing to do.`,
          link,
        ]
  const subject = language === 'es' ? 'Ha quedado libre una hora' : 'A time has come free'
  return { subject, body: lines.join('\n\n') }
}
