import { addDays } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { worksOn } from '../day/get-day.ts'
import { hoursOf } from '../series/calendar.ts'
import { dayBounds } from '../series/wall-time.ts'
import type { Person } from './cast.ts'
import { busyIn, playPerson } from './play-person.ts'
import { act, type Stage } from './stage.ts'

/** How full the busiest week is to be, of the practitioners' minutes. */
export const fullness = 0.84

/**
 * Lets more people begin in the busiest week until it is as full as asked, or nobody else fits.
 * The answer is how full it became, 0 to 1.
 */
export async function fillWeek(stage: Stage, more: readonly Person[]): Promise<number> {
  let full = await act(stage, stage.now, {
    action: 'day.get',
    work: (ctx) => fullnessOf(ctx, stage),
  })
  for (const person of more) {
    if (full >= fullness) break
    await playPerson(stage, person)
    full = await act(stage, stage.now, { action: 'day.get', work: (ctx) => fullnessOf(ctx, stage) })
  }
  return full
}

/** The share of the practitioners' working minutes that is booked in the busiest week. */
async function fullnessOf(ctx: Context, stage: Stage): Promise<number> {
  const { location, today } = stage
  const people = (await ctx.db.resources.list()).filter((one) => one.kind === 'practitioner')
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(today, busyIn + day))
  const worked = days.flatMap((date) =>
    people.flatMap((one) => worksOn(one, date, hoursOf(one, location) ?? [])),
  )
  const minutes = worked.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0)
  const from = dayBounds(days[0] ?? today, location.zone).from
  const to = dayBounds(days.at(-1) ?? today, location.zone).to
  const ids = people.map((one) => one.resourceId)
  const booked = await ctx.db.bookings.between(ids, from, to)
  return booked.reduce((sum, one) => sum + (+one.to - +one.from) / 60_000, 0) / minutes
}

function minutesBetween(from: string, to: string): number {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return minute(to) - minute(from)
}
