import { listFeeds, makeFeed, revokeFeed } from '../../usecases/feeds/feeds.ts'
import { readFeed } from '../../usecases/feeds/read-feed.ts'
import type { Handlers } from '../handlers.ts'

/** Calendar addresses to subscribe to. */
export const feedHandlers: Pick<Handlers, `feeds.${'list' | 'make' | 'revoke' | 'read'}`> = {
  'feeds.list': (ctx, { params }) => listFeeds(ctx, params),
  'feeds.make': (ctx, { params, body }) => makeFeed(ctx, { ...params, ...body }),
  'feeds.revoke': async (ctx, { params }) => {
    await revokeFeed(ctx, params.feedId)
    return {}
  },
  'feeds.read': (ctx) => readFeed(ctx),
}
