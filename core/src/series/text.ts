import type { Language, Text } from '../shared/index.ts'
import type { RelaxRule } from './rules.ts'
import type { Reason, ReasonCode, RelaxChange } from './schema.ts'

/** The language (English by default) and how people and rooms are called (their id by default). */
export interface Words {
  language?: Language
  name?: (id: string) => string
}

const reasonTexts: Record<ReasonCode, Text> = {
  pinned: { en: 'This visit stays where it is.', es: 'Esta visita se queda donde está.' },
  firstFree: {
    en: '{date} is the first date with a free time.',
    es: 'El {date} es la primera fecha con hora libre.',
  },
  laterForWishes: {
    en: 'A first visit is possible from {date}; a later one suits the other visits and wishes better.',
    es: 'La primera visita es posible desde el {date}; más tarde encaja mejor con las demás visitas y deseos.',
  },
  gapNothingNearer: {
    en: '{days} days after the visit before: no date nearer to {target} days is free.',
    es: '{days} días después de la visita anterior: no hay fecha libre más cerca de {target} días.',
  },
  gapForWishes: {
    en: '{days} days after the visit before instead of {target}: this suits the other visits and wishes better.',
    es: '{days} días después de la visita anterior en vez de {target}: así encaja mejor con las demás visitas y deseos.',
  },
  weekdayFull: {
    en: '{weekdays} are full until {date}.',
    es: 'Los {weekdays} están completos hasta el {date}.',
  },
  weekdayNeverFree: {
    en: '{weekdays} are full until the end of the period.',
    es: 'Los {weekdays} están completos hasta el final del periodo.',
  },
  weekdayCostsMore: {
    en: '{weekdays} have free times, but further from the spacing or the other wishes.',
    es: 'Los {weekdays} tienen horas libres, pero más lejos del intervalo o de los demás deseos.',
  },
  placeFreeUntil: {
    en: '{place} is free only until {time} that day.',
    es: '{place}: libre ese día solo hasta las {time}.',
  },
  placeFreeFrom: {
    en: '{place} is free only from {time} that day.',
    es: '{place}: libre ese día solo desde las {time}.',
  },
  hoursFull: {
    en: 'Nothing is free between {from} and {to} on {date}.',
    es: 'No hay nada libre entre las {from} y las {to} el {date}.',
  },
  wishedNotFree: {
    en: '{practitioner} has no free time for this visit on {date}.',
    es: '{practitioner} no tiene hora libre para esta visita el {date}.',
  },
  wishedCostsMore: {
    en: '{practitioner} has a free time on {date}, but it suits the other visits and wishes less well.',
    es: '{practitioner} tiene hora libre el {date}, pero encaja peor con las demás visitas y deseos.',
  },
  changedNotFree: {
    en: '{practitioner}, who gives the visit before, has no free time for this visit on {date}.',
    es: '{practitioner}, de la visita anterior, no tiene hora libre para esta visita el {date}.',
  },
  changedForRest: {
    en: '{practitioner}, who gives the visit before, has a free time on {date}, but it suits the other visits and wishes less well.',
    es: '{practitioner}, de la visita anterior, tiene hora libre el {date}, pero encaja peor con las demás visitas y deseos.',
  },
}

const relaxTexts: Record<RelaxRule, Text> = {
  gapLonger: {
    en: 'Visit {visit} fits on {date} if the gap before it may be {days}.',
    es: 'La visita {visit} cabe el {date} si el intervalo anterior puede ser de {days}.',
  },
  gapShorter: {
    en: 'Visit {visit} fits on {date} if the gap before it may be {days}.',
    es: 'La visita {visit} cabe el {date} si el intervalo anterior puede ser de {days}.',
  },
  practitioner: {
    en: 'Visit {visit} fits on {date} with {practitioner}.',
    es: 'La visita {visit} cabe el {date} con {practitioner}.',
  },
  vetoWeekday: {
    en: 'Visit {visit} fits on {date}, a weekday that was ruled out.',
    es: 'La visita {visit} cabe el {date}, un día de la semana descartado.',
  },
  away: {
    en: 'Visit {visit} fits on {date}, inside the dates given as away.',
    es: 'La visita {visit} cabe el {date}, dentro de las fechas de ausencia.',
  },
  horizon: {
    en: 'Visit {visit} is possible on {date}, {by} after the end of the period.',
    es: 'La visita {visit} es posible el {date}, {by} después del final del periodo.',
  },
  pause: {
    en: 'Visit {visit} would be on {date}, inside the pause: the pause has to end first.',
    es: 'La visita {visit} sería el {date}, dentro de la pausa: antes tiene que terminar la pausa.',
  },
  taken: {
    en: 'Visit {visit} cannot stay on {date}: not everything it needs is free then.',
    es: 'La visita {visit} no puede quedarse el {date}: no está libre todo lo que necesita.',
  },
  free: {
    en: 'No free time was found for visit {visit}, whichever rule is given up.',
    es: 'No se encontró hora libre para la visita {visit}, sea cual sea la regla que se deje.',
  },
}

const weekdayNames: Record<Language, readonly string[]> = {
  en: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados', 'domingos'],
}

const monthNames: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
}

/** A reason in plain words. */
export function reasonText(reason: Reason, words: Words = {}): string {
  return filled(reasonTexts[reason.code], reason.params, words)
}

/** One rule to give up, in plain words. */
export function relaxText(change: RelaxChange, words: Words = {}): string {
  const { visit, date = '', practitioner = '' } = change
  const [by, days] = [change.by, change.days].map((count) =>
    count === undefined ? '' : daysIn(count, words.language ?? 'en'),
  ) as [string, string]
  return filled(relaxTexts[change.rule], { visit, by, days, date, practitioner }, words)
}

function filled(text: Text, params: Reason['params'], words: Words): string {
  return text[words.language ?? 'en'].replace(/\{(\w+)\}/g, (_, key: string) =>
    worded(key, params[key] ?? '', words),
  )
}

function worded(key: string, value: Reason['params'][string], words: Words): string {
  const language = words.language ?? 'en'
  if (key === 'date') return dateIn(String(value), language)
  if (typeof value === 'object') return weekdaysIn(value, language)
  const named = key === 'practitioner' || key === 'place'
  return named ? (words.name?.(String(value)) ?? String(value)) : String(value)
}

function daysIn(count: number, language: Language): string {
  const one = count === 1
  return language === 'es' ? `${count} ${one ? 'día' : 'días'}` : `${count} ${one ? 'day' : 'days'}`
}

function dateIn(date: string, language: Language): string {
  const day = Number(date.slice(8, 10))
  const month = monthNames[language][Number(date.slice(5, 7)) - 1]
  const year = date.slice(0, 4)
  return language === 'es' ? `${day} de ${month} de ${year}` : `${day} ${month} ${year}`
}

function weekdaysIn(weekdays: readonly number[], language: Language): string {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b)
  const names = sorted.map((weekday) => weekdayNames[language][weekday - 1])
  const and = language === 'es' ? ' y ' : ' and '
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`
}
