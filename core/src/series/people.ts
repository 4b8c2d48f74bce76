import type { Phase, Resource } from './schema.ts'

/** The practitioners whom the phases of a visit name, each once. */
export function namedPractitioners(
  resources: readonly Resource[],
  phases: readonly Phase[],
): string[] {
  const named = phases.flatMap(({ need }) => ('resource' in need ? [need.resource] : []))
  const people = resources.filter(({ kind, id }) => kind === 'practitioner' && named.includes(id))
  return people.map(({ id }) => id)
}

/** Whether a phase is served by the one practitioner of its visit. */
export function isPersonal(resources: readonly Resource[], phase: Phase): boolean {
  return 'kind' in phase.need || namedPractitioners(resources, [phase]).length > 0
}
