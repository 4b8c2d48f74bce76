import type { Resource, Treatment } from '@anagen/contract'
import { cartridgeState, checkDepth, type DepthCheck, depthLimit } from '@anagen/core/dose'
import type { Protocol } from '@anagen/core/protocol'
import type { Element, Language } from '@anagen/core/shared'
import type { FieldProblem } from '../refusal.ts'
import { isBrow } from './ticks.ts'

export type CheckFacts = {
  protocol: Pick<Protocol, 'dose' | 'elements'>
  /** The elements of this visit. */
  elements: readonly Element[]
  /** The practice's devices by id. */
  devices: ReadonlyMap<string, Resource>
  /** Whether the one who records holds a licence. */
  licensed: boolean
  language: Language
  /** The local date of the treatment. */
  today: string
}

/**
 * What is wrong with a treatment as recorded, by field. Depth (mm) above the protocol's cap or the
 * pen's label needs a licensed person and a reason; a cartridge past its date is refused; light needs
 * goggles; devices must be known.
 */
export function checkTreatment(treatment: Treatment, facts: CheckFacts): FieldProblem[] {
  return [
    ...depthProblems(treatment, facts),
    ...cartridgeProblems(treatment, facts),
    ...lightProblems(treatment, facts),
    ...deviceProblems(treatment, facts),
    ...elementProblems(treatment, facts),
  ]
}

function depthProblems(treatment: Treatment, facts: CheckFacts): FieldProblem[] {
  if (treatment.depthReason !== '' && facts.licensed) return []
  const pen = treatment.pen === null ? undefined : facts.devices.get(treatment.pen)
  return treatment.zones.flatMap(({ zone, depthMm }, i) => {
    const element = isBrow(zone) ? 'brow' : 'scalp'
    const dose = facts.protocol.dose[element]
    if (!dose) return []
    const limit = depthLimit({
      element,
      labelMm: pen?.device?.labelMaxDepthMm ?? null,
      protocolMm: dose.depth.max,
      protocolBasis: dose.depth.rangeBasis,
    })
    const words = wordsOf(checkDepth(depthMm, limit), facts.language)
    if (words === null) return []
    const needs = facts.licensed ? say.needsReason : say.needsLicence
    return [{ path: `treatment.zones.${i}.depthMm`, message: `${words} ${needs[facts.language]}` }]
  })
}

const say = {
  needsReason: {
    en: 'Write down why you go deeper.',
    es: 'Anote por qué llega más hondo.',
  },
  needsLicence: {
    en: 'Only a licensed person may go deeper, with a reason.',
    es: 'Solo una persona con licencia puede llegar más hondo, con un motivo.',
  },
  expired: {
    en: 'This cartridge is past its date. Take another.',
    es: 'Este cartucho ha caducado. Tome otro.',
  },
  goggles: {
    en: 'Light is given with goggles only.',
    es: 'La luz solo se da con gafas protectoras.',
  },
  minutes: { en: 'Say how many minutes.', es: 'Diga cuántos minutos.' },
  pen: {
    en: 'This is not a pen of this practice.',
    es: 'Este no es un dispositivo de agujas de la consulta.',
  },
  light: { en: 'This is not a light of this practice.', es: 'Esta no es una luz de la consulta.' },
  notPlanned: {
    en: 'This is not part of this visit.',
    es: 'Esto no forma parte de esta visita.',
  },
}

function wordsOf(check: DepthCheck, language: Language): string | null {
  return check.state === 'ok' ? null : 'words' in check ? check.words[language] : ''
}

function cartridgeProblems(
  { cartridge }: Treatment,
  { today, language }: CheckFacts,
): FieldProblem[] {
  if (!cartridge || cartridgeState(cartridge.expiry, today).state !== 'expired') return []
  return [{ path: 'treatment.cartridge.expiry', message: say.expired[language] }]
}

function lightProblems({ light }: Treatment, { language }: CheckFacts): FieldProblem[] {
  if (!light) return []
  const problems: FieldProblem[] = []
  if (!light.goggles)
    problems.push({ path: 'treatment.light.goggles', message: say.goggles[language] })
  if (light.minutes === 0)
    problems.push({ path: 'treatment.light.minutes', message: say.minutes[language] })
  return problems
}

function deviceProblems(treatment: Treatment, { devices, language }: CheckFacts): FieldProblem[] {
  const problems: FieldProblem[] = []
  const pen = treatment.pen === null ? 'pen' : devices.get(treatment.pen)?.device?.type
  if (pen !== 'pen') problems.push({ path: 'treatment.pen', message: say.pen[language] })
  const lamp = treatment.light?.device ?? null
  const type = lamp === null ? 'panel' : devices.get(lamp)?.device?.type
  if (type === undefined || type === 'pen' || type === 'camera')
    problems.push({ path: 'treatment.light.device', message: say.light[language] })
  return problems
}

function elementProblems(treatment: Treatment, { elements, language }: CheckFacts): FieldProblem[] {
  const problems: FieldProblem[] = []
  const refuse = (path: string) =>
    problems.push({ path: `treatment.${path}`, message: say.notPlanned[language] })
  treatment.zones.forEach(({ zone }, i) => {
    if (!elements.includes(isBrow(zone) ? 'brow' : 'scalp')) refuse(`zones.${i}.zone`)
  })
  if (treatment.light && !elements.includes('light')) refuse('light')
  if (treatment.acupuncture && !elements.includes('acupuncture')) refuse('acupuncture')
  return problems
}
