export { acupunctureVisit } from './built-in/acupuncture.ts'
export { builtInProtocols } from './built-in/index.ts'
export { microneedlingSixMonthly } from './built-in/microneedling.ts'
export { type Departure, departures } from './departures.ts'
export { copyProtocol, nextVersion, type ProtocolChanges } from './edit.ts'
export { type ClinicalNumber, clinicalNumbers } from './numbers.ts'
export { visitMinutes, visitPhases } from './phases.ts'
export {
  type AddOn,
  type Consent,
  type Escalation,
  type LightDose,
  type Measure,
  type Need,
  type NeedlingDose,
  needled,
  type Phase,
  type Protocol,
  phaseSchema,
  protocolSchema,
  type Quantity,
  type Review,
  type Spacing,
  type Statement,
  spacingSchema,
  statementSchema,
} from './schema.ts'
export { screeningFor } from './screened.ts'
export { gridMinutes, type Problem, type Validated, validateProtocol } from './validate.ts'
