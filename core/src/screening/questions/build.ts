import type { Element, Text } from '../../shared/index.ts'
import type { Expr, Option, Question, Section } from '../schema.ts'

export const needling: Element[] = ['scalp', 'brow']
export const hair: Element[] = ['scalp', 'brow', 'light']
export const everything: Element[] = ['scalp', 'brow', 'light', 'acupuncture']

/** What every question of the built-in form states, and what most of them leave at its default. */
type Common = {
  id: string
  section: Section
  elements: Element[]
  text: Text
  help?: Text
  when?: Expr
  changes?: boolean
  by?: 'person' | 'practice'
  optional?: boolean
  answeredFrom?: string
}

const defaults = { by: 'person', optional: false, changes: false } as const

export function yesNo(common: Common): Question {
  return { kind: 'yesno', ...defaults, ...common }
}

export function choice(common: Common & { options: Option[] }): Question {
  return { kind: 'choice', ...defaults, ...common }
}

export function list(common: Common & { options: Option[] }): Question {
  return { kind: 'list', ...defaults, ...common }
}

/** A date that cannot lie after today, unless `past` is false. */
export function date(common: Common & { past?: boolean }): Question {
  return { kind: 'date', past: true, ...defaults, ...common }
}

export function number(common: Common & { min: number; max: number; unit: string }): Question {
  return { kind: 'number', ...defaults, ...common }
}

export function option(id: string, en: string, es: string): Option {
  return { id, text: { en, es } }
}
