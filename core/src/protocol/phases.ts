import type { Element } from '../shared/index.ts'
import type { AddOn, Phase, Protocol } from './schema.ts'

/** Where an add-on begins, in minutes of the visit without add-ons. */
function beginsAt(addOn: AddOn, visit: Protocol['visit']): number {
  return addOn.when === 'before treatment' ? visit.treatFromMin : visit.treatToMin
}

/** Opens a gap: what ends before it stays, what spans it grows, what begins after it moves. */
function makeRoom(phase: Phase, atMin: number, lengthMin: number): Phase {
  const endMin = phase.offsetMin + phase.lengthMin
  if (endMin <= atMin) return phase
  if (phase.offsetMin < atMin) return { ...phase, lengthMin: phase.lengthMin + lengthMin }
  return { ...phase, offsetMin: phase.offsetMin + lengthMin }
}

function insert(phases: readonly Phase[], addOn: AddOn, atMin: number): Phase[] {
  const own = addOn.phases.map((phase) => ({ ...phase, offsetMin: phase.offsetMin + atMin }))
  return [...phases.map((phase) => makeRoom(phase, atMin, addOn.lengthMin)), ...own]
}

/** The add-ons asked for, in the protocol's order. Throws RangeError on what it does not offer. */
function chosenAddOns(protocol: Protocol, elements: readonly Element[]): AddOn[] {
  const { addOns } = protocol.visit
  if (!elements.includes(protocol.base))
    throw new RangeError(`A visit of ${protocol.id} always treats ${protocol.base}`)
  for (const element of elements)
    if (element !== protocol.base && !addOns.some((addOn) => addOn.element === element))
      throw new RangeError(`${protocol.id} does not offer ${element}`)
  return addOns.filter((addOn) => elements.includes(addOn.element))
}

/**
 * The planner's phases of one visit with the given elements, by offset: minutes from the visit's
 * start. Light opens a gap before the needling begins, so it always meets intact skin (DPL);
 * brows follow the scalp. Rooms and people held across a gap stay held longer; a practitioner
 * whose phases end at the gap is free in it. Throws RangeError when the base element is missing
 * or an element is not offered: a screen offers only what the protocol holds.
 */
export function visitPhases(protocol: Protocol, elements: readonly Element[]): Phase[] {
  const { visit } = protocol
  // Latest gap first, and later add-ons of one gap first, so that no insertion moves the next.
  const latestFirst = chosenAddOns(protocol, elements)
    .map((addOn, order) => ({ addOn, order, atMin: beginsAt(addOn, visit) }))
    .sort((a, b) => b.atMin - a.atMin || b.order - a.order)
  let phases: Phase[] = [...visit.phases]
  for (const { addOn, atMin } of latestFirst) phases = insert(phases, addOn, atMin)
  return phases.sort((a, b) => a.offsetMin - b.offsetMin)
}

/** How long a visit lasts in minutes, from its start to the end of its last phase. */
export function visitMinutes(phases: readonly Phase[]): number {
  return Math.max(0, ...phases.map((phase) => phase.offsetMin + phase.lengthMin))
}
