const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** The box an arrow key leads to, round and round; null for any other key. */
export function nextBox(key: string, at: number, count: number): number | null {
  const step = steps[key]
  return step === undefined ? null : (at + step + count) % count
}
