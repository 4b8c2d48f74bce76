import { type MeasureId, measureOf, type OwnError } from '@anagen/core/outcome'
import type { ObservationRow, PooledRepeats } from '../../db/repositories/observations.ts'
import type { Context } from '../context.ts'

/** What the practice found of its own error, by measure. */
export type OwnErrors = ReadonlyMap<MeasureId, readonly OwnError[]>

/** The practice's own error for every way in which these figures were taken. */
export async function ownErrorsFor(
  ctx: Context,
  observations: readonly Pick<ObservationRow, 'measure' | 'method' | 'device'>[],
): Promise<OwnErrors> {
  const wanted = new Map(
    observations.map(({ measure, method, device }) => {
      return [`${measure} ${method} ${device}`, { measure, method, device: device ?? '' }] as const
    }),
  )
  return ownErrorsOf(await ctx.db.observations.repeatsOf([...wanted.values()]))
}

/** Pooled repeats as errors, by measure. */
export function ownErrorsOf(pooled: readonly PooledRepeats[]): OwnErrors {
  const errors = new Map<MeasureId, OwnError[]>()
  for (const one of pooled)
    errors.set(one.measure, [...(errors.get(one.measure) ?? []), ownError(one)])
  return errors
}

/** As the measure says its error: as a share of the figure, or in its unit. */
function ownError({ measure, method, device, triples, ...sums }: PooledRepeats): OwnError {
  const isShare = measureOf(measure).error[method]?.kind === 'relative'
  const variance = (isShare ? sums.shares : sums.squares) / sums.freedom
  return { method, device: device === '' ? null : device, triples, sd: Math.sqrt(variance) }
}
