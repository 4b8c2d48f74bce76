import type { Results } from '@anagen/contract'
import type { Context } from '../context.ts'

/** What became of all who started a course. */
export async function getResults(
  _ctx: Context,
  _asked: { from?: string | undefined; to?: string | undefined },
): Promise<Results> {
  return { flow: { started: 0, finished: 0, stopped: 0, going: 0, measured: 0 }, groups: [] }
}
