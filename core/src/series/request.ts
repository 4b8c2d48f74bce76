import { Temporal } from 'temporal-polyfill'
import { namedPractitioners } from './people.ts'
import {
  type ImproveRequest,
  improveRequestSchema,
  type PlanRequest,
  planRequestSchema,
} from './schema.ts'
import { dayMinutes, dayNumber } from './wall-time.ts'

/** What is wrong with a request, and where: `visits[1].phases[0].offsetMin`. */
export interface Problem {
  path: string
  message: string
}

/** A checked request with its defaults filled in, or every problem found. */
export type ParsedRequest = { ok: true; request: PlanRequest } | { ok: false; problems: Problem[] }

/** Reads a planning request: shape first, then everything one field cannot tell by itself. */
export function parseRequest(raw: unknown): ParsedRequest {
  const parsed = planRequestSchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error.issues) }
  const request = parsed.data
  const problems = [...calendarProblems(request), ...askProblems(request)]
  return problems.length ? { ok: false, problems } : { ok: true, request }
}

/** Unconfirmed plans on their calendar, checked and filled in, or every problem found. */
export type ParsedImprove =
  | { ok: true; request: ImproveRequest }
  | { ok: false; problems: Problem[] }

/** Reads what is to be improved, like `parseRequest`. */
export function parseImprove(raw: unknown): ParsedImprove {
  const parsed = improveRequestSchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error.issues) }
  const request = parsed.data
  const problems = [
    ...calendarProblems(request),
    ...request.plans.flatMap((plan, i) =>
      [...planProblems(request, i), ...askProblems({ ...request, ...plan, moves: null })].map(
        ({ path, message }) => ({ path: `plans[${i}].${path}`, message }),
      ),
    ),
  ]
  return problems.length ? { ok: false, problems } : { ok: true, request }
}

type Issues = readonly { path: readonly PropertyKey[]; message: string }[]

function shapeProblems(issues: Issues): Problem[] {
  return issues.map(({ path, message }) => ({ path: pathOf(path), message }))
}

type CalendarPart = Pick<PlanRequest, 'zone' | 'resources'>
type AskPart = Omit<PlanRequest, 'alternatives'>

const calendarProblems = (request: CalendarPart) => [
  ...zoneProblems(request),
  ...resourceProblems(request),
]

const askProblems = (request: AskPart) => [
  ...visitProblems(request),
  ...wishProblems(request),
  ...pinProblems(request),
]

/** An id given before, and proposed visits that are unknown, twice, out of order or pinned as well. */
function planProblems({ plans }: ImproveRequest, i: number): Problem[] {
  const { id, planned, pins, visits } = plans[i] as ImproveRequest['plans'][number]
  const twice = plans.slice(0, i).some((one) => one.id === id)
  return [
    ...(twice ? [{ path: 'id', message: `Two plans have the id ${id}` }] : []),
    ...fixedProblems({ visits }, planned, 'planned'),
    ...planned.flatMap(({ n }, p) =>
      pins.some((pin) => pin.n === n)
        ? [{ path: `planned[${p}].n`, message: `Visit ${n} is pinned` }]
        : [],
    ),
  ]
}

function pathOf(keys: readonly PropertyKey[]): string {
  const path = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return path.join('').replace(/^\./, '')
}

function zoneProblems({ zone }: CalendarPart): Problem[] {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return []
  } catch {
    return [{ path: 'zone', message: `Unknown time zone: ${zone}` }]
  }
}

function resourceProblems({ resources }: CalendarPart): Problem[] {
  const seen = new Set<string>()
  return resources.flatMap((resource, i) => {
    const path = `resources[${i}]`
    const problems: Problem[] = []
    if (seen.has(resource.id)) {
      problems.push({ path: `${path}.id`, message: `Two resources have the id ${resource.id}` })
    }
    seen.add(resource.id)
    if (resource.kind === 'practitioner' && resource.pool !== null) {
      problems.push({ path: `${path}.pool`, message: 'Only rooms and devices form pools' })
    }
    return [...problems, ...spanProblems(resource, path)]
  })
}

function spanProblems(resource: PlanRequest['resources'][number], path: string): Problem[] {
  const after = 'must be after from'
  return [
    ...resource.hours.flatMap((hours, h) => {
      const at = `${path}.hours[${h}]`
      const from = hours.effectiveFrom
      const ends = from !== undefined && hours.effectiveTo !== undefined && hours.effectiveTo < from
      return [
        ...(hours.to <= hours.from ? [{ path: `${at}.to`, message: after }] : []),
        ...(ends
          ? [{ path: `${at}.effectiveTo`, message: 'must not be before effectiveFrom' }]
          : []),
      ]
    }),
    ...resource.exceptions.flatMap((exception, e) =>
      'from' in exception && exception.to <= exception.from
        ? [{ path: `${path}.exceptions[${e}].to`, message: after }]
        : [],
    ),
    ...resource.busy.flatMap((busy, b) =>
      busy.to < busy.from
        ? [{ path: `${path}.busy[${b}].to`, message: 'must not be before from' }]
        : [],
    ),
  ]
}

function visitProblems(request: AskPart): Problem[] {
  const { minDays, targetDays, maxDays } = request.spacing
  const ordered = minDays <= targetDays && targetDays <= maxDays
  return [
    ...(ordered ? [] : [{ path: 'spacing', message: 'Expected minDays <= targetDays <= maxDays' }]),
    ...request.visits.flatMap((visit, v) => {
      const path = `visits[${v}]`
      const wrong = visit.n !== v + 1
      const named = namedPractitioners(request.resources, visit.phases)
      return [
        ...(wrong
          ? [{ path: `${path}.n`, message: `Visits are numbered in order: ${v + 1}` }]
          : []),
        ...(named.length > 1
          ? [{ path: `${path}.phases`, message: 'One practitioner serves a visit: two are named' }]
          : []),
        ...visit.phases.flatMap((phase, p) =>
          phaseProblems(request, phase, `${path}.phases[${p}]`),
        ),
      ]
    }),
  ]
}

function phaseProblems(
  request: AskPart,
  phase: PlanRequest['visits'][number]['phases'][number],
  path: string,
): Problem[] {
  const problems: Problem[] = []
  for (const field of ['offsetMin', 'lengthMin'] as const) {
    if (phase[field] % request.gridMinutes !== 0) {
      const message = `must be a multiple of the grid of ${request.gridMinutes} minutes`
      problems.push({ path: `${path}.${field}`, message })
    }
  }
  if (phase.offsetMin + phase.lengthMin > dayMinutes) {
    problems.push({ path: `${path}.lengthMin`, message: 'A visit ends on the day it begins' })
  }
  const unknown = unknownNeed(request, phase.need)
  if (unknown) problems.push({ path: `${path}.need.${unknown}`, message: `Unknown ${unknown}` })
  return problems
}

/** The field of a need that refers to nothing in the request. */
function unknownNeed(
  { resources }: AskPart,
  need: PlanRequest['visits'][number]['phases'][number]['need'],
): string | null {
  if ('pool' in need) return resources.some(({ pool }) => pool === need.pool) ? null : 'pool'
  if ('resource' in need)
    return resources.some(({ id }) => id === need.resource) ? null : 'resource'
  const { skill } = need
  const known = resources.some(
    ({ kind, skills }) => kind === 'practitioner' && (!skill || skills.includes(skill)),
  )
  if (known) return null
  return skill ? 'skill' : 'kind'
}

function wishProblems({ wishes, resources }: AskPart): Problem[] {
  const { hours, practitioner, away } = wishes
  const known = resources.some(({ id, kind }) => kind === 'practitioner' && id === practitioner)
  return [
    ...(hours && hours.to < hours.from
      ? [{ path: 'wishes.hours.to', message: 'must not be before from' }]
      : []),
    ...(practitioner === null || known
      ? []
      : [{ path: 'wishes.practitioner', message: 'Unknown practitioner' }]),
    ...away.flatMap(({ from, to }, a) =>
      to < from ? [{ path: `wishes.away[${a}].to`, message: 'must not be before from' }] : [],
    ),
  ]
}

function pinProblems(request: AskPart): Problem[] {
  const { moves, pins } = request
  return [
    ...fixedProblems(request, pins, 'pins'),
    ...fixedProblems(request, moves?.booked ?? [], 'moves.booked'),
  ]
}

/** Visits with a time: each known, once, and in the order of the course. */
function fixedProblems(
  { visits }: Pick<PlanRequest, 'visits'>,
  pins: PlanRequest['pins'],
  field: string,
): Problem[] {
  return pins.flatMap((pin, p) => {
    const path = `${field}[${p}]`
    if (!visits.some(({ n }) => n === pin.n))
      return [{ path: `${path}.n`, message: 'Unknown visit' }]
    const others = pins.slice(0, p)
    if (others.some(({ n }) => n === pin.n)) {
      return [{ path: `${path}.n`, message: `Visit ${pin.n} is there twice` }]
    }
    const day = dayNumber(pin.start)
    const crossed = others.some((other) => (other.n - pin.n) * (dayNumber(other.start) - day) <= 0)
    return crossed ? [{ path: `${path}.start`, message: 'Visits must be in their order' }] : []
  })
}
