import type { RepairMove } from '@anagen/contract'
import type { Placed } from '@anagen/core/series'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { phasesOf } from '../changes/chain.ts'
import { asIs } from '../changes/shown-visit.ts'
import type { AffectedCourse } from './affected.ts'

export type Moves = ReadonlyMap<string, RepairMove>

export const movesById = (moves: readonly RepairMove[]): Moves =>
  new Map(moves.map((one) => [one.visitId, one]))

/** The visits of a course as they would be, in its order: what goes where, and what has no time. */
export function visitsAfter({ at }: AffectedCourse, moves: Moves): VisitRow[] {
  return at.visits.map((visit) => {
    const move = moves.get(visit.visitId)
    if (!move) return visit
    if (!move.to) return { ...visit, state: 'unplaced' }
    const { start, practitionerId } = move.to
    return { ...visit, date: start.slice(0, 10), practitionerId }
  })
}

/** The places that the moves of a course take. */
export function placedOf({ at }: AffectedCourse, moves: Moves): (Placed & { visitId: string })[] {
  return at.visits.flatMap((visit) => {
    const to = moves.get(visit.visitId)?.to
    if (!to) return []
    const { start, practitionerId } = to
    const phases = phasesOf(at, asIs(visit))
    return [{ visitId: visit.visitId, phases, start, practitioner: practitionerId }]
  })
}
