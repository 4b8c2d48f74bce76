/**
 * The coefficients of columns that fit values best by least squares, and the standard deviation of
 * what is left. `rows` are the values of the columns, one row an observation, more of them than
 * columns (put a 1 first for an intercept). By Householder's QR, which loses half the digits that
 * normal equations do. Columns that depend on each other give numbers that are not finite or huge.
 * O(rows x columns^2).
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]) {
  const width = rows[0]?.length ?? 0
  const work = rows.map((row, i) => [...row, values[i] as number])
  for (let k = 0; k < width; k++) reflect(work, k)
  const coefficients: number[] = []
  for (let k = width - 1; k >= 0; k--) {
    const row = work[k] as number[]
    const known = coefficients.reduce((sum, c, i) => sum + c * (row[k + 1 + i] as number), 0)
    coefficients.unshift(((row[width] as number) - known) / (row[k] as number))
  }
  const left = work.slice(width).reduce((sum, row) => sum + (row[width] as number) ** 2, 0)
  return { coefficients, residualSd: Math.sqrt(left / (rows.length - width)) }
}

/** Mirrors the rows from k on so that column k has nothing left below row k. */
function reflect(work: number[][], k: number): void {
  const below = work.slice(k)
  const column = below.map((row) => row[k] as number)
  const first = column[0] as number
  const norm = Math.sqrt(column.reduce((sum, x) => sum + x * x, 0))
  column[0] = first + (first < 0 ? -norm : norm)
  const length = column.reduce((sum, x) => sum + x * x, 0)
  if (length === 0) return
  for (let j = k; j < (below[0] as number[]).length; j++) {
    const along = below.reduce((sum, row, i) => sum + (row[j] as number) * (column[i] as number), 0)
    for (const [i, row] of below.entries())
      row[j] = (row[j] as number) - (2 * along * (column[i] as number)) / length
  }
}
