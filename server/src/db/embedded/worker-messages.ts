import type { DatabaseFaultCode } from '../database-fault.ts'

export type ToWorker = { kind: 'run'; id: number; batch: Uint8Array } | { kind: 'close' }

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'refused'; code: DatabaseFaultCode; why: string }
  | { kind: 'answer'; id: number; answer: Uint8Array }
  | { kind: 'failed'; why: string }
