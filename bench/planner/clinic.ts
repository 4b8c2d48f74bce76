import { dateOf, dayNumber, type PlanRequestInput } from '@anagen/core/series'
import { type Random, seeded } from './random.ts'

/** Size of a benchmark practice. */
export interface Size {
  practitioners: number
  rooms: number
  lights: number
  days: number
  gridMinutes: number
}

/** The two calendars the targets are written for. */
export const clinicOf12: Size = {
  practitioners: 12,
  rooms: 6,
  lights: 2,
  days: 273,
  gridMinutes: 5,
}
export const clinicOf60: Size = {
  practitioners: 60,
  rooms: 30,
  lights: 10,
  days: 364,
  gridMinutes: 5,
}

interface Span {
  from: string
  to: string
}

const opens = 9 * 60
const closes = 18 * 60
const first = '2026-12-01'

type Clinic = Pick<PlanRequestInput, 'zone' | 'from' | 'horizonDays' | 'gridMinutes' | 'resources'>

/**
 * A synthetic practice, packed full and then thinned by cancellations until rooms are about 85 %
 * booked: practitioners work three or four days a week, a treatment takes them 60 minutes and the
 * room 75, every second one a light panel for 20 minutes after they leave.
 */
export function clinic(size: Size, seed: number, cancelled = 0.04): Clinic {
  const random = seeded(seed)
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`)
  const people = ids('p', size.practitioners)
  const rooms = ids('r', size.rooms)
  const lights = ids('l', size.lights)
  const workdays = new Map(people.map((id) => [id, workdaysOf(random)]))
  const busy = new Map<string, Span[]>([...people, ...rooms, ...lights].map((id) => [id, []]))
  for (let day = 0; day < size.days; day++) {
    const weekday = ((dayNumber(first) + day + 3) % 7) + 1
    const present = people.filter((id) => workdays.get(id)?.includes(weekday))
    packDay(random, { day, present, rooms, lights, busy, cancelled })
  }
  const hours = { from: '09:00', to: '18:00' }
  const open = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, ...hours }))
  const resource = (id: string) => ({ id, busy: busy.get(id) ?? [] })
  return {
    zone: 'America/New_York',
    from: first,
    horizonDays: size.days,
    gridMinutes: size.gridMinutes,
    resources: [
      ...people.map((id) => ({
        ...resource(id),
        kind: 'practitioner' as const,
        skills: ['needling'],
        hours: (workdays.get(id) ?? []).map((weekday) => ({ weekday, ...hours })),
      })),
      ...rooms.map((id) => ({ ...resource(id), kind: 'room' as const, pool: 'room', hours: open })),
      ...lights.map((id) => ({
        ...resource(id),
        kind: 'device' as const,
        pool: 'light',
        hours: open,
      })),
    ],
  }
}

function workdaysOf(random: Random): number[] {
  const days = [1, 2, 3, 4, 5, 6]
  const count = random.int(3, 4)
  while (days.length > count) days.splice(random.int(0, days.length - 1), 1)
  return days
}

interface Day {
  day: number
  present: string[]
  rooms: string[]
  lights: string[]
  busy: Map<string, Span[]>
  cancelled: number
}

/** Books treatments one after another into the room that is free first, until the day is full. */
function packDay(random: Random, day: Day): void {
  const free = new Map([...day.present, ...day.rooms, ...day.lights].map((id) => [id, opens]))
  const soonest = (ids: readonly string[]) =>
    ids.reduce((a, b) => ((free.get(b) ?? 0) < (free.get(a) ?? 0) ? b : a))
  for (let n = 0; day.present.length > 0; n++) {
    const [person, room, light] = [soonest(day.present), soonest(day.rooms), soonest(day.lights)]
    const lit = n % 2 === 1
    const start = Math.max(
      free.get(person) ?? 0,
      free.get(room) ?? 0,
      lit ? (free.get(light) ?? 0) - 60 : 0,
    )
    const end = start + (lit ? 90 : 75)
    if (end > closes) return
    const stays = !random.chance(day.cancelled)
    const book = (id: string, from: number, to: number) => {
      free.set(id, to)
      if (stays) day.busy.get(id)?.push(span(day.day, from, to))
    }
    book(person, start, start + 60)
    book(room, start, end)
    if (lit) book(light, start + 60, start + 80)
    // A few minutes lost here and there, as on any real day.
    if (random.chance(0.3)) free.set(room, end + 5 * random.int(1, 3))
  }
}

function span(day: number, from: number, to: number): Span {
  const wall = (minute: number) =>
    `${dateOf(dayNumber(first) + day)}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return { from: wall(from), to: wall(to) }
}

/** Share of the rooms' opening minutes that is booked. */
export function roomsBooked({ resources }: Clinic, size: Size): number {
  let booked = 0
  for (const { pool, busy } of resources) {
    if (pool !== 'room') continue
    for (const { from, to } of busy ?? []) {
      const minute = (wall: string) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14))
      booked += minute(to) - minute(from)
    }
  }
  const weekdays = (size.days * 6) / 7
  return booked / (weekdays * (closes - opens) * size.rooms)
}

/** A patient's wishes on such a calendar: six visits, every second one with light. */
export function patient(seed: number, size: Size): Omit<PlanRequestInput, keyof Clinic> {
  const random = seeded(seed)
  const person = `p${String(random.int(1, size.practitioners)).padStart(2, '0')}`
  const hour = random.int(9, 15)
  const clock = (h: number) => `${String(h).padStart(2, '0')}:00`
  const away = dayNumber(first) + random.int(20, 160)
  return {
    visits: Array.from({ length: 6 }, (_, i) => ({ n: i + 1, phases: phases(i % 2 === 1) })),
    wishes: {
      weekdays: random.chance(0.7) ? [random.int(1, 6), random.int(1, 6)] : [],
      hours: random.chance(0.7) ? { from: clock(hour), to: clock(hour + 3) } : null,
      practitioner: random.chance(0.6) ? person : null,
      vetoWeekdays: random.chance(0.4) ? [random.int(1, 6)] : [],
      away: random.chance(0.4) ? [{ from: dateOf(away), to: dateOf(away + 10) }] : [],
    },
    holds: [{ kind: 'notBefore', date: dateOf(dayNumber(first) + random.int(0, 40)) }],
  }
}

function phases(light: boolean): PlanRequestInput['visits'][number]['phases'] {
  const practitioner = { kind: 'practitioner' as const, skill: 'needling' }
  return [
    { need: practitioner, offsetMin: 0, lengthMin: 60 },
    { need: { pool: 'room' }, offsetMin: 0, lengthMin: light ? 90 : 75 },
    ...(light ? [{ need: { pool: 'light' }, offsetMin: 60, lengthMin: 20 }] : []),
  ]
}
