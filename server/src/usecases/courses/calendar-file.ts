import type { Language } from '@anagen/core/shared'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { VisitRow } from '../../db/repositories/visits.ts'
import { wallOf } from '../series/wall-time.ts'

type Visit = Pick<VisitRow, 'visitId' | 'n' | 'startsAt' | 'endsAt' | 'version'>

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

/**
 * One iCalendar file with all visits: titles say nothing about health, ids stay the same when the
 * file is made again, so that a calendar updates its entries instead of doubling them.
 */
export function calendarFile(
  visits: readonly Visit[],
  at: { language: Language; now: Date },
): string {
  const calendar = ical({
    prodId: { company: 'Anagen', product: 'Anagen' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const visit of visits) {
    calendar.createEvent({
      id: `${visit.visitId}@anagen`,
      sequence: visit.version - 1,
      start: visit.startsAt,
      end: visit.endsAt,
      stamp: at.now,
      summary: words[at.language].title(visit.n, visits.length),
    })
  }
  return calendar.toString()
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
