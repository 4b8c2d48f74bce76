import { describe, expect, it } from 'vitest'
import { pageData } from './page-data.ts'
import { sampleEn } from './report-samples.ts'

describe('the rows of a report', () => {
  it('have one line for all zones of a visit treated alike', () => {
    const zone = { depthMm: 0.6, passes: 8 }
    const zones = [
      { ...zone, name: 'Front' },
      { ...zone, name: 'Left brow', depthMm: 0.25 },
      { ...zone, name: 'Crown' },
      { ...zone, name: 'Back', passes: null },
    ]
    const visits = [
      { n: 1, date: '2026-03-12', light: null, zones },
      { n: 2, date: '2026-04-11', light: null, zones: [] },
    ]
    expect(pageData({ ...sampleEn, visits }, 'roomy').visits).toEqual([
      {
        ...{ n: '1', date: 'Mar 12, 2026', light: 'none' },
        zones: [
          { name: 'Front, Crown', depth: '0.6 mm', passes: '8' },
          { name: 'Left brow', depth: '0.25 mm', passes: '8' },
          { name: 'Back', depth: '0.6 mm', passes: 'not recorded' },
        ],
      },
      {
        ...{ n: '2', date: 'Apr 11, 2026', light: 'none' },
        zones: [{ name: 'not recorded', depth: 'not recorded', passes: 'not recorded' }],
      },
    ])
    expect(visits[0]?.zones[0]?.name).toBe('Front')
  })

  it('tell beside the visits only what has happened: no review before it was held', () => {
    const ribbon = {
      ...sampleEn.ribbon,
      holds: [{ from: '2026-07-01', to: null, label: 'journey' }],
      events: [
        { from: '2026-01-10', to: null, label: 'semaglutide' },
        { from: '2026-05-30', to: null, label: 'tomorrow' },
      ],
      reviews: [
        { date: '2026-03-12', label: 'held', held: '2026-05-29' },
        { date: '2026-04-11', label: 'missed', held: null },
        { date: '2026-08-27', label: 'ahead', held: null },
      ],
    }
    expect(pageData({ ...sampleEn, date: '2026-05-29', ribbon }, 'roomy').along).toEqual([
      ['since Jan 10, 2026', 'semaglutide'],
      ['May 29, 2026', 'held'],
    ])
  })
})
