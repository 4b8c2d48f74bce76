import { absoluteHours } from '../auth/session.ts'
import type { Repositories } from '../db/repositories/index.ts'
import type { Actor } from '../usecases/context.ts'

type Limits = { now: Date; idleMinutes: number; watched: boolean }

/** The member of staff whose session this is, or null when it has ended, idled out or never was. */
export async function actorOfSession(
  db: Repositories,
  tokenHash: string,
  { now, idleMinutes, watched }: Limits,
): Promise<Actor | null> {
  const session = await db.sessions.find(tokenHash)
  if (!session || session.endedAt || !session.staff.active) return null
  const idle = now.getTime() - session.seenAt.getTime()
  const age = now.getTime() - session.createdAt.getTime()
  if (idle > idleMinutes * 60_000 || age > absoluteHours * 3_600_000) return null
  // Once a minute is enough, and a page that refreshes itself does not keep anybody signed in.
  if (watched && idle > 60_000) await db.sessions.seen(session.sessionId, now)
  const { staffId, name, role, licence } = session.staff
  return { kind: 'staff', id: staffId, name, role, licence, sessionId: session.sessionId }
}

/** The person whose intake link this is, or null when it has run out, was revoked or never was. */
export async function actorOfLink(
  db: Repositories,
  tokenHash: string,
  now: Date,
): Promise<Actor | null> {
  const link = await db.intakeLinks.find(tokenHash)
  if (!link || link.revokedAt || link.expiresAt <= now) return null
  return { kind: 'link', id: link.linkId, patientId: link.patientId }
}

/** A calendar program that knows an address. */
export async function actorOfFeed(db: Repositories, tokenHash: string): Promise<Actor | null> {
  const feed = await db.feeds.byToken(tokenHash)
  return feed && { kind: 'link', id: feed.feedId, patientId: feed.patientId }
}

/** The person to whom a time was offered; an answered or late offer still says what became of it. */
export async function actorOfOffer(db: Repositories, tokenHash: string): Promise<Actor | null> {
  const offer = await db.waiting.offerByToken(tokenHash)
  return offer && { kind: 'link', id: offer.offerId, patientId: offer.patientId }
}
