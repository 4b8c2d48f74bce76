import { dayNumber, type PlanRequest, weekdayOf } from '@anagen/core/series'
import type { NaiveCalendar, NaiveNode } from './naive-starts.ts'

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** HH:MM of a minute of the day. */
export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The hours term of one start, written out again for the comparisons. */
export function hoursCost({ wishes, weights }: PlanRequest, minute: number): number {
  if (!wishes.hours) return 0
  const outside = Math.max(
    minuteOf(wishes.hours.from) - minute,
    minute - minuteOf(wishes.hours.to),
    0,
  )
  return weights.hours * Math.min(8, Math.ceil(outside / 30))
}

/** The terms visit `n` pays by itself in a node at its cheapest start; null where no visit may be. */
export function nodeCost(calendar: NaiveCalendar, node: NaiveNode, n: number): number | null {
  const { request } = calendar
  const { wishes, weights, holds } = request
  const number = dayNumber(request.from) + node.day
  const date = calendar.date(node.day)
  const earliest = holds
    .flatMap((hold) => (hold.kind === 'notBefore' ? [hold.date] : []))
    .reduce((latest, other) => (other > latest ? other : latest), request.from)
  if (date < earliest || wishes.vetoWeekdays.includes(weekdayOf(number))) return null
  if (wishes.away.some(({ from, to }) => from <= date && date <= to)) return null
  const wished = wishes.weekdays.length === 0 || wishes.weekdays.includes(weekdayOf(number))
  const other = wishes.practitioner !== null && wishes.practitioner !== node.practitioner
  const start = n === 1 ? Math.floor((number - dayNumber(earliest)) / 5) : 0
  return (
    weights.start * start +
    weights.weekday * (wished ? 0 : 3) +
    weights.practitioner * (other ? 4 : 0) +
    Math.min(
      ...node.starts.map(
        (minute) => hoursCost(request, minute) + moveCost(request, { n, date, minute, ...node }),
      ),
    )
  )
}

type Placed = { n: number; date: string; minute: number; practitioner: string | null }

function moveCost({ moves, weights }: PlanRequest, placed: Placed): number {
  const booked = moves?.booked.find(({ n }) => n === placed.n)
  if (!moves || !booked) return 0
  const [date, clock] = [booked.start.slice(0, 10), booked.start.slice(11)]
  const stays = date === placed.date && minuteOf(clock) === placed.minute
  if (stays && booked.practitioner === placed.practitioner) return 0
  return weights.move * (dayNumber(date) - dayNumber(moves.today) <= 7 ? 12 : 4)
}
