import { addDays } from '../../shared/format.ts'

export const views = ['day', 'week', 'month', 'agenda'] as const
export type CalendarView = (typeof views)[number]
/** What the address of the calendar says: nothing about people. */
export type CalendarSearch = { view?: CalendarView; date?: string; who?: string }

export const isView = (value: unknown): value is CalendarView =>
  views.some((view) => view === value)

/** 1 = Monday ... 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

/** The Monday of a date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))

/** How many days the agenda shows. */
export const agendaDays = 14

/** The dates a view shows around a date: the day, its week, the weeks of its month, or two weeks on. */
export function periodOf(view: CalendarView, date: string): { from: string; days: number } {
  switch (view) {
    case 'day':
      return { from: date, days: 1 }
    case 'week':
      return { from: mondayOf(date), days: 7 }
    case 'month':
      return { from: mondayOf(`${date.slice(0, 8)}01`), days: 42 }
    case 'agenda':
      return { from: date, days: agendaDays }
  }
}

/** The date one period on (`by` 1) or back (-1). A month keeps its day where it has it, else its last. */
export function stepped(view: CalendarView, date: string, by: 1 | -1): string {
  if (view !== 'month') return addDays(date, by * (view === 'day' ? 1 : view === 'week' ? 7 : 14))
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0))
  const at = new Date(Date.UTC(year, month - 1 + by, Math.min(day, last.getUTCDate())))
  return at.toISOString().slice(0, 10)
}
