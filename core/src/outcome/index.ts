export {
  enoughFreedom,
  limitsOfAgreement,
  type MeasuringError,
  mean,
  pairedT,
  practiceError,
  repeatability,
  sampleSd,
  withinSets,
} from './agreement.ts'
export {
  betaCdf,
  betaQuantile,
  binomialCdf,
  binomialQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from './distributions.ts'
export {
  type Cycle,
  type CycleName,
  type CycleSet,
  cycleSets,
  type Phase,
  type PhaseLength,
  phases,
  steadyShares,
} from './follicle-cycles.ts'
export {
  type Course,
  type Monthly,
  simulateLooks,
  simulateMonths,
  type Treatment,
} from './follicle-model.ts'
export { holm } from './holm.ts'
export { leastSquares } from './least-squares.ts'
export { criticalConstant, crossingChance, type Looks, splitLevel } from './looks.ts'
export {
  type Chances,
  detectableNet,
  mcnemar,
  pairedMcNemar,
  type Spot,
  type Turnover,
} from './mcnemar.ts'
export type { Group, Method } from './mixed-likelihood.ts'
export { type Estimate, fitMixedModel, type GroupLine, type MixedModel } from './mixed-model.ts'
export { changeCovariance, countCovariance } from './natural-variation.ts'
export { type LogNormal, logNormal, logNormalOf, type Random, seeded } from './random.ts'
export { type Hemisphere, type Season, seasonAmplitude } from './season.ts'
