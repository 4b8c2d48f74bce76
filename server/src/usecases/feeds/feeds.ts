import type { AnswerOf, Routes } from '@anagen/contract'
import { tokenHash, withPractice } from '../../auth/session.ts'
import type { FeedOwner, FeedRow } from '../../db/repositories/feeds.ts'
import { type Context, staffOf } from '../context.ts'
import { found } from '../refusal.ts'

type Asked = { of: 'practitioner' | 'patient'; id: string }

/** @throws Refusal `not-found` when there is no such person here */
async function ownerOf(ctx: Context, { of, id }: Asked): Promise<FeedOwner> {
  if (of === 'patient') {
    found(await ctx.db.patients.find(id))
    ctx.about(id)
    return { patientId: id }
  }
  const resource = await ctx.db.resources.find(id)
  found(resource?.kind === 'practitioner' ? resource : null)
  return { resourceId: id }
}

/** The calendar addresses of somebody that can still be read. @throws Refusal `not-found` */
export async function listFeeds(
  ctx: Context,
  asked: Asked,
): Promise<AnswerOf<Routes['feeds.list']>> {
  const feeds = await ctx.db.feeds.of(await ownerOf(ctx, asked))
  return {
    feeds: feeds.map(({ feedId, level, at, readAt }) => {
      return { feedId, level, at: at.toISOString(), readAt: readAt?.toISOString() ?? null }
    }),
  }
}

/** Makes a calendar address; whoever knows it reads the calendar until it is ended. @throws Refusal `not-found` */
export async function makeFeed(
  ctx: Context,
  { level, ...asked }: Asked & { level: FeedRow['level'] },
): Promise<AnswerOf<Routes['feeds.make']>> {
  const owner = await ownerOf(ctx, asked)
  const feedId = ctx.newId()
  const secret = ctx.newToken()
  await ctx.db.feeds.add({
    feedId,
    resourceId: null,
    patientId: null,
    ...owner,
    level,
    tokenHash: tokenHash(secret),
    at: ctx.now,
    byStaff: staffOf(ctx).id,
  })
  return { feedId, link: `/api/feeds/${withPractice(ctx.practice.practiceId, secret)}.ics` }
}

/** Ends a calendar address. @throws Refusal `not-found` */
export async function revokeFeed(ctx: Context, feedId: string): Promise<void> {
  const { patientId } = found(await ctx.db.feeds.find(feedId))
  if (patientId) ctx.about(patientId)
  await ctx.db.feeds.set(feedId, { revoked_at: ctx.now })
}
