import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import depthCases from '../../cases/dose/depth.json' with { type: 'json' }
import raiseCases from '../../cases/dose/raise.json' with { type: 'json' }
import { sources } from '../shared/index.ts'
import { checkDepth, depthLimit, raiseDepth } from './depth.ts'

const limitOf = (labelMm: number | null, protocolMm: number) =>
  depthLimit({ element: 'scalp', labelMm, protocolMm, protocolBasis: [sources.FAG21] })
const rule = { stepMm: 0.25, reactionBelow: 2, painAtMost: 4 }

describe('needle depth', () => {
  test.each(depthCases)('$name', ({ label, protocol, mm, cap, because, state }) => {
    const limit = limitOf(label, protocol)
    expect(limit).toMatchObject({ capMm: cap, because, labelKnown: label !== null })
    expect(checkDepth(mm, limit).state).toBe(state)
  })

  test('above the label asks for a licensed, reasoned override and says what the label says', () => {
    expect(checkDepth(2, limitOf(1.5, 1.5))).toMatchObject({
      needs: 'licensed reasoned override',
      capMm: 1.5,
      words: { en: 'The device label ends at 1.5 mm.' },
    })
    expect(checkDepth(2, limitOf(null, 1.5))).toMatchObject({
      words: { en: expect.stringContaining('No labelled depth is recorded') },
    })
  })

  test('the basis is that of what binds', () => {
    expect(limitOf(2, 1.5).basis).toEqual([sources.FAG21])
    expect(limitOf(null, 2).basis).toEqual([sources.SKP])
    const ownLabel = { kind: 'label', source: 'Maker of this pen', date: '2026' } as const
    const labelled = { element: 'scalp', labelMm: 1, labelBasis: ownLabel } as const
    const limit = depthLimit({ ...labelled, protocolMm: 1.5, protocolBasis: [sources.FAG21] })
    expect(limit.basis).toEqual([ownLabel])
  })

  test('a depth is fine exactly when it is at most the cap', () => {
    const hundredths = fc.integer({ min: 1, max: 300 })
    fc.assert(
      fc.property(hundredths, hundredths, hundredths, (label, protocol, mm) => {
        const limit = limitOf(label / 100, protocol / 100)
        expect(checkDepth(mm / 100, limit).state === 'ok').toBe(mm <= Math.min(label, protocol))
      }),
    )
  })
})

describe('raising the depth', () => {
  test.each(raiseCases)('$name', ({ last, grade, pain, cap, to, why }) => {
    const limit = limitOf(null, cap)
    const raise = raiseDepth({ lastMm: last, reactionGrade: grade, pain, rule, limit })
    if (to !== undefined) expect(raise).toEqual({ raise: true, toMm: to })
    else expect(raise.raise ? '' : raise.why.en).toContain(why)
  })
})
