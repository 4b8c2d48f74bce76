import type { Language } from '@anagen/core/shared'
import { Temporal } from 'temporal-polyfill'
import type { ReportRibbon } from './report-doc.ts'

type State = ReportRibbon['visits'][number]['state']

/** The furniture of a report: all it says besides the sentences it is given. */
const en = {
  title: 'Progress report',
  titleOf: (name: string) => `Progress report: ${name}`,
  changed: 'What changed?',
  course: 'The course',
  done: 'What was done',
  measures: 'Other measures',
  notes: 'Worth knowing',
  along: 'Also in this time',
  next: 'What comes next',
  basis: 'What this rests on',
  today: 'today',
  start: 'start',
  months: 'months since the start',
  season: 'hair sheds more in autumn',
  date: 'Date',
  visit: 'Visit',
  zone: 'Zones',
  depth: 'Depth',
  passes: 'Passes',
  light: 'Light',
  none: 'none',
  notRecorded: 'not recorded',
  measure: 'Measure',
  first: 'At the start',
  latest: 'Latest',
  says: 'What can be said',
  value: 'Value',
  range: 'Error of measuring',
  what: 'What',
  when: 'When',
  otherWay: 'measured in another way, not comparable',
  withLight: 'with light',
  review: 'review',
  hold: 'pause',
  window: 'possible dates',
  state: {
    done: 'done',
    booked: 'booked',
    planned: 'planned',
    missed: 'missed',
    cancelled: 'cancelled',
  } satisfies Record<State, string>,
  from: (date: string) => `since ${date}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  scale: (value: string) => `The scale starts at ${value}, not at zero.`,
  madeBy: (date: string, engine: string) => `Made ${date} · ${engine}`,
  page: (page: string, pages: string) => `Page ${page} of ${pages}`,
  alt: {
    course: 'The course on a line of time.',
    visit: (n: number, date: string, state: string, light: boolean) =>
      `Visit ${n}, ${date}, ${state}${light ? ', with light' : ''}.`,
    chart: (measure: string, unit: string) =>
      `Chart of ${measure}${unit ? `, in ${unit}` : ''}. The same figures stand in the table.`,
    point: (date: string, value: string, low: string, high: string) =>
      `${date}: ${value}, between ${low} and ${high}.`,
    band: (label: string, low: string, high: string) =>
      `Band “${label}”: at its end from ${low} to ${high}.`,
  },
}

type Words = typeof en

const es: Words = {
  title: 'Informe de evolución',
  titleOf: (name) => `Informe de evolución: ${name}`,
  changed: '¿Qué ha cambiado?',
  course: 'El curso',
  done: 'Qué se hizo',
  measures: 'Otras medidas',
  notes: 'Conviene saber',
  along: 'También en este tiempo',
  next: 'Qué viene ahora',
  basis: 'En qué se basa',
  today: 'hoy',
  start: 'inicio',
  months: 'meses desde el inicio',
  season: 'en otoño cae más pelo',
  date: 'Fecha',
  visit: 'Visita',
  zone: 'Zonas',
  depth: 'Profundidad',
  passes: 'Pasadas',
  light: 'Luz',
  none: 'ninguna',
  notRecorded: 'no consta',
  measure: 'Medida',
  first: 'Al inicio',
  latest: 'Última',
  says: 'Qué se puede decir',
  value: 'Valor',
  range: 'Error de medida',
  what: 'Qué',
  when: 'Cuándo',
  otherWay: 'medido de otro modo, no comparable',
  withLight: 'con luz',
  review: 'revisión',
  hold: 'pausa',
  window: 'fechas posibles',
  state: {
    done: 'hecha',
    booked: 'reservada',
    planned: 'prevista',
    missed: 'perdida',
    cancelled: 'anulada',
  },
  from: (date) => `desde el ${date}`,
  between: (from, to) => `del ${from} al ${to}`,
  scale: (value) => `La escala empieza en ${value}, no en cero.`,
  madeBy: (date, engine) => `Hecho el ${date} · ${engine}`,
  page: (page, pages) => `Página ${page} de ${pages}`,
  alt: {
    course: 'El curso en una línea de tiempo.',
    visit: (n, date, state, light) => `Visita ${n}, ${date}, ${state}${light ? ', con luz' : ''}.`,
    chart: (measure, unit) =>
      `Gráfico de ${measure}${unit ? `, en ${unit}` : ''}. Las mismas cifras están en la tabla.`,
    point: (date, value, low, high) => `${date}: ${value}, entre ${low} y ${high}.`,
    band: (label, low, high) => `Banda «${label}»: al final de ${low} a ${high}.`,
  },
}

export const reportWords = { en, es } as const satisfies Record<Language, Words>

/** Dates and numbers as they are written in a language. */
export function writer(lang: Language) {
  const day = (date: string, options: Intl.DateTimeFormatOptions) =>
    Temporal.PlainDate.from(date).toLocaleString(lang, options)
  return {
    /** "Tuesday, November 3, 2026". */
    long: (date: string) =>
      day(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** "Nov 3, 2026". */
    short: (date: string) => day(date, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** "Nov 3": the short form where a drawing has no room for the year. */
    dayMonth: (date: string) => day(date, { day: 'numeric', month: 'short' }),
    /** "Nov". */
    month: (date: string) => day(date, { month: 'short' }),
    number: (value: number, decimals: number) =>
      new Intl.NumberFormat(lang, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
        .format(value)
        .replace(/^-/, '\u2212'),
    plain: (value: number) => new Intl.NumberFormat(lang).format(value).replace(/^-/, '\u2212'),
  }
}
export type Writer = ReturnType<typeof writer>
