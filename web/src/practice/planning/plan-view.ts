import type { Plan, PlanAsk } from '@anagen/contract'
import { addDays } from '../../shared/format.ts'
import type { RibbonData } from '../../shared/ribbon/index.ts'
import { weekdayOf } from './draft.ts'

/** A plan as the ribbon draws it: visits not booked, windows after the visit before. */
export function planRibbon(
  visits: Plan['visits'],
  facts: { today: string; hemisphere: RibbonData['hemisphere']; brow: boolean },
): RibbonData {
  return {
    today: facts.today,
    visits: visits.map((one, i) => ({
      n: one.n,
      date: one.start.slice(0, 10),
      state: 'planned',
      light: one.light,
      brow: facts.brow,
      // The first visit may lie anywhere in the period: a band over all of it says nothing.
      window: i === 0 ? null : { from: one.window.from, to: one.window.to },
    })),
    holds: [],
    reviews: [],
    ticks: [],
    marks: [],
    hemisphere: facts.hemisphere,
  }
}

export type CalendarDay = {
  date: string
  /** The number of the visit on that day. */
  visit: number | null
  window: boolean
  away: boolean
  /** A weekday that is ruled out. */
  ruledOut: boolean
}
export type CalendarMonth = { month: string; weeks: (CalendarDay | null)[][] }

/** The months a plan lies in, week by week from Monday; null pads the first and last week. */
export function calendarOf(visits: Plan['visits'], wishes: PlanAsk['wishes']): CalendarMonth[] {
  const dates = visits.map((one) => one.start.slice(0, 10))
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return []
  const months: CalendarMonth[] = []
  for (let day = `${first.slice(0, 7)}-01`; day.slice(0, 7) <= last.slice(0, 7); ) {
    const month = day.slice(0, 7)
    const days: (CalendarDay | null)[] = Array.from({ length: weekdayOf(day) - 1 }, () => null)
    for (; day.slice(0, 7) === month; day = addDays(day, 1)) days.push(dayOf(day, visits, wishes))
    while (days.length % 7 > 0) days.push(null)
    const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7))
    months.push({ month, weeks })
  }
  return months
}

function dayOf(date: string, visits: Plan['visits'], wishes: PlanAsk['wishes']): CalendarDay {
  const inside = (span: { from: string; to: string }) => span.from <= date && date <= span.to
  return {
    date,
    visit: visits.find((one) => one.start.startsWith(date))?.n ?? null,
    window: visits.some((one, i) => i > 0 && inside(one.window)),
    away: wishes.away.some(inside),
    ruledOut: wishes.vetoWeekdays.includes(weekdayOf(date)),
  }
}

/** What is booked of a plan. */
export function bookable(plan: Plan): { n: number; start: string; practitionerId: string }[] {
  return plan.visits.map(({ n, start, practitionerId }) => ({ n, start, practitionerId }))
}
