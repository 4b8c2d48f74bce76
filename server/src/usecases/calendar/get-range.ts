import type { AnswerOf, Routes } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { worksOn } from '../day/get-day.ts'
import { found } from '../refusal.ts'
import { hoursOf } from '../series/calendar.ts'
import { dayBounds, wallOf, weekdayOf } from '../series/wall-time.ts'
import { byVisit, visitView } from '../visits/visit-view.ts'

type Ask = { locationId: string; from: string; days: number }

/** Some days at one location, `from` first. @throws Refusal `not-found` */
export async function getRange(
  ctx: Context,
  { locationId, from, days }: Ask,
): Promise<AnswerOf<Routes['calendar.range']>> {
  const location = found(await ctx.db.locations.find(locationId))
  const { zone } = location
  const all = await ctx.db.resources.list()
  const first = dayBounds(from, zone).from
  const last = dayBounds(addDays(from, days - 1), zone).to
  const visits = await ctx.db.visits.shownBetween(locationId, first, last)
  const bookings = byVisit(await ctx.db.bookings.ofVisits(visits.map((one) => one.visitId)))
  const resources = new Map(all.map((one) => [one.resourceId, one]))
  const here = all.filter((one) => one.active && one.locationId === locationId)
  const dates = Array.from({ length: days }, (_, i) => addDays(from, i))
  return {
    zone,
    now: wallOf(ctx.now, zone),
    resources: here,
    days: dates.map((date) => ({
      date,
      open: location.hours
        .filter((one) => one.weekday === weekdayOf(date))
        .map((one) => ({ from: one.from, to: one.to })),
      works: here.map((one) => ({
        resourceId: one.resourceId,
        works: worksOn(one, date, hoursOf(one, location) ?? []),
      })),
    })),
    visits: visits.map((visit) => visitView(visit, { zone, resources, bookings, alerts: [] })),
  }
}
