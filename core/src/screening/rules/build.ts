import {
  type Basis,
  clinics,
  type Element,
  ourDefault,
  practiceView,
  sources,
  type Text,
} from '../../shared/index.ts'
import type { Branch, Expr, Finding, Rule, Span, Wait } from '../schema.ts'

const guideline = (source: string, date: string): Basis => ({ kind: 'guideline', source, date })
const study = (source: string, date: string): Basis => ({ kind: 'study', source, date })

/**
 * What the rules rest on. Rules reasoned out by us without a study (marked I in the table of
 * rules) and what clinics do without one (C) are both `convention`: the source tells them apart.
 */
export const on = {
  ...sources,
  ours: ourDefault,
  clinics,
  practice: practiceView,
  ASDS17: guideline('ASDS17 Waldman, Dermatol Surg 43:1249', '2017'),
  HEA14: guideline('HEA14, dermatologic surgery consensus', '2014-12-19'),
  IYE19: guideline('IYE19 Iyengar, Dermatol Surg', '2019'),
  JDD23: study('JDD23 Fried, J Drugs Dermatol 22:29', '2023'),
  KAN19: study('KAN19 Kang, three-year cohort after chemotherapy', '2019'),
  MCD17: study('MCD17, J Am Acad Dermatol, PMID 28010890', '2017'),
  NAALT2: guideline('NAALT2 Harrington, Dynamic Chiropractic', '2022'),
  SPR17: study('SPR17 Spring, JAMA Dermatol', '2017'),
  YIL23: study('YIL23, Clin Cosmet Investig Dermatol 16:2443', '2023'),
} as const

export const oneOf = (q: string, ...values: string[]): Expr => ({ op: 'in', q, values })
export const yes = (q: string): Expr => oneOf(q, 'yes')
export const above = (q: string, n: number): Expr => ({ op: 'above', q, n })
export const below = (q: string, n: number): Expr => ({ op: 'below', q, n })
export const within = (q: string, span: Span): Expr => ({ op: 'within', q, span })
export const planned = (...elements: Element[]): Expr => ({ op: 'planned', elements })
export const surely = (of: Expr): Expr => ({ op: 'surely', of })
export const not = (of: Expr): Expr => ({ op: 'not', of })
export const all = (...of: Expr[]): Expr => ({ op: 'all', of })
export const any = (...of: Expr[]): Expr => ({ op: 'any', of })

export const months = (n: number): Span => ({ n, unit: 'months' })
export const weeks = (n: number): Span => ({ n, unit: 'weeks' })
export const days = (n: number): Span => ({ n, unit: 'days' })

/** The same finding for both kinds of needling; and for light as well. */
export const needling = (finding: Finding) => ({ scalp: finding, brow: finding })
export const hair = (finding: Finding) => ({ ...needling(finding), light: finding })

export const text = (en: string, es: string): Text => ({ en, es })

/** A wait that ends `span` after the answered date. */
export const after = (q: string, span: Span): Wait => ({ dates: [{ q, span }], event: null })
/** A wait that ends with an event nobody can date. */
export const once = (en: string, es: string): Wait => ({ dates: [], event: { en, es } })

type BranchInput = Omit<Branch, 'clearable' | 'overridable'> &
  Partial<Pick<Branch, 'clearable' | 'overridable'>>

/** A branch; neither clearance nor override lifts it unless it says so. */
export const branch = (input: BranchInput): Branch => ({
  clearable: false,
  overridable: false,
  ...input,
})

type RuleInput = Omit<Rule, 'version' | 'basis'> & { basis: Basis[] }

/** A rule in its first version. */
export const rule = (input: RuleInput): Rule => ({ version: 1, ...input })
