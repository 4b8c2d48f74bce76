import type { Program, Solution } from '@anagen/core/series'

export type ToSolver = { id: number; program: Program; seconds: number }

export type FromSolver = { id: number; solution: Solution } | { id: number; failed: string }
