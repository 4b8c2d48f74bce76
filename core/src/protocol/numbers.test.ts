import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtInProtocols, microneedlingSixMonthly } from './index.ts'
import { clinicalNumbers } from './numbers.ts'

/** Rows of the tables on a protocol's page that name a number by its path in backticks. */
function documented(id: string): string[] {
  const page = new URL(`../../../docs/protocols/${id}.md`, import.meta.url)
  return readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [path = '', value = '', , kind = '', source = '', date = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return [path.replaceAll('`', ''), value, kind, source, date].join(' | ')
    })
}

describe('clinical numbers', () => {
  test.each(builtInProtocols.map((protocol) => ({ protocol })))(
    'of $protocol.id stand on its page, each with its source, and no others do',
    ({ protocol }) => {
      const rows = clinicalNumbers(protocol).flatMap(({ path, value, basis }) =>
        basis.map(({ kind, source, date }) => [path, value, kind, source, date].join(' | ')),
      )
      expect(documented(protocol.id).sort()).toEqual(rows.sort())
    },
  )

  test('are those of the planned schedule and doses', () => {
    const numbers = new Map(
      clinicalNumbers(microneedlingSixMonthly).map((row) => [row.path, row.value]),
    )
    const expected = {
      'spacing.minDays': 21,
      'spacing.targetDays': 30,
      'spacing.maxDays': 42,
      'dose.scalp.depth.value': 0.6,
      'dose.scalp.depth.min': 0.5,
      'dose.scalp.depth.max': 1.5,
      'dose.scalp.depth.label.max': 1.5,
      'dose.scalp.passes.min': 3,
      'dose.scalp.passes.max': 5,
      'dose.scalp.directions.value': 3,
      'dose.scalp.raise.stepMm': 0.25,
      'dose.scalp.raise.reactionBelow': 2,
      'dose.scalp.raise.painAtMost': 4,
      'dose.brow.depth.value': 0.25,
      'dose.brow.depth.max': 0.5,
      'dose.light.wavelength.value': 650,
      'reviews.visit-4.due.atVisit': 4,
      'reviews.week-24.due.fromWeek': 24,
      'reviews.week-32.due.fromWeek': 32,
      'reviews.week-32.due.toWeek': 36,
      'reviews.week-32.due.weeksAfterLastVisit': 12,
    }
    for (const [path, value] of Object.entries(expected))
      expect(numbers.get(path), path).toBe(value)
  })

  test('the bounds of a range rest on their own basis', () => {
    const bases = new Map(
      clinicalNumbers(microneedlingSixMonthly).map((row) => [row.path, row.basis]),
    )
    const { spacing } = microneedlingSixMonthly
    expect(bases.get('spacing.targetDays')).toEqual(spacing?.basis)
    expect(bases.get('spacing.maxDays')).toEqual(spacing?.rangeBasis)
    expect(spacing?.rangeBasis).not.toEqual(spacing?.basis)
  })
})
