import { describe, expect, test } from 'vitest'
import type { Element } from '../shared/index.ts'
import { allowsBooking, decide, newReasons, type ScreeningInput, strongest } from './decide.ts'
import {
  type Answers,
  type Branch,
  type Clearance,
  type Decision,
  decisions,
  type Finding,
  type Question,
  type Rule,
  screeningSchema,
} from './schema.ts'

const today = '2026-07-01'
const basis: Rule['basis'] = [{ kind: 'convention', source: 'test', date: '2026' }]
const text = (en: string) => ({ en, es: `${en} (es)` })

/** One rule that speaks on a plain yes to the question of its own name. */
function rule(id: string, branches: Partial<Branch>[]): Rule {
  const plain = {
    decide: { scalp: 'consult' as Finding },
    reason: text('because'),
    wouldChange: text('if'),
    clearable: false,
    overridable: false,
  }
  const when = { op: 'in' as const, q: id.toLowerCase(), values: ['yes'] }
  return {
    id,
    version: 3,
    title: text(id),
    basis,
    branches: branches.map((one) => ({ when, ...plain, ...one })),
  }
}

function question(id: string, more: Partial<Question> = {}): Question {
  return {
    kind: 'yesno',
    id,
    section: 'general',
    text: text(id),
    by: 'person',
    optional: false,
    elements: ['scalp'],
    changes: false,
    ...more,
  } as Question
}

const dateQuestion = (id: string) =>
  question(id, { kind: 'date', past: false } as Partial<Question>)

function run(rules: Rule[], answers: Answers, more: Partial<ScreeningInput> = {}) {
  const questions = rules.map((one) => question(one.id.toLowerCase()))
  const input = {
    questions,
    rules,
    answers,
    clearances: [],
    elements: ['scalp'] as Element[],
    today,
  }
  return decide({ ...input, ...more })
}

const only = (screening: ReturnType<typeof decide>) => {
  const [first] = screening.elements
  if (!first) throw new Error('no element')
  return first
}

const clearance: Clearance = {
  kind: 'clearance',
  ruleIds: ['A01'],
  elements: ['scalp'],
  from: '2026-06-15',
  until: '2026-07-15',
  who: 'Dr Rivas',
  licence: null,
  why: 'Seen on 12 June',
}

describe('the order of decisions', () => {
  test('from proceed to decline, with ask below consult', () => {
    expect(decisions).toEqual(['proceed', 'note', 'ask', 'consult', 'wait', 'decline'])
    expect(strongest([])).toBe('proceed')
    expect(strongest(['note', 'wait', 'consult', 'wait', 'ask'])).toBe('wait')
    expect(decisions.filter(allowsBooking)).toEqual(['proceed', 'note'])
  })

  const findings: [Finding, Decision][] = [
    ['proceed', 'ask'],
    ['note', 'ask'],
    ['consult', 'consult'],
    ['wait', 'wait'],
    ['decline', 'decline'],
  ]
  test.each(findings)('%s with something missing is %s', (finding, decision) => {
    const rules = [rule('A01', [{ decide: { scalp: finding } }]), rule('A02', [{}])]
    const screening = run(rules, { a01: 'yes' })
    expect(only(screening)).toMatchObject({ decision, missing: ['a02'] })
    expect(only(screening).reasons).toHaveLength(1)
    expect(screening.overall).toBe(decision)
  })

  test('all reasons are given, those of each element by themselves, each element once', () => {
    const rules = [
      rule('A01', [{ decide: { scalp: 'note', light: 'wait' } }, { decide: { scalp: 'consult' } }]),
      rule('A02', [{ decide: { light: 'decline' } }]),
    ]
    const elements: Element[] = ['light', 'scalp', 'light', 'brow']
    const screening = run(rules, { a01: 'yes', a02: 'yes' }, { elements })
    const found = screening.elements.map((one) => [
      one.element,
      one.decision,
      one.reasons.map((reason) => reason.ruleId),
    ])
    expect(found).toEqual([
      ['light', 'decline', ['A01', 'A02']],
      ['scalp', 'consult', ['A01', 'A01']],
      ['brow', 'proceed', []],
    ])
    expect(screening).toMatchObject({ overall: 'decline', today })
    expect(screeningSchema.parse(screening)).toEqual(screening)
  })

  test('a reason carries all that its rule says', () => {
    const basis2 = [{ kind: 'study', source: 'S', date: '2020' }] as Rule['basis']
    const view = { text: text('view'), basis }
    const full = rule('A01', [{ choices: [text('go on')], overridable: true }])
    const said = { ...full, basis: basis2, practiceView: { practice: view, evidence: view } }
    expect(only(run([said], { a01: 'yes' })).reasons).toEqual([
      {
        ruleId: 'A01',
        ruleVersion: 3,
        title: text('A01'),
        decision: 'consult',
        found: 'consult',
        unsure: false,
        cleared: null,
        expired: null,
        until: null,
        reason: text('because'),
        wouldChange: text('if'),
        choices: [text('go on')],
        basis: basis2,
        practiceView: { practice: view, evidence: view },
        clearable: false,
        overridable: true,
      },
    ])
    expect(only(run([full], { a01: 'yes' })).reasons).toMatchObject([{ practiceView: null }])
  })
})

describe('what is not known', () => {
  test('unknown stays a question, unless the rule decides on it', () => {
    const plain = run([rule('A01', [{}])], { a01: 'unknown' })
    expect(only(plain)).toMatchObject({ decision: 'ask', missing: ['a01'], reasons: [] })
    const decided = run([rule('A01', [{ unsure: 'note' }])], { a01: 'unknown' })
    expect(only(decided)).toMatchObject({ decision: 'note', missing: [] })
    expect(only(decided).reasons).toMatchObject([{ unsure: true, found: 'note' }])
    const silent = run([rule('A01', [{ unsure: 'note' }])], {})
    expect(only(silent)).toMatchObject({ decision: 'ask', missing: ['a01'] })
  })

  const both = rule('A01', [
    {
      unsure: 'consult',
      when: {
        op: 'all',
        of: [
          { op: 'in', q: 'lead', values: ['yes'] },
          { op: 'in', q: 'follow', values: ['yes'] },
        ],
      },
    },
  ])
  const leads = [
    question('follow', { when: { op: 'in', q: 'lead', values: ['yes'] } }),
    question('lead'),
  ]
  const cases: [Answers, Decision, string[]][] = [
    [{}, 'ask', ['lead']],
    [{ lead: 'yes' }, 'ask', ['follow']],
    [{ lead: 'unknown' }, 'consult', []],
    [{ lead: 'yes', follow: 'unknown' }, 'consult', []],
    [{ lead: 'unknown', follow: 'unknown' }, 'consult', []],
    [{ lead: 'no' }, 'proceed', []],
  ]
  test.each(cases)(
    'a follow-up is missing only where it is shown: %j',
    (answers, decision, missing) => {
      expect(only(run([both], answers, { questions: leads }))).toMatchObject({ decision, missing })
    },
  )

  test('what is unanswered and what is unknown are both asked, in the order of the form', () => {
    const questions = [question('lead'), question('follow')]
    const found = only(run([both], { follow: 'unknown' }, { questions }))
    expect(found).toMatchObject({ decision: 'ask', missing: ['lead', 'follow'] })
  })

  test('a question that can never be shown, or is not on the form, is still named', () => {
    const never = [question('lead', { when: { op: 'in', q: 'gone', values: ['yes'] } })]
    expect(only(run([both], {}, { questions: never })).missing).toEqual(['follow'])
    const none = only(run([both, rule('A02', [{}])], {}, { questions: [question('lead')] }))
    expect(none.missing).toEqual(['lead', 'a02', 'follow'])
    const hidden = [...never, question('follow', { when: { op: 'in', q: 'gone', values: ['x'] } })]
    const plain = { ...both, branches: both.branches.map(({ unsure: _, ...rest }) => rest) }
    expect(only(run([plain], {}, { questions: hidden }))).toMatchObject({
      decision: 'ask',
      missing: ['lead', 'follow'],
    })
  })
})

describe('until when', () => {
  const wait = (dates: NonNullable<Branch['until']>['dates'], event: string | null) => ({
    decide: { scalp: 'wait' as const },
    until: { dates, event: event === null ? null : text(event) },
  })
  const d = [{ q: 'd', span: { n: 1, unit: 'months' as const } }]
  const e = [{ q: 'e', span: null }]
  const questions = [question('a01'), question('a02'), dateQuestion('d'), dateQuestion('e')]
  const yes = { a01: 'yes', a02: 'yes' }

  test('the latest date and all events', () => {
    const rules = [
      rule('A01', [wait(d, 'healed'), wait(e, 'well')]),
      rule('A02', [wait(e, 'healed'), { decide: { scalp: 'consult' } }]),
    ]
    const found = only(run(rules, { ...yes, d: '2026-06-20', e: '2026-07-05' }, { questions }))
    expect(found.until).toEqual({
      date: '2026-07-20',
      event: { en: 'healed; well', es: 'healed (es); well (es)' },
    })
    expect(found.reasons.map((one) => one.until?.date)).toEqual([
      '2026-07-20',
      '2026-07-05',
      '2026-07-05',
      undefined,
    ])
  })

  const ends: [Answers, string | null, string[]][] = [
    [{ e: '2026-07-02' }, '2026-07-02', []],
    [{ e: '2026-07-01' }, null, ['e']],
    [{ e: '2026-06-30' }, null, ['e']],
    [{ e: 'unknown' }, null, ['e']],
    [{}, null, ['e']],
    [{ e: 5 }, null, ['e']],
  ]
  test.each(ends)('%j ends %s and asks %j', (answers, date, missing) => {
    const found = only(run([rule('A01', [wait(e, null)])], { ...yes, ...answers }, { questions }))
    expect(found).toMatchObject({ decision: 'wait', until: { date, event: null }, missing })
  })

  test('the first date that still lies ahead counts; hidden questions do not', () => {
    const rules = [rule('A01', [wait([...e, ...d], null)])]
    const given = { ...yes, e: '2026-06-01', d: '2026-06-20' }
    expect(only(run(rules, given, { questions }))).toMatchObject({
      until: { date: '2026-07-20' },
      missing: [],
    })
    const never = { op: 'in' as const, q: 'a01', values: ['no'] }
    const hidden = questions.map((one) => (one.id === 'd' ? { ...one, when: never } : one))
    expect(only(run(rules, given, { questions: hidden }))).toMatchObject({
      until: { date: null },
      missing: ['e'],
    })
  })

  test('only a wait has an end', () => {
    const rules = [
      rule('A01', [wait(d, 'healed')]),
      rule('A02', [{ decide: { scalp: 'decline' } }]),
    ]
    expect(only(run(rules, { ...yes, d: today }, { questions })).until).toBeNull()
    const noted = { ...wait(d, 'healed'), decide: { scalp: 'note' as const } }
    const [reason] = only(run([rule('A01', [noted])], { ...yes, d: today }, { questions })).reasons
    expect(reason?.until).toBeNull()
    const bare = rule('A01', [{ decide: { scalp: 'wait' } }])
    expect(only(run([bare], yes)).until).toEqual({ date: null, event: null })
  })

  test('a wait that is lifted no longer counts for the end', () => {
    const rules = [
      rule('A01', [{ ...wait(d, 'healed'), clearable: true }]),
      rule('A02', [wait(e, 'well')]),
    ]
    const given = { ...yes, d: '2026-06-20', e: '2026-07-05' }
    const found = only(run(rules, given, { questions, clearances: [clearance] }))
    expect(found.until).toEqual({ date: '2026-07-05', event: text('well') })
  })

  test('a wait that is lifted asks for no date', () => {
    const rules = [rule('A01', [{ ...wait(e, 'healed'), clearable: true }])]
    const found = only(run(rules, yes, { questions, clearances: [clearance] }))
    expect(found).toMatchObject({ decision: 'note', until: null, missing: [] })
  })
})

describe('clearance and override', () => {
  const clearable = [rule('A01', [{ clearable: true }])]
  const overridable = [rule('A01', [{ decide: { scalp: 'decline' }, overridable: true }])]
  const override: Clearance = { ...clearance, kind: 'override', licence: 'RN 1' }
  const cases: [string, Rule[], Partial<Clearance>, Decision][] = [
    ['a clearance', clearable, clearance, 'note'],
    ['on its first day', clearable, { from: today }, 'note'],
    ['before its first day', clearable, { from: '2026-07-02' }, 'consult'],
    ['on its last day', clearable, { until: today }, 'note'],
    ['after its last day', clearable, { until: '2026-06-30' }, 'consult'],
    ['without an end', clearable, { until: null }, 'note'],
    ['for another rule', clearable, { ruleIds: ['A02'] }, 'consult'],
    ['for several rules', clearable, { ruleIds: ['A02', 'A01'] }, 'note'],
    ['for another element', clearable, { elements: ['light'] }, 'consult'],
    ['an override of what only a provider clears', clearable, override, 'consult'],
    ['an override', overridable, override, 'note'],
    ['an override without licence', overridable, { ...override, licence: null }, 'decline'],
    ['an override with a blank licence', overridable, { ...override, licence: ' ' }, 'decline'],
    ['a clearance of what takes a licence', overridable, clearance, 'decline'],
  ]
  test.each(cases)('%s', (_name, rules, change, decision) => {
    const given = { ...clearance, ...change }
    const found = only(run(rules, { a01: 'yes' }, { clearances: [given] }))
    expect(found.decision).toBe(decision)
    const [reason] = found.reasons
    expect(reason?.cleared).toEqual(decision === 'note' ? given : null)
    expect(reason?.found).toBe(rules === clearable ? 'consult' : 'decline')
  })

  test('one that ran out is mentioned, the latest of several; one in force hides them', () => {
    const old = { ...clearance, until: '2026-05-01', who: 'Dr Old' }
    const late = { ...clearance, until: '2026-06-30', who: 'Dr Late' }
    const mid = { ...clearance, until: '2026-06-01', who: 'Dr Mid' }
    const over = only(run(clearable, { a01: 'yes' }, { clearances: [old, late, mid] }))
    expect(over).toMatchObject({ decision: 'consult', reasons: [{ cleared: null, expired: late }] })
    const now = run(clearable, { a01: 'yes' }, { clearances: [old, clearance, late] })
    expect(only(now)).toMatchObject({ reasons: [{ cleared: clearance, expired: null }] })
    const ahead = { ...clearance, from: '2026-07-02' }
    const soon = only(run(clearable, { a01: 'yes' }, { clearances: [ahead] }))
    expect(soon.reasons).toMatchObject([{ cleared: null, expired: null }])
  })

  test('it clears what was found, not what is missing, and leaves proceed alone', () => {
    const rules = [...clearable, rule('A02', [{ clearable: true }])]
    const both = { ...clearance, ruleIds: ['A01', 'A02'] }
    const found = only(run(rules, { a01: 'yes' }, { clearances: [both] }))
    expect(found).toMatchObject({ decision: 'ask', missing: ['a02'] })
    const calm = [rule('A01', [{ decide: { scalp: 'proceed' }, clearable: true }])]
    expect(only(run(calm, { a01: 'yes' }, { clearances: [clearance] })).decision).toBe('proceed')
  })
})

describe('what is new since the last screening', () => {
  const rules = [rule('A01', [{ clearable: true }]), rule('A02', [{ decide: { scalp: 'wait' } }])]
  const at = (answers: Answers, more: Partial<ScreeningInput> = {}) =>
    run(rules, { a01: 'no', a02: 'no', ...answers }, more)
  const ids = (before: ReturnType<typeof decide>, after: ReturnType<typeof decide>) =>
    newReasons(before, after).map((one) => [one.element, one.reason.ruleId])

  test('a new yes pauses, an old one does not', () => {
    expect(ids(at({}), at({ a01: 'yes' }))).toEqual([['scalp', 'A01']])
    expect(ids(at({ a01: 'yes' }), at({ a01: 'yes', a02: 'yes' }))).toEqual([['scalp', 'A02']])
    expect(ids(at({ a01: 'yes' }), at({ a01: 'yes' }))).toEqual([])
    expect(ids(at({ a01: 'yes' }), at({}))).toEqual([])
    expect(ids(at({}), at({ a01: 'unknown' }))).toEqual([])
  })

  test('a clearance that ran out makes it new; one given does not', () => {
    const cleared = at({ a01: 'yes' }, { clearances: [clearance] })
    const over = at({ a01: 'yes' }, { clearances: [clearance], today: '2026-07-16' })
    expect(ids(cleared, over)).toEqual([['scalp', 'A01']])
    expect(ids(over, cleared)).toEqual([])
    expect(ids(at({}), cleared)).toEqual([])
  })

  test('each element is held against itself, each rule against itself', () => {
    const two = [
      rule('A01', [{ decide: { scalp: 'note', light: 'wait' } }]),
      rule('A02', [{ decide: { scalp: 'consult' } }]),
    ]
    const elements: Element[] = ['light', 'scalp']
    const with2 = (a01: string, a02: string) => run(two, { a01, a02 }, { elements })
    expect(ids(with2('yes', 'no'), with2('yes', 'yes'))).toEqual([['scalp', 'A02']])
    expect(ids(with2('no', 'yes'), with2('yes', 'yes'))).toEqual([['light', 'A01']])
    const swapped = run(
      [rule('A01', [{ decide: { light: 'wait' } }])],
      { a01: 'yes' },
      { elements },
    )
    const after = run([rule('A01', [{ decide: { scalp: 'wait' } }])], { a01: 'yes' }, { elements })
    expect(ids(swapped, after)).toEqual([['scalp', 'A01']])
  })

  test('stronger on the same rule is new, weaker is not; a new element is new', () => {
    const one = (decided: Finding) =>
      run([rule('A01', [{ decide: { scalp: decided } }])], { a01: 'yes' })
    expect(ids(one('consult'), one('wait'))).toEqual([['scalp', 'A01']])
    expect(ids(one('decline'), one('wait'))).toEqual([])
    expect(ids(one('wait'), one('wait'))).toEqual([])
    const before = { ...one('wait'), elements: [] }
    expect(ids(before, one('wait'))).toEqual([['scalp', 'A01']])
  })
})
