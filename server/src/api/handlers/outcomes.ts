import { decideReview } from '../../usecases/outcomes/decide-review.ts'
import { addEvent, changeEvent, removeEvent } from '../../usecases/outcomes/events.ts'
import { getProgress } from '../../usecases/outcomes/get-progress.ts'
import { getReport } from '../../usecases/outcomes/get-report.ts'
import { getResults } from '../../usecases/outcomes/get-results.ts'
import { setMeasuringPlan } from '../../usecases/outcomes/measuring-plan.ts'
import {
  addObservations,
  correctObservation,
  withdrawObservation,
} from '../../usecases/outcomes/observations.ts'
import { addSpot, changeSpot } from '../../usecases/outcomes/spots.ts'
import type { Handlers } from '../handlers.ts'

type OutcomeRoute =
  | `progress.${'get' | 'report'}`
  | `observations.${'add' | 'correct' | 'withdraw'}`
  | `spots.${'add' | 'change'}`
  | `events.${'add' | 'change' | 'remove'}`
  | 'measuring.plan'
  | 'reviews.decide'
  | 'results.get'

/** What was measured, what can be said of it, and what is decided on it. */
export const outcomeHandlers: Pick<Handlers, OutcomeRoute> = {
  'progress.get': (ctx, { params, query }) => getProgress(ctx, { ...params, ...query }),
  'observations.add': (ctx, { params, body }) => addObservations(ctx, { ...params, ...body }),
  'observations.correct': (ctx, { params, body }) =>
    correctObservation(ctx, { ...params, ...body }),
  'observations.withdraw': async (ctx, { params, body }) => {
    await withdrawObservation(ctx, { ...params, ...body })
    return {}
  },
  'spots.add': (ctx, { params, body }) => addSpot(ctx, { ...params, ...body }),
  'spots.change': (ctx, { params, body }) => changeSpot(ctx, { ...params, ...body }),
  'events.add': (ctx, { params, body }) => addEvent(ctx, { ...params, ...body }),
  'events.change': (ctx, { params, body }) => changeEvent(ctx, { ...params, ...body }),
  'events.remove': async (ctx, { params, body }) => {
    await removeEvent(ctx, { ...params, ...body })
    return {}
  },
  'measuring.plan': (ctx, { params, body }) => setMeasuringPlan(ctx, { ...params, ...body }),
  'reviews.decide': (ctx, { params, body }) => decideReview(ctx, { ...params, ...body }),
  'progress.report': (ctx, { params }) => getReport(ctx, params.courseId),
  'results.get': (ctx, { query }) => getResults(ctx, query),
}
