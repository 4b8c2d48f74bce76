import type { Program, Solution } from '@anagen/core/series'
import loadHighs, { type Highs, type Model } from 'highs'

let loading: Promise<Highs> | null = null

/**
 * Solves a programme with HiGHS in this thread, which it blocks: see `worker-solver.ts`.
 * Whole choices have whole costs, so one that is proven to be within less than 1 of the best is
 * the best.
 * @param seconds how long HiGHS may look; then the best whole solution so far, or a failure.
 */
export async function highsSolve(program: Program, seconds: number): Promise<Solution> {
  loading ??= loadHighs()
  const highs = await loading
  return highs.withModel(modelOf(program), (model) => {
    model.options.set({ output_flag: false, time_limit: seconds })
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.99 })
    model.run()
    return answerOf(highs, model)
  })
}

function modelOf(program: Program) {
  const [numCols, numRows] = [program.cost.length, program.upper.length]
  const { starts, index, value } = program
  const data = {
    numCols,
    numRows,
    colCost: program.cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: program.lower,
    rowUpper: program.upper,
    matrix: { format: 'csc' as const, numRows, numCols, starts, indices: index, values: value },
  }
  return program.integer ? { ...data, integrality: new Int32Array(numCols).fill(1) } : data
}

function answerOf(highs: Highs, model: Model): Solution {
  const { optimal } = highs.constants.modelStatus
  const { colValue, rowDual } = model.getSolution()
  const found = { objective: model.getObjectiveValue(), primal: colValue, duals: rowDual }
  if (model.getModelStatus() === optimal) return { status: 'optimal', ...found }
  const whole = model.info.get('primal_solution_status') === 2
  return { status: whole ? 'feasible' : 'failed', ...found }
}
