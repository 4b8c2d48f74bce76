import { describe, expect, test } from 'vitest'
import { acupunctureVisit, microneedlingSixMonthly as built, builtInProtocols } from './index.ts'
import { questionsOf } from './screened.ts'
import { validateProtocol } from './validate.ts'

type Path = (string | number)[]
/** A copy of plain data with the value at one path replaced, or removed where undefined. */
function set(value: unknown, path: Path, to: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  if (to === undefined) delete at[last]
  else at[last] = to
  return copy
}
const pathsOf = (raw: unknown) => {
  const result = validateProtocol(raw)
  return result.ok ? [] : result.problems.map((problem) => problem.path)
}

describe('a protocol document', () => {
  test.each(builtInProtocols.map((protocol) => ({ protocol })))(
    '$protocol.id holds',
    ({ protocol }) => {
      const stored: unknown = JSON.parse(JSON.stringify(protocol))
      expect(validateProtocol(stored)).toEqual({ ok: true, protocol })
    },
  )

  const forms: [string, Path, unknown, string][] = [
    ['no name', ['name'], undefined, 'name'],
    ['a text without Spanish', ['name', 'es'], undefined, 'name.es'],
    ['version 0', ['version'], 0, 'version'],
    ['a statement without basis', ['aftercare', 0, 'basis'], [], 'aftercare.0.basis'],
    ['half a day', ['spacing', 'minDays'], 20.5, 'spacing.minDays'],
    ['a negative offset', ['visit', 'phases', 0, 'offsetMin'], -5, 'visit.phases.0.offsetMin'],
    ['an unknown element', ['base'], 'beard', 'base'],
    ['an unknown field', ['colour'], 'red', ''],
  ]
  test.each(forms)('form: %s', (_name, path, to, problem) => {
    expect(pathsOf(set(built, path, to))).toEqual([problem])
  })

  const senses: [string, Path, unknown, string[]][] = [
    ['least days above target', ['spacing', 'minDays'], 31, ['spacing.targetDays']],
    ['least days at target', ['spacing', 'minDays'], 30, []],
    ['most days below target', ['spacing', 'maxDays'], 29, ['spacing.targetDays']],
    ['most days at target', ['spacing', 'maxDays'], 30, []],
    ['a course without spacing', ['spacing'], null, ['spacing']],
    ['default above the cap', ['dose', 'scalp', 'depth', 'value'], 1.6, ['dose.scalp.depth.value']],
    ['default at the cap', ['dose', 'scalp', 'depth', 'value'], 1.5, []],
    ['default below the least', ['dose', 'brow', 'depth', 'value'], 0.2, ['dose.brow.depth.value']],
    ['passes out of range', ['dose', 'scalp', 'passes', 'value'], 6, ['dose.scalp.passes.value']],
    [
      'directions out of range',
      ['dose', 'brow', 'directions', 'value'],
      4,
      ['dose.brow.directions.value'],
    ],
    [
      'wavelength out of range',
      ['dose', 'light', 'wavelength', 'value'],
      700,
      ['dose.light.wavelength.value'],
    ],
    ['no brow dose', ['dose', 'brow'], undefined, ['dose.brow']],
    ['no light dose', ['dose', 'light'], undefined, ['dose.light']],
    [
      'an offset off the grid',
      ['visit', 'phases', 1, 'offsetMin'],
      16,
      ['visit.phases.1.offsetMin'],
    ],
    [
      'a length off the grid',
      ['visit', 'phases', 1, 'lengthMin'],
      44,
      ['visit.phases.1.lengthMin'],
    ],
    [
      'a phase of another element',
      ['visit', 'phases', 1, 'element'],
      'acupuncture',
      ['visit.phases.1.element'],
    ],
    ['treatment begins off the grid', ['visit', 'treatFromMin'], 14, ['visit.treatFromMin']],
    ['treatment ends when it begins', ['visit', 'treatToMin'], 15, ['visit.treatToMin']],
    ['treatment ends after the visit', ['visit', 'treatToMin'], 80, ['visit.treatToMin']],
    ['treatment ends with the visit', ['visit', 'treatToMin'], 75, []],
    ['an add-on too short', ['visit', 'addOns', 0, 'lengthMin'], 15, ['visit.addOns.0.lengthMin']],
    ['an add-on longer than its phases', ['visit', 'addOns', 0, 'lengthMin'], 25, []],
    [
      'an add-on off the grid',
      ['visit', 'addOns', 0, 'lengthMin'],
      22,
      ['visit.addOns.0.lengthMin'],
    ],
    [
      'an element nobody gives',
      ['elements'],
      ['scalp', 'brow', 'light', 'acupuncture'],
      ['elements', 'consents'],
    ],
    ['an area of another element', ['areas', 0, 'element'], 'acupuncture', ['areas.0.element']],
    ['no consent for light', ['consents', 1, 'elements'], [], ['consents']],
    ['a gap in the numbers', ['visits', 2, 'n'], 4, ['visits.2.n']],
    ['a single visit with six', ['kind'], 'single visit', ['spacing', 'visits']],
    [
      'a review at a visit that is not there',
      ['reviews', 0, 'due', 'atVisit'],
      7,
      ['reviews.0.due.atVisit'],
    ],
    ['a review at the last visit', ['reviews', 0, 'due', 'atVisit'], 6, []],
    ['weeks the wrong way round', ['reviews', 1, 'due', 'toWeek'], 23, ['reviews.1.due.toWeek']],
    ['intake the wrong way round', ['intake', 'toWeek'], -3, ['intake.toWeek']],
    ['check-in the wrong way round', ['checkIns', 0, 'toDays'], 0, ['checkIns.0.toDays']],
    [
      'a measure twice',
      ['measures', 1, 'id'],
      'photos',
      [
        'measures.1.id',
        'intake.measures.1',
        'visits.3.measures.4',
        'reviews.0.measures.1',
        'reviews.1.measures.1',
        'reviews.2.measures.1',
      ],
    ],
    [
      'a measure that is not described',
      ['visits', 0, 'measures'],
      ['weight'],
      ['visits.0.measures.0'],
    ],
  ]
  test.each(senses)('sense: %s', (_name, path, to, problems) => {
    expect(pathsOf(set(built, path, to))).toEqual(problems)
  })

  test('a single visit has no spacing and a dose only for what it gives', () => {
    expect(pathsOf(set(acupunctureVisit, ['spacing'], built.spacing))).toEqual(['spacing'])
    expect(pathsOf(set(acupunctureVisit, ['dose', 'scalp'], built.dose.scalp))).toEqual([
      'dose.scalp',
    ])
    const noLight = set(acupunctureVisit, ['visit', 'addOns'], [])
    expect(pathsOf(set(noLight, ['elements'], ['acupuncture']))).toEqual(['dose.light'])
  })

  test('a rule keeps the questions it looks at', () => {
    const found = pathsOf({ ...built, questions: [] })
    const looking = built.rules.filter((rule) => questionsOf(rule).length > 0)
    expect(looking.length).toBeGreaterThan(0)
    expect(found).toEqual(looking.map((rule) => `rules.${built.rules.indexOf(rule)}`))
  })

  test('problems speak both languages', () => {
    const result = validateProtocol(set(built, ['spacing'], null))
    expect(result).toMatchObject({
      problems: [{ message: { es: expect.stringContaining('curso') } }],
    })
    expect(validateProtocol('text').ok).toBe(false)
  })
})
