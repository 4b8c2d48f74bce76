import i18next from 'i18next'

// The only place that formats dates, times and money. Wall times are those of the location and are
// shown as they are, whatever zone the browser is in: they are read as UTC and written as UTC.
const asUtc = (wall: string) =>
  new Date(`${wall.length === 10 ? `${wall}T00:00` : wall.slice(0, 16)}:00Z`)

function format(wall: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(i18next.language, { ...options, timeZone: 'UTC' }).format(
    asUtc(wall),
  )
}

/** "Thu, Dec 3" of a date or wall time. */
export const dayShort = (wall: string) =>
  format(wall, { weekday: 'short', day: 'numeric', month: 'short' })
/** "Thursday, December 3, 2026". */
export const dayLong = (wall: string) =>
  format(wall, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
/** "Dec 3". */
export const dayMonth = (wall: string) => format(wall, { day: 'numeric', month: 'short' })
/** "December 2026". */
export const monthYear = (wall: string) => format(wall, { month: 'long', year: 'numeric' })
/** "Dec". */
export const monthShort = (wall: string) => format(wall, { month: 'short' })
/** "December". */
export const monthLong = (wall: string) => format(wall, { month: 'long' })
/** "Dec 3, 2026": a date that may lie in another year. */
export const dayYear = (wall: string) =>
  format(wall, { day: 'numeric', month: 'short', year: 'numeric' })
/** "4:00 PM" or "16:00" of a wall time, or of a time of day. */
export const time = (wall: string) =>
  format(wall.length === 5 ? `2000-01-01T${wall}` : wall, { hour: 'numeric', minute: '2-digit' })

/** "Monday" for 1 … "Sunday" for 7. */
export function weekdayName(weekday: number, width: 'long' | 'short' = 'long'): string {
  return format(`2024-01-0${weekday}`, { weekday: width })
}

/** Date and time of an instant, in the practice's zone. */
export function instant(iso: string, zone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const
  return new Intl.DateTimeFormat(i18next.language, options).format(new Date(iso))
}

/** An amount in minor units with its currency. */
export function money(minor: number, currency: string): string {
  return new Intl.NumberFormat(i18next.language, { style: 'currency', currency }).format(
    minor / 100,
  )
}

/** A plain number with at most `digits` decimals. */
export function number(value: number, digits = 2): string {
  return new Intl.NumberFormat(i18next.language, { maximumFractionDigits: digits }).format(value)
}

/** Calendar days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / 86_400_000)
}

/** The date `days` after another. */
export function addDays(date: string, days: number): string {
  return new Date(asUtc(date).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Completed years from birth to a day. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}
