import type { FeedRow } from '../../db/repositories/feeds.ts'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { Context } from '../context.ts'
import { type CalendarEntry, calendarText } from '../courses/calendar-file.ts'
import { found } from '../refusal.ts'

const day = 86_400_000
/** How far back and ahead a calendar reaches, in days. */
const back = 60
const ahead = 400

/**
 * The calendar behind an address: times, and as much of a name as its level shows; never a word about health. What was
 * cancelled is marked so under its old id. @throws Refusal `not-found` once it is ended
 */
export async function readFeed(ctx: Context): Promise<string> {
  const feed = found(await ctx.db.feeds.find(ctx.actor.id))
  await ctx.db.feeds.set(feed.feedId, { read_at: ctx.now })
  const from = new Date(ctx.now.getTime() - back * day)
  const to = new Date(ctx.now.getTime() + ahead * day)
  const visits = await ctx.db.visits.shownOf(feed, from, to)
  const places = new Map((await ctx.db.locations.list()).map((one) => [one.locationId, one.name]))
  const language = await languageOf(ctx, feed)
  const entries = visits.map((visit): CalendarEntry => {
    const title = titleOf(feed, visit, words[language])
    const place = places.get(visit.locationId) ?? ''
    return { visit, title, ...(feed.level === 'full' && { place }) }
  })
  return calendarText(entries, { now: ctx.now, name: ctx.practice.name })
}

const words = {
  en: {
    busy: 'Busy',
    visit: 'Appointment',
    step: (n: number, of: number) => `Appointment ${n} of ${of}`,
  },
  es: { busy: 'Ocupado', visit: 'Cita', step: (n: number, of: number) => `Cita ${n} de ${of}` },
}

async function languageOf(ctx: Context, { patientId }: FeedRow): Promise<keyof typeof words> {
  if (!patientId) return ctx.practice.language
  return found(await ctx.db.patients.find(patientId)).language
}

type Words = (typeof words)[keyof typeof words]

function titleOf({ level, patientId }: FeedRow, visit: ShownVisit, say: Words): string {
  if (level === 'busy') return say.busy
  const { n, of, patientName } = visit
  if (patientId) return level === 'short' || of === 1 ? say.visit : say.step(n, of)
  return level === 'short' ? initialsOf(patientName) : `${patientName} ${n}/${of}`
}

/** "I. F." of "Ines Ferrer". */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/u)
    .filter(Boolean)
    .map((part) => `${[...part][0]?.toUpperCase()}.`)
    .join(' ')
}
