import { type Basis, basisSchema } from '../shared/index.ts'
import type { Protocol } from './schema.ts'

/** One clinical number of a protocol, with where it stands and what it rests on. */
export type ClinicalNumber = { path: string; value: number; basis: Basis[] }

const basesSchema = basisSchema.array().min(1)

/** Numbers that stand in an object which says its basis; label limits speak for themselves. */
function numbersIn(value: unknown, path: string): ClinicalNumber[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const own = basesSchema.safeParse('basis' in value ? value.basis : undefined)
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const at = `${path}.${key}`
    if (typeof inner === 'number')
      return own.success ? [{ path: at, value: inner, basis: own.data }] : []
    return numbersIn(inner, at)
  })
}

const named = <Row>(rows: readonly Row[], name: (row: Row) => string) =>
  Object.fromEntries(rows.map((row) => [name(row), row]))

/**
 * Every clinical number of a protocol: spacing, doses with their label limits, intake, check-ins
 * and when reviews are due. Paths are stable names (`dose.scalp.depth.max`, `reviews.week-24.due.fromWeek`).
 */
export function clinicalNumbers(protocol: Protocol): ClinicalNumber[] {
  return [
    ...numbersIn(protocol.spacing, 'spacing'),
    ...numbersIn(protocol.dose, 'dose'),
    ...numbersIn(protocol.intake, 'intake'),
    ...numbersIn(
      named(protocol.checkIns, (row) => `day-${row.fromDays}`),
      'checkIns',
    ),
    ...numbersIn(
      named(protocol.reviews, (row) => row.id),
      'reviews',
    ),
  ]
}
