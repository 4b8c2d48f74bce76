import type { ClinicResults, Starter } from '@anagen/core/outcome'

export type ToThread = { id: number; starters: Starter[] }
export type FromThread = { id: number; results: ClinicResults } | { id: number; failed: string }
