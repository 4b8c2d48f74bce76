import type { visitStates } from '@anagen/contract'

export type VisitState = (typeof visitStates)[number]

/**
 * Which state may follow which by hand. `done` comes only from signing, and nothing leaves it.
 * A missed visit keeps its place in the package; a cancelled one gives it back until booked again.
 */
export const transitions: Record<VisitState, readonly VisitState[]> = {
  booked: ['arrived', 'missed', 'cancelled'],
  arrived: ['booked', 'missed', 'cancelled'],
  missed: ['booked', 'arrived', 'cancelled'],
  cancelled: ['booked'],
  // Its old time was given away: it comes back by a change of the course.
  unplaced: ['cancelled'],
  done: [],
}
