export * from './geometry.ts'
export * from './reasons.ts'
export * from './types.ts'
