import type { Results } from '@anagen/contract'
import type { MeasureId } from '@anagen/core/outcome'
import { resultsInThread } from '../../judging/judge-in-thread.ts'
import { keepResults, knownResults } from '../../judging/known-results.ts'
import { Afterwards, type Context } from '../context.ts'
import type { StarterFacts } from './starters-from.ts'

type Asked = { from?: string | undefined; to?: string | undefined }

/**
 * What became of all who started a course in a time: fetched here, read and judged afterwards in a thread of
 * its own, unless nothing has changed since the last time. Whoever began is counted, whatever was measured of them.
 */
export async function getResults(ctx: Context, asked: Asked): Promise<Results | Afterwards> {
  const { practiceId } = ctx.practice
  const key = JSON.stringify([practiceId, asked.from, asked.to, await ctx.db.starters.mark()])
  const before = knownResults(key)
  if (before) return before
  const facts = await starterFacts(ctx, asked)
  return new Afterwards(async (): Promise<Results> => {
    const results = await resultsInThread(facts)
    keepResults(key, results)
    return results
  })
}

const defaultMeasures: MeasureId[] = ['density-terminal', 'salt']

/** All who started, and what was measured of what is judged in them. */
export async function starterFacts(ctx: Context, { from, to }: Asked): Promise<StarterFacts> {
  const courses = await ctx.db.starters.all()
  const chosen = courses.flatMap(({ plan }) => plan?.primary ?? [])
  const measures = [...new Set([...chosen, ...defaultMeasures])]
  const ways = await ctx.db.observations.waysOf(measures)
  return {
    ...{ courses, from: from ?? null, to: to ?? null },
    figures: await ctx.db.observations.textsOf(measures),
    places: await ctx.db.starters.places(),
    repeats: await ctx.db.observations.repeatsOf(ways),
  }
}
