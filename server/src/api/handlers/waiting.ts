import { declineOffer, getOffer, takeOffer } from '../../usecases/waiting/answer-offer.ts'
import { makeOffer } from '../../usecases/waiting/make-offer.ts'
import { addWait, endWait } from '../../usecases/waiting/wait-list.ts'
import { getWorklist } from '../../usecases/waiting/worklist.ts'
import type { Handlers } from '../handlers.ts'

type WaitingRoute =
  | 'worklist.get'
  | `waits.${'add' | 'end'}`
  | `offers.${'make' | 'get' | 'take' | 'decline'}`

/** The worklist, the wait list, and the offers made from it. */
export const waitingHandlers: Pick<Handlers, WaitingRoute> = {
  'worklist.get': (ctx, { query }) => getWorklist(ctx, query.locationId),
  'waits.add': async (ctx, { params, body }) => {
    await addWait(ctx, { ...params, ...body })
    return {}
  },
  'waits.end': async (ctx, { params }) => {
    await endWait(ctx, params.visitId)
    return {}
  },
  'offers.make': (ctx, { params, body }) => makeOffer(ctx, { ...params, ...body }),
  'offers.get': (ctx) => getOffer(ctx),
  'offers.take': (ctx, { body }) => takeOffer(ctx, body),
  'offers.decline': (ctx) => declineOffer(ctx),
}
