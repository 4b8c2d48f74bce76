import type { RepairedCourse, RepairMove, RepairProposal, RippledVisit } from '@anagen/contract'

/** Where visits go that were adjusted by hand; null: left without a time. */
export type Adjusted = Readonly<Record<string, RippledVisit['to']>>

/** An affected visit with where it goes. */
export type Row = { course: RepairedCourse; visit: RippledVisit; to: RippledVisit['to'] }

/** Every affected visit, in the order of the proposal and then of time. */
export function rowsOf({ courses }: RepairProposal, adjusted: Adjusted): Row[] {
  return courses.flatMap((course) =>
    course.visits
      .filter(({ visitId }) => course.affected.includes(visitId))
      .map((visit) => {
        const own = adjusted[visit.visitId]
        return { course, visit, to: own === undefined ? visit.to : own }
      }),
  )
}

/** Whether a visit gets another time or person, none, or only another room. */
export function outcomeOf({ visit, to }: Row): 'moves' | 'open' | 'stays' {
  if (!to) return 'open'
  const { was } = visit
  return was && was.start === to.start && was.practitionerId === to.practitionerId
    ? 'stays'
    : 'moves'
}

/** The rows as the server takes them. */
export const movesOf = (rows: readonly Row[]): RepairMove[] =>
  rows.map(({ visit: { visitId, version }, to }) => ({
    visitId,
    version,
    to: to && { start: to.start, practitionerId: to.practitionerId },
  }))

/** How many people will be told something. */
export const peopleTold = (rows: readonly Row[]): number =>
  new Set(rows.filter((row) => outcomeOf(row) !== 'stays').map(({ course }) => course.patientId))
    .size
