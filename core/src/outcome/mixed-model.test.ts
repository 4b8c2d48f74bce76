import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import orthodont from '../../cases/outcome/orthodont.json' with { type: 'json' }
import sleepstudy from '../../cases/outcome/sleepstudy.json' with { type: 'json' }
import type { Group } from './mixed-likelihood.ts'
import { fitMixedModel, type MixedModel } from './mixed-model.ts'
import { seeded } from './random.ts'

function fit(groups: readonly Group[], method: 'REML' | 'ML' = 'REML'): MixedModel {
  const model = fitMixedModel(groups, { method })
  if (!model) throw new Error('No fit')
  return model
}

/** Intercept, slope, their errors, the three spreads, correlation, criterion. */
const digits = ({ intercept, slope, sd, correlation, criterion }: MixedModel) => [
  intercept.value,
  slope.value,
  intercept.se,
  slope.se,
  sd.intercept,
  sd.slope,
  sd.residual,
  correlation,
  criterion,
]

function close(told: readonly (number | null)[], expected: readonly number[]): void {
  expect(told).toHaveLength(expected.length)
  for (const [i, value] of expected.entries())
    expect(Math.abs((told[i] ?? Number.NaN) / value - 1), `figure ${i}`).toBeLessThan(1e-5)
}

describe('random intercepts and slopes', () => {
  test('sleepstudy by REML: lme4 with its optimiser run to the end', () => {
    close(digits(fit(sleepstudy.groups)), sleepstudy.reml)
  })

  test('sleepstudy by maximum likelihood: log-likelihood -875.96967', () => {
    close(digits(fit(sleepstudy.groups, 'ML')), sleepstudy.ml)
  })

  test('Orthodont by REML: lme4, and nlme with log-likelihood -221.318343', () => {
    close(digits(fit(orthodont.groups)), orthodont.reml)
  })

  test('shrunken lines of sleepstudy: coef() of lme4, errors by inverting the whole equations', () => {
    const { lines } = fit(sleepstudy.groups)
    close(
      lines.slice(0, 4).flatMap(({ intercept, slope }) => [intercept, slope.value]),
      [
        253.663670349, 19.6662578638, 211.006527924, 1.8475827768, 212.444859048, 5.0184060424,
        275.095603238, 5.6529546728,
      ],
    )
    close(
      lines.slice(0, 2).map(({ slope }) => slope.se),
      [2.33627586734793, 2.33627586734793],
    )
    const [{ slope, interval }] = lines as [MixedModel['lines'][number]]
    expect(interval.high - slope.value).toBeCloseTo(1.959964 * slope.se, 5)
    expect(slope.value - interval.low).toBeCloseTo(1.959964 * slope.se, 5)
  })

  test('nothing to fit: too little, one time, one group, no noise', () => {
    const flat = { times: [1, 1, 1], values: [1, 2, 3] }
    const exact = { times: [0, 1, 2], values: [1, 2, 3] }
    for (const groups of [
      [],
      [exact],
      [flat, flat],
      [{ times: [0], values: [1] }, flat].slice(0, 1),
    ])
      expect(fitMixedModel(groups)).toBeNull()
    expect(fitMixedModel([exact, exact])).toBeNull()
  })
})

/** Groups with known lines: intercept 150 +/- 30, slope 2 +/- 1, noise 8. */
function clinic(patients: number, seed: number, slopeSd = 1) {
  const random = seeded(seed)
  return Array.from({ length: patients }, (_, i) => {
    const truth = 2 + slopeSd * random.normal()
    const start = 150 + 30 * random.normal()
    const times = Array.from({ length: 2 + (i % 6) }, (_, visit) => visit)
    const values = times.map((time) => start + truth * time + 8 * random.normal())
    return { truth, times, values }
  })
}

describe('a clinic of patients with unequal numbers of visits', () => {
  test('finds what went in, and its intervals hold the true slopes as often as they say', () => {
    const patients = clinic(4000, 3)
    const model = fit(patients)
    expect(Math.abs(model.slope.value - 2)).toBeLessThan(3 * model.slope.se)
    expect(model.sd.slope).toBeCloseTo(1, 1)
    expect(model.sd.residual).toBeCloseTo(8, 0)
    const held = model.lines.filter(
      ({ interval }, i) =>
        interval.low <= (patients[i]?.truth ?? 0) && (patients[i]?.truth ?? 0) <= interval.high,
    )
    expect(held.length / 4000).toBeGreaterThan(0.93)
    expect(held.length / 4000).toBeLessThan(0.97)
  })

  test('slopes that do not vary are told nearly the same', () => {
    const { lines, sd, slope } = fit(clinic(60, 8, 0))
    expect(sd.slope).toBeLessThan(0.2)
    for (const line of lines) expect(Math.abs(line.slope.value - slope.value)).toBeLessThan(0.5)
  })

  test('other units and another zero of time or value tell the same', () => {
    const factor = fc.double({ min: 0.02, max: 50, noNaN: true })
    const shift = fc.double({ min: -20, max: 20, noNaN: true })
    const patients = clinic(40, 5)
    const plain = fit(patients)
    fc.assert(
      fc.property(factor, factor, shift, shift, (inTime, inValue, later, higher) => {
        const model = fit(
          patients.map(({ times, values }) => ({
            times: times.map((time) => inTime * (time + later)),
            values: values.map((value) => inValue * (value + higher)),
          })),
        )
        const rate = inValue / inTime
        const relative = (told: number, expected: number) =>
          expect(Math.abs(told / expected - 1)).toBeLessThan(1e-4)
        relative(model.slope.value, rate * plain.slope.value)
        relative(model.slope.se, rate * plain.slope.se)
        relative(model.sd.slope, rate * plain.sd.slope)
        relative(model.sd.residual, inValue * plain.sd.residual)
        for (const [i, { slope }] of model.lines.entries())
          expect(slope.value / rate).toBeCloseTo(plain.lines[i]?.slope.value ?? 0, 3)
      }),
      { numRuns: 40 },
    )
  })
})
