import {
  acupunctureVisit,
  departures,
  microneedlingSixMonthly,
  validateProtocol,
} from '@anagen/core/protocol'
import { describe, expect, it } from 'vitest'
import { editableNumbers, editedProtocol } from './protocol-edit.ts'

const own = { name: 'Quiet Room', today: '2026-11-23' }
const same = {
  numbers: {},
  preparation: microneedlingSixMonthly.preparation.map((s) => s.text),
  aftercare: microneedlingSixMonthly.aftercare.map((s) => s.text),
}

describe('editing a protocol', () => {
  it('offers spacing, depth and passes where there are any', () => {
    expect(editableNumbers(microneedlingSixMonthly)).toHaveLength(11)
    expect(editableNumbers(acupunctureVisit)).toEqual([])
  })
  it('leaves a protocol as it is when nothing was changed', () => {
    expect(editedProtocol(microneedlingSixMonthly, same, own)).toEqual(microneedlingSixMonthly)
  })
  it('marks what the practice has set as its own view, and stays valid', () => {
    const edited = editedProtocol(
      microneedlingSixMonthly,
      {
        ...same,
        numbers: { 'spacing.targetDays': 28, 'dose.scalp.depth.value': 0.8 },
        aftercare: [
          { en: 'Rest.', es: 'Descanse.' },
          { en: 'Half', es: ' ' },
        ],
      },
      own,
    )
    expect(edited.spacing?.targetDays).toBe(28)
    expect(edited.spacing?.basis[0]).toMatchObject({ kind: 'practice', source: 'Quiet Room' })
    expect(edited.dose.scalp?.depth.value).toBe(0.8)
    expect(edited.aftercare).toEqual([
      {
        text: { en: 'Rest.', es: 'Descanse.' },
        basis: [{ kind: 'practice', source: 'Quiet Room', date: '2026-11-23' }],
      },
    ])
    expect(validateProtocol(edited).ok).toBe(true)
    expect(departures(edited, microneedlingSixMonthly).length).toBeGreaterThanOrEqual(2)
  })
})
