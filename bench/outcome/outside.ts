import cases from '../../core/cases/outcome/distributions.json' with { type: 'json' }
import longley from '../../core/cases/outcome/longley.json' with { type: 'json' }
import orthodont from '../../core/cases/outcome/orthodont.json' with { type: 'json' }
import sleepstudy from '../../core/cases/outcome/sleepstudy.json' with { type: 'json' }
import * as distributions from '../../core/src/outcome/distributions.ts'
import { fitMixedModel, leastSquares, type MixedModel } from '../../core/src/outcome/index.ts'
import { table } from '../stats.ts'

/** How far the statistics lie from what others have computed or certified on the same data. */
export function benchOutside(): void {
  const { coefficients, residualSd } = leastSquares(
    longley.rows.map(([, ...x]) => [1, ...x]),
    longley.rows.map(([employed]) => employed ?? Number.NaN),
  )
  const rows = [
    // Chances near nought are compared as they are: of a size of 1 at least.
    row('distributions, R 4.2', 1e-12, ...distributionsBesideR(), 1),
    row('sleepstudy by REML, lme4', 1e-5, digits(sleepstudy.groups, 'REML'), sleepstudy.reml),
    row('sleepstudy by ML, lme4', 1e-5, digits(sleepstudy.groups, 'ML'), sleepstudy.ml),
    row('Orthodont by REML, nlme', 1e-5, digits(orthodont.groups, 'REML'), orthodont.reml),
    row('Longley, certified by NIST', 1e-9, coefficients, longley.certified),
    row('Longley, residual spread', 1e-9, [residualSd], [longley.residualSd]),
  ]
  table('Beside other programs on the same data: the largest relative difference', rows)
}

function row(
  what: string,
  goal: number,
  told: readonly number[],
  expected: readonly number[],
  leastSize = 0,
) {
  const off = expected.map(
    (value, i) => Math.abs((told[i] ?? Number.NaN) - value) / Math.max(leastSize, Math.abs(value)),
  )
  return {
    what,
    figures: expected.length,
    off: Math.max(...off).toExponential(1),
    goal: goal.toExponential(0),
  }
}

function distributionsBesideR(): [told: number[], expected: number[]] {
  const named = distributions as unknown as Record<string, (...args: number[]) => number>
  const rows = cases as [name: string, args: number[], value: number][]
  return [
    rows.map(([name, args]) => named[name]?.(...args) ?? Number.NaN),
    rows.map(([, , value]) => value),
  ]
}

/** Intercept, slope, their errors, the three spreads, correlation, criterion. */
function digits(groups: Parameters<typeof fitMixedModel>[0], method: 'REML' | 'ML'): number[] {
  const { intercept, slope, sd, correlation, criterion } = fitMixedModel(groups, {
    method,
  }) as MixedModel
  const spreads = [sd.intercept, sd.slope, sd.residual, correlation ?? Number.NaN]
  return [intercept.value, slope.value, intercept.se, slope.se, ...spreads, criterion]
}
