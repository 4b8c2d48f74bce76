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
export { placebo16, placebo48, remissionBand, remissionBasis } from './beside.ts'
export {
  type ClinicResults,
  clinicResults,
  type Flow,
  fewestPeople,
  type ResultGroup,
  type Starter,
} from './clinic.ts'
export { whyNotComparable } from './comparable.ts'
export { chanceOfFalse } from './critical.ts'
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
export { enoughTriples, errorOf, type FigureError, ownErrorOf, sdOf } from './errors.ts'
export {
  type Expectation,
  expectation,
  type MeasurePlan,
  type Sight,
  type Size,
} from './expectation.ts'
export { expectationWords } from './expectation-words.ts'
export {
  type FigureProblem,
  figureOf as valueOf,
  type HelpCode,
  helpFrom,
  helpNeeded,
  helpWords,
  phq4Scores,
  problemsOf,
  pullTestHigh,
  pullTestNormal,
  type SaltGroup,
  saltGroup,
  saltGroups,
  saltParts,
  saltWeights,
  type Typed,
} from './figure.ts'
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
export { criticalConstant, crossingChance, type Looks } from './looks.ts'
export {
  type Chances,
  detectableNet,
  mcnemar,
  pairedMcNemar,
  type Spot,
  type Turnover,
} from './mcnemar.ts'
export {
  isOfHair,
  isSinceStart,
  measureOf,
  measures,
  phq4Answers,
  ratingSteps,
} from './measures.ts'
export type { Group } from './mixed-likelihood.ts'
export { type Estimate, fitMixedModel, type GroupLine, type MixedModel } from './mixed-model.ts'
export {
  eventKinds,
  measureIds,
  methods,
  siteKinds,
  verdictReasons,
  verdictStates,
} from './names.ts'
export { changeCovariance, countCovariance } from './natural-variation.ts'
export { type ParsedSeries, parseSeries, type SeriesProblem } from './parse-series.ts'
export { type Look, lookAt, lookDay, looksOf, monthDays, monthOf } from './planned.ts'
export { poolSpots } from './pool-spots.ts'
export { type LogNormal, logNormal, logNormalOf, type Random, seeded } from './random.ts'
export { eventTexts } from './reason-texts.ts'
export { emptyHalved, gainAt, growthLonger, type Response } from './response.ts'
export { resultsWords } from './results-words.ts'
export { sayDate, sayNumber, saySigned } from './say.ts'
export {
  type BandPoint,
  eventSchema,
  type Interval,
  type LifeEvent,
  type MeasureError,
  type MeasureId,
  type Method,
  matchedSchema,
  measureIdSchema,
  methodSchema,
  type Observation,
  type OutcomeMeasure,
  type OwnError,
  observationSchema,
  type Series,
  type SiteKind,
  seriesSchema,
  type Verdict,
  type VerdictPoint,
  type VerdictReason,
  type VerdictState,
  verdictSchema,
} from './schema.ts'
export { type Hemisphere, type Season, seasonAmplitude } from './season.ts'
export { changeOf, judge, judgeAll, verdictEngine } from './verdict.ts'
export { stopWords, verdictWords, type Words } from './words.ts'
