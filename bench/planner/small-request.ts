import { dateOf, dayNumber, type PlanRequest, parseRequest } from '@anagen/core/series'
import { type Random, seeded } from './random.ts'

const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Gaza', 'America/St_Johns', 'UTC']
/** The grid is an hour and the day short, so that every course can be tried one by one. */
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/**
 * A small random request with every feature of the model: two or three practitioners, a pool, a
 * named device, effective hours, exceptions, wishes, vetoes, away dates, holds, pins and weights.
 */
export function smallRequest(seed: number): PlanRequest {
  const random = seeded(seed)
  const from = dateOf(dayNumber('2027-03-05') + random.int(0, 400))
  const days = random.int(6, 16)
  const minDays = random.int(1, 4)
  const targetDays = minDays + random.int(0, 2)
  const visits = visitsOf(random)
  const parsed = parseRequest({
    zone: random.pick(zones),
    from,
    horizonDays: days,
    gridMinutes: random.pick([60, 60, 30]),
    resources: resourcesOf(random, from, days),
    visits,
    spacing: { minDays, targetDays, maxDays: targetDays + random.int(0, 3) },
    wishes: wishesOf(random, from, days),
    holds: holdsOf(random, from, days),
    pins: pinsOf(random, from),
    weights: random.chance(0.4) ? { gap: random.int(0, 3), change: random.int(0, 2) } : {},
    moves: movesOf(random, from, visits.length),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.request
}

function resourcesOf(random: Random, from: string, days: number): unknown[] {
  const people = Array.from({ length: random.int(1, 3) }, (_, i) => ({
    id: `p${3 - i}`,
    kind: 'practitioner',
    skills: i === 0 || random.chance(0.6) ? ['needling', 'brow'] : ['needling'],
    hours: Array.from({ length: 7 }, (_, d) => ({
      weekday: d + 1,
      ...spanOf(random),
      ...(random.chance(0.1) ? { effectiveFrom: dateOf(dayNumber(from) + 4) } : {}),
    })).filter(({ weekday }) => weekday === 1 || random.chance(0.7)),
    exceptions: random.chance(0.3)
      ? [
          { date: dateOf(dayNumber(from) + random.int(0, days)), closed: true },
          { date: dateOf(dayNumber(from) + random.int(0, days)), from: '02:00', to: '05:00' },
        ]
      : [],
    busy: busyOf(random, from, days),
  }))
  const rooms = Array.from({ length: random.int(1, 2) }, (_, i) => ({
    id: `r${i}`,
    kind: 'room',
    pool: 'room',
    hours: Array.from({ length: 7 }, (_, d) => ({ weekday: d + 1, ...spanOf(random) })),
    busy: busyOf(random, from, days),
  }))
  return [...people, ...rooms, { id: 'lamp', kind: 'device', busy: busyOf(random, from, days) }]
}

function spanOf(random: Random): { from: string; to: string } {
  const start = random.int(0, 3)
  return { from: clock(start), to: clock(start + random.int(2, 4)) }
}

function busyOf(random: Random, from: string, days: number): unknown[] {
  return Array.from({ length: random.int(0, days) }, () => {
    const day = dayNumber(from) + random.int(-1, days)
    const hour = random.int(0, 6)
    const minute = random.pick(['00', '10', '50'])
    const to = `${clock(hour + random.int(1, 3)).slice(0, 2)}:${random.pick(['00', '20', '55'])}`
    return {
      from: `${dateOf(day)}T${clock(hour).slice(0, 2)}:${minute}`,
      to: `${dateOf(day + (random.chance(0.1) ? 1 : 0))}T${to}`,
    }
  })
}

function visitsOf(random: Random): unknown[] {
  const plain = [
    { need: { kind: 'practitioner', skill: 'needling' }, offsetMin: 0, lengthMin: 60 },
    { need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 },
  ]
  const long = [
    { need: { kind: 'practitioner', skill: 'brow' }, offsetMin: 60, lengthMin: 60 },
    { need: { pool: 'room' }, offsetMin: 0, lengthMin: 120 },
  ]
  const light = [...plain, { need: { resource: 'lamp' }, offsetMin: 60, lengthMin: 60 }]
  const alone = [{ need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 }]
  const two = [...plain, { need: { pool: 'room' }, offsetMin: 0, lengthMin: 60 }]
  return Array.from({ length: random.int(1, 4) }, (_, i) => ({
    n: i + 1,
    phases: random.pick([plain, plain, plain, long, light, alone, two]),
  }))
}

function wishesOf(random: Random, from: string, days: number): unknown {
  const away = dayNumber(from) + random.int(0, days)
  return {
    weekdays: random.chance(0.5) ? [random.int(1, 7), random.int(1, 7)] : [],
    hours: random.chance(0.5) ? spanOf(random) : null,
    practitioner: random.chance(0.5) ? 'p3' : null,
    vetoWeekdays: random.chance(0.3) ? [random.int(1, 7)] : [],
    away: random.chance(0.3) ? [{ from: dateOf(away), to: dateOf(away + 2) }] : [],
  }
}

function holdsOf(random: Random, from: string, days: number): unknown[] {
  const on = (day: number) => dateOf(dayNumber(from) + day)
  return [
    ...(random.chance(0.2) ? [{ kind: 'notBefore', date: on(random.int(-2, 4)) }] : []),
    ...(random.chance(0.1) ? [{ kind: 'pausedFrom', date: on(random.int(4, days)) }] : []),
    ...(random.chance(0.1) ? [{ kind: 'untilCleared' }] : []),
  ]
}

/** Visits booked already, some of them where they cannot be. */
function movesOf(random: Random, from: string, most: number): unknown {
  if (!random.chance(0.5)) return null
  let day = dayNumber(from) + random.int(-1, 3)
  const booked = Array.from({ length: random.int(1, most) }, (_, i) => {
    day += random.int(1, 5)
    const start = `${dateOf(day)}T${clock(random.int(0, 4))}`
    return { n: i + 1, start, practitioner: random.pick(['p3', 'p3', 'p2', null]) }
  })
  return { today: dateOf(dayNumber(from) + random.int(-8, 1)), booked }
}

function pinsOf(random: Random, from: string): unknown[] {
  if (!random.chance(0.2)) return []
  const day = dateOf(dayNumber(from) + random.int(-3, 2))
  return [{ n: 1, start: `${day}T10:07`, practitioner: random.pick(['p3', 'left']) }]
}
