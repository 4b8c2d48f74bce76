export * from './assess.ts'
export * from './gate.ts'
export type { HairQuality } from './hairs.ts'
