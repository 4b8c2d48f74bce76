/** The value below which the share `p` (0-1) of the sorted figures lies. */
export function quantile(figures: readonly number[], p: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

/** Milliseconds each of `times` sequential runs took. */
export async function timed(times: number, body: () => Promise<unknown>): Promise<number[]> {
  const figures: number[] = []
  for (let i = 0; i < times; i += 1) {
    const started = performance.now()
    await body()
    figures.push(performance.now() - started)
  }
  return figures
}

/** Prints rows as a table with a title. */
export function table(title: string, rows: readonly Record<string, string | number>[]): void {
  console.log(`\n${title}`)
  const columns = Object.keys(rows[0] ?? {})
  const cells = [columns, ...rows.map((r) => columns.map((c) => String(r[c])))]
  const widths = columns.map((_, i) => Math.max(...cells.map((r) => (r[i] ?? '').length)))
  for (const row of cells)
    console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`)
}
