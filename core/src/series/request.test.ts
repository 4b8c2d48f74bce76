import { describe, expect, it } from 'vitest'
import cases from '../../cases/series/requests.json' with { type: 'json' }
import { parseRequest } from './request.ts'

function base(): Record<string, unknown> {
  const phases = () => [
    { need: { kind: 'practitioner', skill: 'needling' }, offsetMin: 0, lengthMin: 60 },
    { need: { pool: 'treatment' }, offsetMin: 0, lengthMin: 75 },
  ]
  return {
    zone: 'America/New_York',
    from: '2026-12-01',
    horizonDays: 273,
    gridMinutes: 5,
    resources: [
      {
        id: 'p1',
        kind: 'practitioner',
        skills: ['needling'],
        hours: [{ weekday: 1, from: '09:00', to: '17:00' }],
        busy: [{ from: '2026-12-02T10:00', to: '2026-12-02T11:00' }],
      },
      { id: 'r1', kind: 'room', pool: 'treatment' },
      { id: 'p2', kind: 'practitioner' },
    ],
    visits: [
      { n: 1, phases: phases() },
      { n: 2, phases: phases() },
    ],
    spacing: { minDays: 21, targetDays: 30, maxDays: 42 },
  }
}

/** Sets `a.b[0].c` of an object. */
function set(object: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  let at = object
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {}
    at = at[key] as Record<string, unknown>
  }
  at[keys.at(-1) as string] = value
}

describe('parseRequest', () => {
  it.each(cases)('$name', ({ set: changes, path }) => {
    const raw = base()
    for (const [where, value] of Object.entries(changes)) set(raw, where, value)
    const parsed = parseRequest(raw)
    const paths = parsed.ok ? [] : parsed.problems.map((problem) => problem.path)
    expect(paths).toEqual(path === null ? [] : [path])
    if (!parsed.ok) expect(parsed.problems[0]?.message).toMatch(/\w{3}/)
  })

  it('fills in the defaults', () => {
    const raw = base()
    delete raw.spacing
    delete raw.gridMinutes
    const parsed = parseRequest(raw)
    if (!parsed.ok) throw new Error('refused')
    expect(parsed.request).toMatchObject({
      gridMinutes: 5,
      spacing: { minDays: 21, targetDays: 30, maxDays: 42 },
      wishes: { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] },
      holds: [],
      pins: [],
      weights: { gap: 1, start: 1, weekday: 1, hours: 1, practitioner: 1, change: 1, move: 1 },
      alternatives: 3,
    })
    expect(parsed.request.resources[1]).toEqual({
      id: 'r1',
      kind: 'room',
      skills: [],
      pool: 'treatment',
      hours: [],
      exceptions: [],
      busy: [],
    })
  })

  it('tells every problem at once, each with what is wrong', () => {
    const raw = base()
    set(raw, 'zone', 'Nowhere')
    set(raw, 'spacing.minDays', 40)
    const parsed = parseRequest(raw)
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { path: 'zone', message: 'Unknown time zone: Nowhere' },
        { path: 'spacing', message: 'Expected minDays <= targetDays <= maxDays' },
      ],
    })
  })
})
