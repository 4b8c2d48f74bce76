/** Matrices are arrays of rows. */
export type Matrix = readonly (readonly number[])[]

/** Below this a variance that is left counts as none: the value is told by those before it. */
const nothingLeft = 1e-12

/**
 * The lower triangular factor L of a positive semidefinite matrix, matrix = L L'. O(n^3). A row
 * that depends on those before it gets a tiny diagonal instead of 0, so that it can be divided by.
 */
export function cholesky(matrix: Matrix): number[][] {
  const factor: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const own: number[] = []
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (factor[j] as number[])
      const done = own.reduce((sum, x, k) => sum + x * (k < j ? (other[k] as number) : 0), 0)
      const left = (row[j] as number) - done
      own.push(j === i ? Math.sqrt(Math.max(left, nothingLeft)) : left / (other[j] as number))
    }
    factor.push(own)
  }
  return factor
}
