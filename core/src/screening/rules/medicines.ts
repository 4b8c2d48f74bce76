import type { Rule } from '../schema.ts'

export const medicineRules: Rule[] = []
