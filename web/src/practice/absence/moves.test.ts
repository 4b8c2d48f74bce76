import type { RepairProposal } from '@anagen/contract'
import { describe, expect, it } from 'vitest'
import { movesOf, outcomeOf, peopleTold, rowsOf } from './moves.ts'

const place = (start: string, practitionerId: string) => ({
  start,
  end: start,
  practitionerId,
  practitionerName: practitionerId,
})
const visit = (visitId: string, to: ReturnType<typeof place> | null) => ({
  ...{ visitId, n: 2, version: 3, light: false, brow: false, changed: true },
  was: { start: '2026-04-06T09:00', practitionerId: 'p1', practitionerName: 'p1' },
  to,
})
const course = (patientId: string, visits: ReturnType<typeof visit>[], affected: string[]) => ({
  ...{ courseId: patientId, patientId, patientName: patientId, relaxations: [] },
  ...{ visits, affected, message: { subject: '', body: '' } },
})
const proposal: RepairProposal = {
  courses: [
    course('a', [visit('a1', place('2026-04-06T09:00', 'p2')), visit('a2', null)], ['a1', 'a2']),
    course('b', [visit('b1', place('2026-04-06T09:00', 'p1')), visit('b2', null)], ['b1']),
  ],
  ...{ resources: [], cost: 0, gapPct: 0, seconds: 0 },
}

describe('the rows of a proposal', () => {
  it('are the affected visits, with what becomes of each', () => {
    const rows = rowsOf(proposal, {})
    expect(rows.map((row) => [row.visit.visitId, outcomeOf(row)])).toEqual([
      ['a1', 'moves'],
      ['a2', 'open'],
      ['b1', 'stays'],
    ])
    expect(peopleTold(rows)).toBe(1)
  })

  it('follow what was adjusted by hand', () => {
    const rows = rowsOf(proposal, { a1: null, b1: place('2026-04-08T10:00', 'p1') })
    expect(rows.map(outcomeOf)).toEqual(['open', 'open', 'moves'])
    expect(peopleTold(rows)).toBe(2)
    expect(movesOf(rows)[2]).toEqual({
      visitId: 'b1',
      version: 3,
      to: { start: '2026-04-08T10:00', practitionerId: 'p1' },
    })
  })
})
