import { Temporal } from 'temporal-polyfill'
import type { Language } from '../shared/index.ts'

/*
 * How figures and dates are written in a sentence. Tables of names instead of the machine's locale
 * data, so that screen, report and command line say the same everywhere.
 */

const weekdays: Record<Language, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
}
const months: Record<Language, readonly string[]> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
}

/** "Monday, July 5, 2027", "lunes, 5 de julio de 2027". */
export function sayDate(date: string, language: Language): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date)
  const weekday = weekdays[language][dayOfWeek - 1]
  const name = months[language][month - 1]
  return language === 'es'
    ? `${weekday}, ${day} de ${name} de ${year}`
    : `${weekday}, ${name} ${day}, ${year}`
}

/**
 * Decimals that a figure deserves: its error decides. An error of 3 or more leaves whole numbers,
 * of 0.3 or more one decimal, and so on, three at most.
 */
export function digitsFor(error: number): number {
  if (!(error > 0) || !Number.isFinite(error)) return 0
  return Math.min(3, Math.max(0, Math.ceil(-Math.log10(error / 3))))
}

/** A number with fixed decimals in the writing of a language. No thousands marks; "−" for minus. */
export function sayNumber(value: number, digits: number, language: Language): string {
  const fixed = Math.abs(value).toFixed(digits)
  const zero = Number(fixed) === 0
  const sign = value < 0 && !zero ? '−' : ''
  return `${sign}${language === 'es' ? fixed.replace('.', ',') : fixed}`
}

/** The same with its sign: "+12", "−3", "0". */
export function saySigned(value: number, digits: number, language: Language): string {
  const plain = sayNumber(value, digits, language)
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${plain}` : plain
}

/** A limit that may have been reached, never less than it is: rounded up in its last digit. */
export function sayAtLeast(value: number, digits: number, language: Language): string {
  const scale = 10 ** digits
  return sayNumber(Math.ceil(value * scale - 1e-9) / scale, digits, language)
}
