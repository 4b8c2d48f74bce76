export { type Basis, type BasisKind, basisKinds, basisSchema } from './basis.ts'
export { addDays, addMonths, ageOn, dateSchema, daysBetween } from './dates.ts'
export { type Element, elementSchema, elements } from './element.ts'
export { type Language, languages, type Text, textSchema } from './text.ts'
