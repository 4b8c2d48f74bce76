import type { Language } from '@anagen/core/shared'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { wallOf } from '../series/wall-time.ts'

type Visit = Pick<VisitRow, 'visitId' | 'n' | 'startsAt' | 'endsAt' | 'version'> & {
  state?: VisitRow['state']
}

const words = {
  en: {
    subject: 'Your appointments',
    title: (n: number, of: number) => (of === 1 ? 'Appointment' : `Appointment ${n} of ${of}`),
    greeting: (name: string) => `Hello ${name},`,
    booked: (of: number, place: string) =>
      of === 1
        ? `your appointment at ${place} is booked:`
        : `your ${of} appointments at ${place} are booked:`,
    file: 'The attached calendar file puts them into your calendar. If a time no longer suits you, tell us and we will look for another one.',
  },
  es: {
    subject: 'Sus citas',
    title: (n: number, of: number) => (of === 1 ? 'Cita' : `Cita ${n} de ${of}`),
    greeting: (name: string) => `Hola, ${name}:`,
    booked: (of: number, place: string) =>
      of === 1
        ? `su cita en ${place} está reservada:`
        : `sus ${of} citas en ${place} están reservadas:`,
    file: 'El archivo de calendario adjunto las añade a su calendario. Si alguna hora deja de venirle bien, díganoslo y buscamos otra.',
  },
}

/** A visit as a calendar shows it. */
export type CalendarEntry = { visit: Visit; title: string; place?: string }

/**
 * An iCalendar text. Ids stay the same when it is made again, and the sequence rises with each change, so that a calendar
 * updates its entries instead of doubling them; what has no time any more is marked as cancelled, which takes it out.
 * With a `name` it is a calendar to subscribe to, asked for again every hour.
 */
export function calendarText(
  entries: readonly CalendarEntry[],
  { now, name }: { now: Date; name?: string },
): string {
  const calendar = ical({
    prodId: { company: 'Anagen', product: 'Anagen' },
    method: ICalCalendarMethod.PUBLISH,
    ...(name !== undefined && { name, ttl: 3_600 }),
  })
  for (const { visit, title, place } of entries) {
    const gone = visit.state === 'cancelled' || visit.state === 'unplaced'
    calendar.createEvent({
      id: `${visit.visitId}@anagen`,
      sequence: visit.version - 1,
      start: visit.startsAt,
      end: visit.endsAt,
      stamp: now,
      summary: title,
      ...(place && { location: place }),
      ...(gone && { status: ICalEventStatus.CANCELLED }),
    })
  }
  return calendar.toString()
}

/** One iCalendar file with all visits of a course; titles say nothing about health. */
export function calendarFile(
  visits: readonly Visit[],
  { language, now }: { language: Language; now: Date },
): string {
  const { title } = words[language]
  const entries = visits.map((visit) => ({ visit, title: title(visit.n, visits.length) }))
  return calendarText(entries, { now })
}

type Told = { language: Language; name: string; place: string; zone: string }

/** The message that goes with the file, in the person's language: when, and nothing about why. */
export function bookedMessage(visits: readonly Visit[], told: Told) {
  const say = words[told.language]
  const lines = visits.map((visit) => `- ${spokenTime(visit.startsAt, told)}`)
  const text = [
    say.greeting(told.name),
    '',
    say.booked(visits.length, told.place),
    '',
    ...lines,
    '',
    say.file,
  ]
  return { subject: say.subject, body: text.join('\n') }
}

/** A time as it is said to a person: weekday, date and clock at the place. */
export function spokenTime(
  instant: Date,
  { language, zone }: Pick<Told, 'language' | 'zone'>,
): string {
  return Temporal.PlainDateTime.from(wallOf(instant, zone)).toLocaleString(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}
