import type { Staff } from '@anagen/contract'

export type { Staff }
/** The roles in the order they are offered. */
export const roleNames: readonly Staff['role'][] = [
  'owner',
  'practitioner',
  'assistant',
  'front_desk',
  'read_only',
]
