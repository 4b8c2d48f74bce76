import { sayDate } from '@anagen/core/outcome'
import type { Language } from '@anagen/core/shared'

/** A date without its weekday: nobody asks on which one they were born. */
const dayOnly = (date: string, language: Language) =>
  sayDate(date, language).replace(/^[^,]+, /, '')

/** What a progress report says beside the sentences of its verdicts. */
const en = {
  born: (date: string) => `born ${dayOnly(date, 'en')}`,
  side: { left: 'left', right: 'right' },
  pause: 'pause',
  start: 'start',
  visit: (n: number) => `visit ${n}`,
  notComparable: 'taken in another way',
  errors: 'The bars show the error of measuring alone.',
  chance: 'could be chance',
  untreated: 'people without treatment',
  remission: 'what alopecia areata does by itself',
  nextLook: 'next look',
  minutes: (minutes: number) => `${minutes} min`,
  light: 'yes',
  aboutMeasure: 'About this measure',
  nextVisit: (n: number, date: string) => `Visit ${n} on ${sayDate(date, 'en')}.`,
  nextReview: (name: string, date: string) => `${name}: ${sayDate(date, 'en')}.`,
}
const es: typeof en = {
  born: (date) => `fecha de nacimiento: ${dayOnly(date, 'es')}`,
  side: { left: 'izquierda', right: 'derecha' },
  pause: 'pausa',
  start: 'inicio',
  visit: (n) => `visita ${n}`,
  notComparable: 'tomado de otra manera',
  errors: 'Las barras muestran solo el error de medida.',
  chance: 'podría ser azar',
  untreated: 'personas sin tratamiento',
  remission: 'lo que la alopecia areata hace por sí sola',
  nextLook: 'próxima revisión',
  minutes: (minutes) => `${minutes} min`,
  light: 'sí',
  aboutMeasure: 'Sobre esta medida',
  nextVisit: (n, date) => `Visita ${n}, ${sayDate(date, 'es')}.`,
  nextReview: (name, date) => `${name}: ${sayDate(date, 'es')}.`,
}
export type ReportWords = typeof en
export const reportWords: Record<Language, ReportWords> = { en, es }
