import type { Answer } from '@anagen/core/screening'

/**
 * A list's answer after one of its boxes was pressed. "None of these" is the empty list,
 * "I don't know" takes the others away, and taking the last tick away leaves "none of these".
 */
export function toggled(value: Answer | undefined, id: string): Answer {
  if (id === 'none') return []
  if (id === 'unknown') return 'unknown'
  const ticked = Array.isArray(value) ? value : []
  return ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]
}
