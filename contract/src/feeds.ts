import { z } from 'zod'
import { id, instant } from './common.ts'
import { route } from './route.ts'

const book = { kind: 'permission', permission: 'book.write' } as const
/** Whose calendar: a practitioner's (by resource id) or a patient's. */
const owner = z.strictObject({ of: z.enum(['practitioner', 'patient']), id })

/** How much a calendar shows: that a time is busy, initials or "appointment", or the name in full. */
export const feedLevels = ['busy', 'short', 'full'] as const

const feed = z.strictObject({
  feedId: id,
  level: z.enum(feedLevels),
  at: instant,
  /** When a calendar program last asked for it; null when none has yet. */
  readAt: instant.nullable(),
})
export type Feed = z.infer<typeof feed>

export const feedRoutes = {
  'feeds.list': route({
    method: 'GET',
    path: '/api/feeds/{of}/{id}',
    summary: 'The calendar addresses of a practitioner or patient that can still be read',
    policy: book,
    effect: 'read',
    health: false,
    params: owner,
    response: z.strictObject({ feeds: z.array(feed) }),
  }),
  'feeds.make': route({
    method: 'POST',
    path: '/api/feeds/{of}/{id}',
    summary: 'Make a calendar address to subscribe to; its secret is shown once',
    policy: book,
    effect: 'write',
    health: true,
    secret: true,
    params: owner,
    body: z.strictObject({ level: z.enum(feedLevels) }),
    response: z.strictObject({ feedId: id, link: z.string() }),
  }),
  'feeds.revoke': route({
    method: 'DELETE',
    path: '/api/feeds/{feedId}',
    summary: 'End a calendar address',
    policy: book,
    effect: 'write',
    health: true,
    params: z.strictObject({ feedId: id }),
    response: z.strictObject({}),
  }),
  'feeds.read': route({
    method: 'GET',
    path: '/api/feeds/{token}',
    summary: 'The calendar behind an address, as an iCalendar file',
    policy: { kind: 'feed-link' },
    effect: 'read',
    health: false,
    media: 'text/calendar; charset=utf-8',
    params: z.strictObject({ token: z.string().max(200) }),
    response: z.string(),
  }),
}
