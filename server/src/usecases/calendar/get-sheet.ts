import type { AnswerOf, Routes } from '@anagen/contract'
import { addDays } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { getDay } from '../day/get-day.ts'
import { found } from '../refusal.ts'
import { wallOf } from '../series/wall-time.ts'

type Ask = { locationId: string; from: string; days: number }

/** The visits of some days with phone numbers and what to know, to be printed. @throws Refusal `not-found` */
export async function getSheet(
  ctx: Context,
  { locationId, from, days }: Ask,
): Promise<AnswerOf<Routes['calendar.sheet']>> {
  const { name, zone } = found(await ctx.db.locations.find(locationId))
  const dates = Array.from({ length: days }, (_, i) => addDays(from, i))
  const sheets = []
  for (const date of dates) {
    const { visits } = await getDay(ctx, { date, locationId })
    const ids = visits.map(({ patientId }) => patientId)
    const people = new Map((await ctx.db.patients.ofIds(ids)).map((one) => [one.patientId, one]))
    sheets.push({
      date,
      visits: visits
        .filter(({ state }) => state !== 'cancelled')
        .map((visit) => {
          const { phone, bornOn } = found(people.get(visit.patientId) ?? null)
          return { ...visit, phone, bornOn }
        }),
    })
  }
  return { place: name, printedAt: wallOf(ctx.now, zone), days: sheets }
}
