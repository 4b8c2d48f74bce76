import type { RippledVisit } from '@anagen/contract'
import type { Language } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { spokenTime } from '../courses/calendar-file.ts'
import { found } from '../refusal.ts'
import { instantOf } from '../series/wall-time.ts'
import type { Changing } from './chain.ts'

const words = {
  en: {
    subject: 'Your appointments have changed',
    greeting: (name: string) => `Hello ${name},`,
    now: (place: string) => `your appointments at ${place} are now:`,
    gone: 'No longer booked:',
    open: 'For these we will look for a new time with you.',
    none: (place: string) => `at the moment no appointment at ${place} is booked for you.`,
    file: 'The attached calendar file brings your calendar up to date. If a time does not suit you, tell us and we will look for another one.',
  },
  es: {
    subject: 'Sus citas han cambiado',
    greeting: (name: string) => `Hola, ${name}:`,
    now: (place: string) => `sus citas en ${place} son ahora:`,
    gone: 'Ya no están reservadas:',
    open: 'Para estas buscaremos con usted otra hora.',
    none: (place: string) => `por ahora no tiene ninguna cita reservada en ${place}.`,
    file: 'El archivo de calendario adjunto pone al día su calendario. Si alguna hora no le viene bien, díganoslo y buscamos otra.',
  },
}

/** To whom a change is told, and how times are said to them. */
export type Told = { language: Language; name: string; place: string; zone: string }

export async function toldOf(ctx: Context, { course, zone }: Changing): Promise<Told> {
  const { language, name } = found(await ctx.db.patients.find(course.patientId))
  return { language, name, place: ctx.practice.name, zone }
}

/** What a person is told of a change, in their language: all times ahead, and nothing about why. */
export function changedMessage(
  { language, name, place, zone }: Told,
  visits: readonly Pick<RippledVisit, 'was' | 'to'>[],
): { subject: string; body: string } {
  const say = words[language]
  const line = (start: string) => `- ${spokenTime(instantOf(start, zone), { language, zone })}`
  const ahead = visits.flatMap(({ to }) => (to ? [line(to.start)] : []))
  const gone = visits.flatMap(({ was, to }) => (was && !to ? [line(was.start)] : []))
  const body = [
    say.greeting(name),
    '',
    ...(ahead.length > 0 ? [say.now(place), '', ...ahead] : [say.none(place)]),
    ...(gone.length > 0 ? ['', say.gone, '', ...gone, '', say.open] : []),
    '',
    say.file,
  ]
  return { subject: say.subject, body: body.join('\n') }
}
