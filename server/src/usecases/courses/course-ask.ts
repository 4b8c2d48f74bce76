import type { Location, Patient, PlanAsk, Service } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import { visitPhases } from '@anagen/core/protocol'
import type { PlanRequest } from '@anagen/core/series'
import type { Element } from '@anagen/core/shared'
import type { Context } from '../context.ts'
import { badField } from '../practice/bad-field.ts'
import { found, Refusal } from '../refusal.ts'
import { plain } from '../series/free-starts.ts'
import { dateOf } from '../series/wall-time.ts'
import { elementsOf } from './elements.ts'
import { type Standing, standingOf } from './standing.ts'

/** What a plan or a booking is about, looked up and checked. */
export type CourseAsk = {
  patient: Patient
  location: Location
  protocol: Protocol
  /** The elements of the whole course, light among them when any visit has it. */
  elements: Element[]
  standing: Standing
  service: Service | null
  priceMinor: number
  today: string
  /** The earliest date: as asked, never before today, never before a wait or hold with a date ends. */
  from: string
  visits: PlanRequest['visits']
}

/** Looks up what is asked for. @throws Refusal `not-found`, `bad-request` */
export async function courseAskOf(ctx: Context, ask: PlanAsk): Promise<CourseAsk> {
  ctx.about(ask.patientId)
  const patient = found(await ctx.db.patients.find(ask.patientId))
  const location = found(await ctx.db.locations.find(ask.locationId))
  const protocol = found(await ctx.db.protocols.latest(ask.protocolId))
  refuseParts(ask, protocol)
  await refuseStranger(ctx, ask.wishes.practitioner)
  const elements = elementsOf(ask.areas, ask.light.length > 0)
  const standing = await standingOf(ctx, { patientId: ask.patientId, protocol, elements })
  const services = await ctx.db.services.list()
  const service = services.find((one) => one.active && one.protocolId === protocol.id) ?? null
  const today = dateOf(ctx.now, location.zone)
  const ends = standing.pauses.flatMap((pause) => pause.until ?? [])
  const from = [today, ask.from ?? today, ...ends].sort().at(-1) ?? today
  return {
    patient,
    location,
    protocol,
    elements,
    standing,
    service,
    priceMinor: priceOf(service, new Set(ask.light).size),
    today,
    from,
    visits: protocol.visits.map(({ n }) => ({
      n,
      phases: plain(visitPhases(protocol, elementsOf(ask.areas, ask.light.includes(n)))),
    })),
  }
}

function priceOf(service: Service | null, lightVisits: number): number {
  return service ? service.priceMinor + service.lightPriceMinor * lightVisits : 0
}

/** @throws Refusal `bad-request` for areas or light that the protocol does not offer */
function refuseParts(ask: PlanAsk, protocol: Protocol): void {
  const treated = elementsOf(ask.areas, false)
  const wrong = (path: string, message: string) => {
    throw new Refusal('bad-request', 'This protocol cannot be given like that.', [
      { path, message },
    ])
  }
  if (!treated.includes(protocol.base)) wrong('areas', `must include ${protocol.base}`)
  const other = treated.find((element) => !protocol.elements.includes(element))
  if (other) wrong('areas', `this protocol does not offer ${other}`)
  if (ask.light.length > 0 && !protocol.visit.addOns.some((one) => one.element === 'light'))
    wrong('light', 'this protocol does not offer light')
  const beyond = ask.light.find((n) => n > protocol.visits.length)
  if (beyond !== undefined) wrong('light', `there is no visit ${beyond}`)
}

async function refuseStranger(ctx: Context, wished: string | null): Promise<void> {
  if (wished === null) return
  const resource = await ctx.db.resources.find(wished)
  if (resource?.kind !== 'practitioner') throw badField('wishes.practitioner', 'does not work here')
}
