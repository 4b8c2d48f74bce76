import type { ClinicResults } from '@anagen/core/outcome'
import type { StarterFacts } from '../usecases/outcomes/starters-from.ts'

export type ToThread = { id: number; facts: StarterFacts }
export type FromThread = { id: number; results: ClinicResults } | { id: number; failed: string }
