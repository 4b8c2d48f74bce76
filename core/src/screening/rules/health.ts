import type { Rule } from '../schema.ts'

export const healthRules: Rule[] = []
