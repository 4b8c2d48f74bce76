import type { Device, Treatment, ZoneSetting } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { cartridgeState, checkDepth, type DepthLimit, depthLimit } from '@anagen/core/dose'
import type { Protocol } from '@anagen/core/protocol'
import type { Element } from '@anagen/core/shared'

/** A device of the practice as far as a record needs it. */
export type KnownDevice = { resourceId: string; name: string; device: Device | null }

/** What a record is filled in against; all of it comes with the page of the visit. */
export type FormContext = {
  protocol: Pick<Protocol, 'dose'>
  /** What this visit is to treat. */
  elements: readonly Element[]
  devices: readonly KnownDevice[]
  last: Treatment | null
  /** YYYY-MM-DD in the zone of the location. */
  today: string
}

/** A new record; where there is only one pen, it is that one. */
export function startOf({ devices }: Pick<FormContext, 'devices'>): Treatment {
  const pens = devices.filter((one) => one.device?.type === 'pen')
  return { ...emptyTreatment, pen: pens.length === 1 ? (pens[0]?.resourceId ?? null) : null }
}

/** The deepest a reasoned override reaches, mm. */
export const overrideMaxMm = 3
/** The shallowest depth a record takes, mm. */
export const leastDepthMm = 0.1
export const mostPasses = 20
const hundredths = (mm: number) => Math.round(mm * 100) / 100

/** Brow zones are named `brow-...`; all others lie on the scalp. */
export function elementOf(zone: string): 'scalp' | 'brow' {
  return zone.startsWith('brow') ? 'brow' : 'scalp'
}

/** The greatest depth in one zone with the chosen pen, and why; null where none may be needled. */
export function limitOf(zone: string, draft: Treatment, context: FormContext): DepthLimit | null {
  const element = elementOf(zone)
  const dose = context.protocol.dose[element]
  if (!dose) return null
  const pen = context.devices.find((one) => one.resourceId === draft.pen)
  return depthLimit({
    element,
    labelMm: pen?.device?.labelMaxDepthMm ?? null,
    protocolMm: dose.depth.max,
    protocolBasis: dose.depth.rangeBasis,
  })
}

/** The deepest the stepper goes in a zone, mm: the limit, or further with a written reason. */
export function reachMm(zone: string, draft: Treatment, context: FormContext): number {
  const cap = limitOf(zone, draft, context)?.capMm ?? leastDepthMm
  return draft.depthReason.trim() === '' ? cap : overrideMaxMm
}

/** Steps of the depth stepper, mm: finer on the brows. */
export function depthStepOf(zone: string): number {
  return elementOf(zone) === 'brow' ? 0.05 : 0.1
}

/** What a zone starts with: as last time there, else as the zone set before, else the protocol. */
export function presetOf(zone: string, draft: Treatment, context: FormContext): ZoneSetting | null {
  const dose = context.protocol.dose[elementOf(zone)]
  if (!dose) return null
  const like =
    context.last?.zones.find((one) => one.zone === zone) ??
    draft.zones.findLast((one) => elementOf(one.zone) === elementOf(zone))
  const depthMm = like?.depthMm ?? dose.depth.value
  const reach = reachMm(zone, draft, context)
  return { zone, depthMm: Math.min(depthMm, reach), passes: like?.passes ?? dose.passes.value }
}

/** A tap on the map: the preset applies to a new zone; a zone already set is taken away. */
export function toggleZone(draft: Treatment, zone: string, context: FormContext): Treatment {
  if (draft.zones.some((one) => one.zone === zone)) {
    return { ...draft, zones: draft.zones.filter((one) => one.zone !== zone) }
  }
  const preset = presetOf(zone, draft, context)
  if (!preset || !context.elements.includes(elementOf(zone))) return draft
  return { ...draft, zones: [...draft.zones, preset] }
}

/** Changes one zone; passes stay from 1 to 20, depth within what is allowed. */
export function setZone(
  draft: Treatment,
  change: { zone: string } & Partial<ZoneSetting>,
  context: FormContext,
): Treatment {
  const reach = reachMm(change.zone, draft, context)
  const zones = draft.zones.map((one) => {
    if (one.zone !== change.zone) return one
    const { depthMm, passes } = { ...one, ...change }
    return {
      zone: one.zone,
      depthMm: hundredths(Math.min(reach, Math.max(leastDepthMm, depthMm))),
      passes: Math.min(mostPasses, Math.max(1, Math.round(passes))),
    }
  })
  return { ...draft, zones }
}

/** Brings every depth back within what is allowed: after another pen, or a reason taken away. */
export function withinLimits(draft: Treatment, context: FormContext): Treatment {
  const zones = draft.zones.map((one) => ({
    ...one,
    depthMm: Math.min(one.depthMm, reachMm(one.zone, draft, context)),
  }))
  const same = zones.every((one, i) => one.depthMm === draft.zones[i]?.depthMm)
  return same ? draft : { ...draft, zones }
}

/** Zones deeper than the limit: each stands only with the reason that was written. */
export function overLimit(draft: Treatment, context: FormContext): ZoneSetting[] {
  return draft.zones.filter((one) => {
    const limit = limitOf(one.zone, draft, context)
    return limit !== null && checkDepth(one.depthMm, limit).state !== 'ok'
  })
}

/** A cartridge as last time: the same lot unless it is over, never "opened in view" unseen. */
function cartridgeAgain({ cartridge }: Treatment, today: string): Treatment['cartridge'] {
  if (cartridge === null) return null
  if (cartridgeState(cartridge.expiry, today).state === 'expired') return null
  return { ...cartridge, openedInView: false }
}

function known<T extends string | null>(id: T, devices: readonly KnownDevice[]): T | null {
  return devices.some((one) => one.resourceId === id) ? id : null
}

/**
 * The settings of last time for what this visit treats. What is seen or done anew is left to be
 * said anew: the cartridge opened in view, goggles, end point, pain, reaction, photos, notes, the
 * reason for going deeper; depths come back within the limit.
 */
export function asLastTime(draft: Treatment, context: FormContext): Treatment {
  const { last, elements, devices, today } = context
  if (!last) return draft
  const needled = elements.includes('scalp') || elements.includes('brow')
  const settings: Partial<Treatment> = needled
    ? {
        zones: last.zones.filter((one) => elements.includes(elementOf(one.zone))),
        pen: known(last.pen, devices),
        cartridge: cartridgeAgain(last, today),
        topicals: last.topicals,
        anaesthetic: last.anaesthetic,
      }
    : {}
  if (elements.includes('light') && last.light) {
    const { light } = last
    settings.light = { ...light, device: known(light.device, devices), goggles: false }
  }
  if (elements.includes('acupuncture')) settings.acupuncture = last.acupuncture
  return withinLimits({ ...draft, ...settings }, context)
}

/** The light of a device as its maker states it; the time falls back to what is given. */
export function lightOf(
  chosen: KnownDevice | null,
  minutes: number,
): NonNullable<Treatment['light']> {
  const device = chosen?.device ?? null
  return {
    device: chosen?.resourceId ?? null,
    wavelengthNm: device?.wavelengthNm ?? null,
    irradianceMwCm2: device?.irradianceMwCm2 ?? null,
    areaDefinition: device?.areaDefinition ?? null,
    dutyCycle: device?.dutyCycle ?? null,
    minutes: device?.minutes ?? minutes,
    goggles: false,
  }
}

/** One thing that is not as last time. Null = was not, or is not, there. */
export type Difference = {
  what: 'depth' | 'passes' | 'zone' | 'pen' | 'lot' | 'light' | 'device' | 'points'
  zone: string | null
  from: string | number | null
  to: string | number | null
}

/** What is not as last time, zone by zone and setting by setting; empty when nothing differs. */
export function differencesFrom(last: Treatment, now: Treatment): Difference[] {
  const zones = new Set([...last.zones, ...now.zones].map((one) => one.zone))
  const found: Difference[] = [...zones].flatMap((zone) => zoneDifferences(zone, last, now))
  const compare = (what: Difference['what'], from: Difference['from'], to: Difference['to']) => {
    if (from !== to) found.push({ what, zone: null, from, to })
  }
  compare('pen', last.pen, now.pen)
  compare('lot', last.cartridge?.lot ?? null, now.cartridge?.lot ?? null)
  compare('light', last.light?.minutes ?? null, now.light?.minutes ?? null)
  compare('device', last.light?.device ?? null, now.light?.device ?? null)
  compare('points', last.acupuncture?.points ?? null, now.acupuncture?.points ?? null)
  return found
}

function zoneDifferences(zone: string, last: Treatment, now: Treatment): Difference[] {
  const before = last.zones.find((one) => one.zone === zone)
  const after = now.zones.find((one) => one.zone === zone)
  if (!before || !after) {
    return [{ what: 'zone', zone, from: before?.depthMm ?? null, to: after?.depthMm ?? null }]
  }
  const found: Difference[] = []
  if (before.depthMm !== after.depthMm)
    found.push({ what: 'depth', zone, from: before.depthMm, to: after.depthMm })
  if (before.passes !== after.passes)
    found.push({ what: 'passes', zone, from: before.passes, to: after.passes })
  return found
}
