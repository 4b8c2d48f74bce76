import type { Rule } from '../schema.ts'

export const visitRules: Rule[] = []
