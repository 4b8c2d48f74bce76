import { expect, it } from 'vitest'
import { knownEvents } from './known-events.ts'

it('what is answered without a date is known from the answer that first says so until the one that does not', () => {
  const said = (date: string, medicines: string[]) => ({ date, answers: { medicines } })
  const revisions = [
    said('2026-01-01', []),
    said('2026-02-01', ['minoxidil']),
    said('2026-03-01', ['minoxidil', 'anticoagulant']),
    said('2026-04-01', ['none']),
    said('2026-05-01', ['minoxidil']),
  ]
  const label = 'según las respuestas'
  const same = { kind: 'minoxidil', label, eventId: null, version: null }
  expect(knownEvents(revisions, 'es')).toEqual([
    { ...same, from: '2026-02-01', to: '2026-04-01' },
    { ...same, from: '2026-05-01', to: null },
  ])
})
