import { z } from 'zod'
import { type Basis, basisSchema } from '../shared/index.ts'
import type { Protocol } from './schema.ts'

/** One clinical number of a protocol, with where it stands and what it rests on. */
export type ClinicalNumber = { path: string; value: number; basis: Basis[] }

const ownBasisSchema = z.object({
  basis: z.array(basisSchema).min(1),
  rangeBasis: z.array(basisSchema).min(1).optional(),
})
/** The bounds of a range, which rest on `rangeBasis` where that is told apart. */
const bounds: ReadonlySet<string> = new Set(['min', 'max', 'minDays', 'maxDays', 'toWeek'])

/** Numbers that stand in an object which says its basis; label limits speak for themselves. */
function numbersIn(value: unknown, path: string): ClinicalNumber[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const own = ownBasisSchema.safeParse(value)
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const at = `${path}.${key}`
    if (typeof inner !== 'number') return numbersIn(inner, at)
    if (!own.success) return []
    const { basis, rangeBasis = basis } = own.data
    return [{ path: at, value: inner, basis: bounds.has(key) ? rangeBasis : basis }]
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
