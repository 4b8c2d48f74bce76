import type { Treatment, ZoneSetting } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { describe, expect, it } from 'vitest'
import { zoneHistories } from './map-zones.ts'

const crown: ZoneSetting = { zone: 'crown', depthMm: 0.8, passes: 3 }
const treated = (...zones: ZoneSetting[]): Treatment => ({ ...emptyTreatment, zones })

describe('a zone beside last time', () => {
  const cases: [string, Treatment, Treatment | null, object][] = [
    ['as last time', treated(crown), treated(crown), { now: crown, before: crown, mark: null }],
    ['deeper', treated(crown), treated({ ...crown, depthMm: 0.7 }), { mark: 'changed' }],
    ['fewer passes', treated(crown), treated({ ...crown, passes: 4 }), { mark: 'changed' }],
    ['new', treated(crown), treated(), { now: crown, before: null, mark: 'changed' }],
    ['not this time', treated(), treated(crown), { now: null, before: crown, mark: 'left out' }],
    ['never', treated(), treated(), { now: null, before: null, mark: null }],
    ['no last time', treated(crown), null, { now: crown, before: null, mark: null }],
  ]
  it.each(cases)('%s', (_name, now, last, expected) =>
    expect(zoneHistories(['crown'], now, last)).toMatchObject([{ id: 'crown', ...expected }]),
  )
})

describe('the zones of a map', () => {
  it('are the areas in their order, then what is recorded beyond them, once each', () => {
    const now = treated({ ...crown, zone: 'nape' }, crown)
    const ids = zoneHistories(['front', 'crown'], now, treated({ ...crown, zone: 'gone' }))
    expect(ids.map((one) => one.id)).toEqual(['front', 'crown', 'nape'])
  })
})
