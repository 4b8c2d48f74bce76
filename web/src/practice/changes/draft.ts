import type { CourseChange, CourseView, VisitView } from '@anagen/contract'

/** What can be changed from the course's own dialog, in the order shown. */
export const kinds = ['replace', 'addOn', 'practitioner', 'hold', 'resume'] as const
export type Kind = (typeof kinds)[number]

/** What is being typed, for every kind at once: nothing is lost by looking at another one. */
export type Draft = {
  kind: Kind
  visitId: string
  notBefore: string
  addOn: 'light' | 'brow'
  visitIds: string[]
  direction: 'on' | 'off'
  practitionerId: string
  hold: { from: string; until: string; why: string }
}

/** A visit that lost its time. */
export const isWaiting = ({ state }: VisitView) => state === 'missed' || state === 'unplaced'
/** A visit that can still be changed. */
export const isOpen = (visit: VisitView) =>
  visit.state === 'booked' || visit.state === 'arrived' || isWaiting(visit)

export function emptyDraft(course: CourseView, kind: Kind): Draft {
  const open = course.visits.filter(isOpen)
  const first = open.find(isWaiting) ?? open[0]
  return {
    kind,
    visitId: first?.visitId ?? '',
    notBefore: '',
    addOn: 'light',
    visitIds: open.map(({ visitId }) => visitId),
    direction: 'on',
    practitionerId: '',
    hold: { from: '', until: '', why: '' },
  }
}

/** The change as the server takes it; null while something is missing or wrong. */
export function changeFrom(draft: Draft): CourseChange | null {
  const { kind, visitId, practitionerId, visitIds } = draft
  switch (kind) {
    case 'replace':
      return visitId === ''
        ? null
        : { kind, visitId, notBefore: draft.notBefore || null, missed: false }
    case 'addOn':
      return visitIds.length === 0
        ? null
        : { kind, addOn: draft.addOn, visitIds, on: draft.direction === 'on' }
    case 'practitioner':
      return visitId === '' || practitionerId === '' ? null : { kind, visitId, practitionerId }
    case 'resume':
      return { kind }
    case 'hold':
      return holdFrom(draft.hold)
  }
}

function holdFrom({ from, until, why }: Draft['hold']): CourseChange | null {
  if (from === '' || why.trim() === '' || (until !== '' && until <= from)) return null
  return { kind: 'hold', from, until: until || null, why: why.trim() }
}
