import type { TimelineEvent } from '@anagen/contract'
import type { ObservationRow } from '../../db/repositories/observations.ts'
import type { Context } from '../context.ts'
import { dateOf } from '../series/wall-time.ts'

/**
 * What was measured, what a person said between visits, and the reviews that were held: one event for
 * what belongs to one day. They stand beside everything else, and nothing says that they caused it.
 */
export async function measuredEvents(ctx: Context, patientId: string): Promise<TimelineEvent[]> {
  const figures = await ctx.db.observations.ofPatients([patientId])
  const courses = await ctx.db.courses.ofPatient(patientId)
  const held = await ctx.db.reviews.decisionsOf(courses.map((one) => one.courseId))
  const reviews = held.map(
    ({ at, by, decision }): TimelineEvent => ({
      ...{ at: at.toISOString(), by, visitId: null, params: {} },
      ...{ kind: 'review', code: `review.${decision.replace(' ', '-')}` },
    }),
  )
  return [...daysOf(figures).map((day) => dayEvent(ctx, day)), ...reviews]
}

type Day = [ObservationRow, ...ObservationRow[]]

/** Said by a person about themselves, rather than measured in their hair. */
const isSaid = ({ measure }: ObservationRow) =>
  measure.startsWith('feel-') || measure === 'pain' || measure === 'phq4'

function daysOf(rows: readonly ObservationRow[]): Day[] {
  const days = new Map<string, Day>()
  // Of one instant, what was measured comes first: rows of one call have no order of their own.
  for (const row of [...rows].sort((a, b) => Number(isSaid(a)) - Number(isSaid(b)))) {
    const key = `${row.date} ${isSaid(row)}`
    const day = days.get(key)
    if (day) day.push(row)
    else days.set(key, [row])
  }
  return [...days.values()]
}

function dayEvent({ practice }: Context, day: Day): TimelineEvent {
  const [first] = day
  const { date, by, visitId } = first
  // Entered on the day itself it has its time; entered later it stands at noon.
  const entered = day.map(({ at }) => at).find((at) => dateOf(at, practice.zone) === date)
  const row = { at: (entered ?? new Date(`${date}T12:00:00Z`)).toISOString(), by, visitId }
  if (!isSaid(first))
    return { ...row, kind: 'measured', code: 'measured.figures', params: { count: day.length } }
  const figures = Object.fromEntries(day.map(({ measure, value }) => [measure, value]))
  // The note of a correction is its reason and not about the person.
  const note = day.find((one) => one.kind === 'measured' && one.note !== '')?.note
  const params = { ...figures, ...(note ? { note } : {}) }
  return { ...row, kind: 'checkIn', code: 'checkIn.answered', params }
}
