export { alignWholeHead, type WholeHeadAlignment } from './align.ts'
export { type Coverage, scalpCoverage } from './coverage.ts'
export type { WholeHeadFigures } from './figures.ts'
export { type Outlines, outlinesIn } from './outlines.ts'
export { type PartWidth, partWidth } from './part.ts'
export {
  barePct,
  type OutlinedRegion,
  type SaltEstimate,
  type SaltRegion,
  saltEstimate,
} from './salt.ts'
