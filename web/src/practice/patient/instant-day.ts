import { dayYear } from '../../shared/format.ts'

/** The date of an instant in a time zone, `YYYY-MM-DD`. */
export function dateIn(iso: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return format.format(new Date(iso))
}

/** "Dec 3, 2026" of an instant in the practice's zone. */
export const instantDay = (iso: string, zone: string) => dayYear(dateIn(iso, zone))
