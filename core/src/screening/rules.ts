import { careQuestions } from './questions/care.ts'
import { hairQuestions } from './questions/hair.ts'
import { healthQuestions } from './questions/health.ts'
import { hairRules } from './rules/hair.ts'
import { healthRules } from './rules/health.ts'
import { medicineRules } from './rules/medicines.ts'
import { skinRules } from './rules/skin.ts'
import { visitRules } from './rules/visit.ts'
import { type Question, type Rule, sections } from './schema.ts'

/** The questions of the built-in protocols, in the order of the form. */
export const builtInQuestions: readonly Question[] = [
  ...healthQuestions,
  ...hairQuestions,
  ...careQuestions,
].sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section))

/**
 * The 58 screening rules, in the order of their ids: a draft that a licensed clinician signs.
 * Where no source was found the basis says so (`convention`), also for every finding on
 * acupuncture.
 */
export const builtInRules: readonly Rule[] = [
  ...skinRules,
  ...hairRules,
  ...healthRules,
  ...medicineRules,
  ...visitRules,
].sort((a, b) => (a.id < b.id ? -1 : 1))
