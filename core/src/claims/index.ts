export { checkClaims } from './check-claims.ts'
export { collectTexts, type FoundText } from './collect.ts'
export { claims } from './rules.ts'
export type { Claim, Finding } from './schema.ts'
