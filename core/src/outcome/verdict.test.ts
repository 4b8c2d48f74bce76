import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../shared/index.ts'
import type { Observation, Series, Verdict } from './schema.ts'
import { seriesSchema, verdictSchema } from './schema.ts'
import { changeOf, judge, judgeAll } from './verdict.ts'

const start = '2027-01-11'
const on = (month: number) => addDays(start, Math.round(month * 30.4375))

type Figure = Partial<Observation> & { value: number }
const at = (date: string, figure: Figure) => ({
  date,
  method: 'engine' as const,
  device: 'scope A',
  umPerPx: 6,
  engine: '2.1.0',
  areaCm2: 1,
  repeats: [figure.value, figure.value, figure.value],
  ...figure,
})
const series = (observations: unknown[], with_: Partial<Series> = {}): Series =>
  seriesSchema.parse({
    measure: 'density-terminal',
    diagnosis: 'pattern',
    start,
    observations,
    ...with_,
  })
const first = at(on(-0.2), { value: 150 })
const matched = (gained: number, lost: number, hairs = 450, against = first.date) => ({
  against,
  kept: hairs - lost,
  gained,
  lost,
})
const followUp = (gained: number, lost: number, hairs?: number) =>
  at(on(6), {
    value: 150 + (gained - lost) / 3,
    method: 'hair-to-hair',
    areaCm2: 3,
    matched: matched(gained, lost, hairs),
  })

type Row = [name: string, verdict: Verdict, expected: Partial<Verdict>]
const rows: Row[] = [
  ['nothing at all', judge(series([])), { state: 'not comparable', reasons: ['no baseline'] }],
  [
    'only after the start',
    judge(series([at(on(3), { value: 150 })])),
    { state: 'not comparable', reasons: ['no baseline'], change: null },
  ],
  [
    'only the baseline',
    judge(series([first])),
    { state: 'cannot tell', reasons: ['no follow-up'], change: null },
  ],
  [
    'too early',
    judge(series([first, at(on(1), { value: 300 })])),
    { state: 'cannot tell', reasons: ['before the first look'], change: null, look: null },
  ],
  [
    'small change',
    judge(series([first, at(on(3), { value: 160 })])),
    { state: 'cannot tell', reasons: [], direction: null, visible: null },
  ],
  [
    'large gain',
    judge(series([first, at(on(3), { value: 230 })])),
    { state: 'more', direction: 'better', visible: 'likely', test: 'difference with all errors' },
  ],
  [
    'large loss',
    judge(series([first, at(on(3), { value: 80 })])),
    { state: 'less', direction: 'worse', visible: 'likely' },
  ],
  [
    'followed hairs, +18 %, by month 6',
    judge(series([first, followUp(135, 54)])),
    { state: 'more', direction: 'better', visible: 'probably not', test: 'exact, matched hairs' },
  ],
  [
    'followed hairs, as many came as went',
    judge(series([first, followUp(90, 92)])),
    { state: 'cannot tell', test: 'exact, matched hairs' },
  ],
  [
    'followed hairs, many went',
    judge(series([first, followUp(40, 130)])),
    { state: 'less', direction: 'worse' },
  ],
  [
    'fewer hairs in the comb',
    judge(
      series(
        [
          at(on(0), { value: 60, method: 'count', device: null }),
          at(on(6), { value: 4, method: 'count', device: null }),
        ],
        { measure: 'shedding-comb' },
      ),
    ),
    { state: 'less', direction: 'better' },
  ],
  [
    'a rating needs no baseline',
    judge(
      series([at(on(6), { value: 2, repeats: [], method: 'question' })], {
        measure: 'self-rating',
      }),
    ),
    { state: 'more', direction: 'better' },
  ],
  [
    'a rating of one step is within its error',
    judge(
      series([at(on(6), { value: 1, repeats: [], method: 'question' })], {
        measure: 'self-rating',
      }),
    ),
    { state: 'cannot tell' },
  ],
  ...(
    [
      ['other method', { method: 'by-hand', engine: null }],
      ['other device', { device: 'scope B' }],
      ['other device', { device: null }],
      ['other scale', { umPerPx: 7 }],
      ['other engine', { engine: '3.0.0' }],
      ['other area', { areaCm2: 2 }],
    ] as const
  ).map(([reason, change]): Row => {
    const name = `${reason} ${JSON.stringify(change)}`
    return [
      name,
      judge(series([first, at(on(3), { value: 300, ...change })])),
      {
        state: 'not comparable',
        reasons: [reason],
        direction: null,
        change: null,
        detectable: null,
        latest: null,
        chance: null,
      },
    ]
  }),
]

describe('a verdict', () => {
  test.each(rows)('%s', (_, verdict, expected) => {
    expect(verdict).toMatchObject(expected)
    expect(verdictSchema.parse(verdict)).toEqual(verdict)
  })

  test('two days before the start are averaged, what cannot be compared is drawn aside', () => {
    const verdict = judge(
      series([
        at(on(-1), { value: 140 }),
        first,
        at(on(-0.5), { value: 99, device: 'other' }),
        at(on(3), { value: 150 }),
      ]),
    )
    expect(verdict.baseline).toMatchObject({ value: 145, days: 2, date: first.date })
    expect(verdict.points.map(({ role }) => role)).toEqual([
      'baseline',
      'not comparable',
      'baseline',
      'look',
    ])
  })

  test('between two looks it rests on the last one and says so by its points', () => {
    const verdict = judge(series([first, at(on(3), { value: 155 }), at(on(3.3), { value: 240 })]))
    expect(verdict).toMatchObject({ state: 'cannot tell', look: { number: 1, of: 6, date: on(3) } })
    expect(verdict.points.map(({ role }) => role)).toEqual(['baseline', 'look', 'between'])
    expect(verdict.next?.month).toBe(4)
  })

  test('a device changed later takes the word back and keeps what was drawn', () => {
    const verdict = judge(
      series([first, at(on(3), { value: 230 }), at(on(4), { value: 235, device: 'scope B' })]),
    )
    expect(verdict).toMatchObject({
      state: 'not comparable',
      reasons: ['other device'],
      change: null,
    })
    expect(verdict.points.map(({ role }) => role)).toEqual(['baseline', 'look', 'not comparable'])
  })

  test('followed hairs are comparable with the picture the engine counted, by the same device only', () => {
    expect(judge(series([first, followUp(135, 54)])).state).toBe('more')
    const other = { ...followUp(135, 54), device: 'scope B' }
    expect(judge(series([first, other]))).toMatchObject({
      state: 'not comparable',
      reasons: ['other device'],
    })
  })

  // 150 hairs/cm2 on 3 cm2 are 450 hairs.
  test.each([
    [225, null],
    [224, ['other hairs']],
    [900, null],
    [901, ['other hairs']],
    [8, ['other hairs']],
  ])('%i hairs followed of 450 there: %j', (hairs, reasons) => {
    const verdict = judge(series([first, followUp(3, 3, hairs)]))
    if (reasons) expect(verdict).toMatchObject({ state: 'not comparable', change: null, reasons })
    else expect(verdict.test).toBe('exact, matched hairs')
  })

  test('of an area not known nothing speaks against the hairs followed', () => {
    const one = { ...followUp(3, 3, 8), areaCm2: null }
    expect(judge(series([first, one])).test).toBe('exact, matched hairs')
  })

  test('hairs followed from a day that is no baseline are not taken as followed', () => {
    const one = { ...followUp(135, 54), matched: matched(135, 54, 450, on(-3)) }
    expect(judge(series([first, one]))).toMatchObject({
      state: 'not comparable',
      reasons: ['other method', 'other area'],
    })
  })

  test('the untreated spot at the back takes the season off', () => {
    const reference = [
      at(first.date, { value: 200 }),
      at(on(6), {
        value: 200,
        method: 'hair-to-hair',
        areaCm2: 3,
        matched: matched(20, 20, 600),
      }),
    ]
    const with_ = judge(series([first, followUp(118, 64)], { reference } as Partial<Series>))
    const without = judge(series([first, followUp(118, 64)]))
    expect(with_).toMatchObject({
      test: 'matched hairs against reference',
      reference: { kept: 580, gained: 20, lost: 20 },
    })
    expect(with_.spread?.season).toBeLessThan(without.spread?.season ?? 0)
    const gain = reference.map((one, i) =>
      i === 0 ? one : { ...one, matched: matched(75, 0, 600) },
    )
    const both = judge(series([first, followUp(135, 54)], { reference: gain } as Partial<Series>))
    expect(both.state).toBe('cannot tell')
  })

  test('what else happened stands beside, in the order of its beginning', () => {
    const events = [
      { kind: 'minoxidil' as const, label: '', from: on(2), to: null },
      { kind: 'illness' as const, label: '', from: on(-9), to: on(-8) },
      { kind: 'glp1' as const, label: '', from: on(-5), to: on(1) },
      { kind: 'stress' as const, label: '', from: on(5), to: null },
    ]
    const { events: beside } = judge(series([first, at(on(3), { value: 150 })], { events }))
    expect(beside.map(({ kind }) => kind)).toEqual(['glp1', 'minoxidil'])
  })
})

describe('alopecia areata', () => {
  const salt = (later: number) =>
    judge(
      series(
        [
          at(on(0), { value: 40, repeats: [], method: 'inspection' }),
          at(on(6), { value: later, repeats: [], method: 'inspection' }),
        ],
        { measure: 'salt', diagnosis: 'alopecia_areata' },
      ),
    )
  test.each([0, 5, 20, 40, 50])('SALT from 40 to %d is shown and never credited', (later) => {
    const verdict = salt(later)
    expect(verdict).toMatchObject({
      state: 'band only',
      direction: null,
      reasons: ['alopecia areata'],
      untreated: null,
    })
    expect(verdict.band[6]?.low).toBe(0)
    expect(verdict.stop).toMatchObject({ recommend: false })
  })
  test('a clear worsening is told', () => {
    expect(salt(95)).toMatchObject({ state: 'more', direction: 'worse' })
  })
  test('followed hairs that came are not credited either', () => {
    const verdict = judge(
      series([first, followUp(200, 10)], { diagnosis: 'alopecia_areata', selfRating: 3 }),
    )
    expect(verdict).toMatchObject({
      state: 'band only',
      direction: null,
      stop: { recommend: false, why: 'cannot be judged' },
    })
  })
})

describe('the stop rule', () => {
  const late = at(on(6), { value: 152 })
  test.each([
    ['before week 24', [first, at(on(3), { value: 150 })], null, null],
    ['no gain, rating 0', [first, late], 0, { recommend: true, why: 'no gain' }],
    ['no gain, rating -1', [first, late], -1, { recommend: true, why: 'no gain' }],
    ['no gain, rating 1', [first, late], 1, { recommend: false, why: 'better rating' }],
    ['not asked', [first, late], null, { recommend: false, why: 'rating not asked' }],
    ['gain', [first, at(on(6), { value: 260 })], 0, { recommend: false, why: 'gain told' }],
    ['loss', [first, at(on(6), { value: 60 })], 0, { recommend: true, why: 'no gain' }],
    [
      'other device',
      [first, at(on(6), { value: 152, device: 'B' })],
      0,
      { recommend: false, why: 'cannot be judged' },
    ],
  ])('%s', (_, observations, selfRating, stop) => {
    expect(judge(series(observations, { selfRating })).stop).toEqual(stop)
  })
  test('a look of month 3 cannot answer for week 24', () => {
    const { stop } = judge(
      series([first, at(on(3), { value: 150 })], { today: on(7), selfRating: 0 }),
    )
    expect(stop).toEqual({ recommend: false, why: 'cannot be judged' })
  })
})

describe('properties', () => {
  const value = fc.integer({ min: 60, max: 300 })
  const months = [-0.5, -0.2, 1, 3, 4, 5, 6, 9]
  const many = fc
    .tuple(...months.map(() => value))
    .map((values) => values.map((one, i) => at(on(months[i] ?? 0), { value: one })))

  test('the order of entry does not matter', () => {
    fc.assert(
      fc.property(
        many.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(judge(series(shuffled))).toEqual(judge(series(all)))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('one more repeat never widens the interval', () => {
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 8 }), (before, after, n) => {
        const width = (repeats: number, where: 0 | 1) => {
          const figures = [before, after].map((one, i) =>
            at(on(i === 0 ? 0 : 6), {
              value: one,
              repeats: Array(i === where ? repeats : 3).fill(one),
            }),
          )
          const { change } = judge(series(figures))
          return (change?.high ?? 0) - (change?.low ?? 0)
        }
        for (const where of [0, 1] as const)
          expect(width(n + 1, where)).toBeLessThanOrEqual(width(n, where) + 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  test('swapping the times reverses more and less', () => {
    const opposite = { more: 'less', less: 'more' } as const
    fc.assert(
      fc.property(value, value, (a, b) => {
        const one = judge(series([at(on(0), { value: a }), at(on(6), { value: b })]))
        const other = judge(series([at(on(0), { value: b }), at(on(6), { value: a })]))
        const { state } = one
        expect(other.state).toBe(state === 'more' || state === 'less' ? opposite[state] : state)
        expect(other.change?.value).toBeCloseTo(-(one.change?.value ?? 0), 9)
      }),
      { numRuns: 60 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (g, l) => {
        const one = judge(series([first, followUp(g, l)])).state
        const other = judge(series([first, followUp(l, g)])).state
        expect(other).toBe(one === 'more' || one === 'less' ? opposite[one] : one)
      }),
      { numRuns: 60 },
    )
  })

  test('another device never gives a number', () => {
    fc.assert(
      fc.property(many, (all) => {
        const changed = all.map((one) => (one.date > start ? { ...one, device: 'scope B' } : one))
        expect(judge(series(changed))).toMatchObject({
          state: 'not comparable',
          change: null,
          latest: null,
          detectable: null,
          chance: null,
          critical: null,
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('several measures together', () => {
  const gain = (measure: Series['measure'], value: number, primary: boolean) =>
    series([first, at(on(6), { value })], { measure, primary })
  test('a primary measure is judged as alone, the others share the chance', () => {
    const primary = gain('density-terminal', 215, true)
    const alone = judge(primary)
    const others = Array.from({ length: 6 }, () => gain('density-total', 218, false))
    const [again, ...rest] = judgeAll([primary, ...others])
    expect(again).toEqual(alone)
    for (const one of rest) expect(one.critical).toBeGreaterThan(alone.critical ?? 0)
    const single = gain('density-total', 218, false)
    expect(judgeAll([single])).toEqual([judge(single)])
  })
  test('the order of measures gives the same words', () => {
    const all = [218, 150, 260, 100].map((value) => gain('density-total', value, false))
    const states = judgeAll(all).map(({ state }) => state)
    expect(judgeAll(all.toReversed()).map(({ state }) => state)).toEqual(states.toReversed())
  })
})

test('the change alone is that of the verdict', () => {
  for (const observations of [
    [first, at(on(3), { value: 170 })],
    [first, followUp(100, 60)],
  ]) {
    const one = series(observations)
    const { change, critical, detectable } = judge(one)
    expect(changeOf(one)).toMatchObject({
      value: change?.value,
      low: change?.low,
      high: change?.high,
      critical,
      detectable,
    })
  }
  expect(changeOf(series([first]))).toBeNull()
})
