import {
  type Booked,
  dateOf,
  dayNumber,
  type PlanRequest,
  type RepairCourse,
  weekdayOf,
} from '@anagen/core/series'
import { clinic, clinicOf12, patient } from './clinic.ts'
import { requestOf } from './compare.ts'
import { type Random, seeded } from './random.ts'

/** A calendar with practitioners away, and the courses whose visits must move. */
export interface SickWeek {
  request: PlanRequest
  today: string
  courses: RepairCourse[]
}

type Resource = PlanRequest['resources'][number]

/**
 * Practitioners of the practice of 12 x 6 away for a week: those with the most bookings in it.
 * Their patients' visits are set aside, rooms and lamps with them. Each is one visit of a course
 * of six whose others stand about a month apart with the practitioner who is away.
 */
export function sickWeek(seed: number, absent: number): SickWeek {
  const random = seeded(seed)
  const base = requestOf({ ...clinic(clinicOf12, seed), visits: patient(seed, clinicOf12).visits })
  const monday = mondayAfter(base.from, random.int(60, 150))
  const today = dateOf(monday - random.int(1, 3))
  const away = busiest(base.resources, monday, absent)
  const resources = base.resources.map((one) => ({ ...one, busy: [...one.busy] }))
  const courses: RepairCourse[] = []
  for (const person of resources.filter(({ id }) => away.includes(id))) {
    for (const { from } of inWeek(person, monday)) {
      const light = setAside(resources, from)
      const booked = { start: from, practitioner: person.id }
      courses.push(courseOf({ random, id: `c${courses.length}`, light, booked }))
    }
    person.busy = person.busy.filter((one) => !inWeek(person, monday).includes(one))
    for (let d = 0; d < 7; d++) person.exceptions.push({ date: dateOf(monday + d), closed: true })
  }
  const horizonDays = base.horizonDays - (dayNumber(today) - dayNumber(base.from))
  return { request: { ...base, from: today, horizonDays, resources }, today, courses }
}

/** The number of the first Monday not before a date some days later. */
export function mondayAfter(date: string, days: number): number {
  const day = dayNumber(date) + days
  return day + ((8 - weekdayOf(day)) % 7)
}

function inWeek({ busy }: Resource, monday: number): Resource['busy'] {
  return busy.filter(({ from }) => dayNumber(from) >= monday && dayNumber(from) < monday + 7)
}

function busiest(resources: readonly Resource[], monday: number, absent: number): string[] {
  const people = resources.filter(({ kind }) => kind === 'practitioner')
  const count = (one: Resource) => inWeek(one, monday).length
  return [...people]
    .sort((a, b) => count(b) - count(a))
    .slice(0, absent)
    .map(({ id }) => id)
}

/** Frees the room, and the lamp after an hour, of a booking; whether it had a lamp. */
function setAside(resources: readonly Resource[], from: string): boolean {
  const free = (pool: string, start: string) => {
    for (const one of resources.filter((other) => other.pool === pool)) {
      const i = one.busy.findIndex((busy) => busy.from === start)
      const [span] = i < 0 ? [] : one.busy.splice(i, 1)
      if (span) return minutes(span.to) - minutes(span.from)
    }
    return 0
  }
  const light = free('room', from) === 90
  const hour = String(Number(from.slice(11, 13)) + 1).padStart(2, '0')
  if (light) free('light', `${from.slice(0, 11)}${hour}${from.slice(13)}`)
  return light
}

const minutes = (wall: string) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14))

/** A course of six around the booked visit. */
function courseOf(at: {
  random: Random
  id: string
  light: boolean
  booked: Omit<Booked, 'n'>
}): RepairCourse {
  const { random, id, light, booked } = at
  const made = patient(random.int(1, 1e6), clinicOf12)
  const n = light ? 2 * random.int(1, 3) : 2 * random.int(0, 2) + 1
  const day = dayNumber(booked.start)
  const pins: Booked[] = []
  for (let k = n - 1, on = day; k >= 1; k--) {
    on -= random.int(26, 34)
    pins.unshift({ n: k, start: `${dateOf(on)}T10:00`, practitioner: booked.practitioner })
  }
  for (let k = n + 1, on = day; k <= 6; k++) {
    on += random.int(26, 34)
    pins.push({ n: k, start: `${dateOf(on)}T10:00`, practitioner: booked.practitioner })
  }
  const { visits, spacing, wishes, weights, moves, alternatives } = requestOf({
    ...clinic({ ...clinicOf12, days: 1 }, 1),
    ...made,
  })
  // Of the request only what is asked: its calendar of a day would stand in the place of the practice's.
  const asked = { ...wishes, away: [] }
  const ask = { visits, spacing, weights, moves, alternatives, wishes: asked, holds: [], pins }
  return { id, ask, booked: [{ n, ...booked }] }
}
