import { judge, seriesSchema } from '@anagen/core/outcome'
import { addDays } from '@anagen/core/shared'
import { expect, it } from 'vitest'
import { chartOf } from './report-chart.ts'
import { reportWords } from './report-words.ts'

const start = '2026-03-09'
/** SALT in alopecia areata, on days after the start. */
function chart(days: number[]) {
  const observations = days.map((day) => ({
    date: addDays(start, day),
    value: 40,
    method: 'inspection',
  }))
  const series = { measure: 'salt', diagnosis: 'alopecia_areata', start, observations }
  const verdict = judge(seriesSchema.parse(series))
  return chartOf({
    ...{ judged: { spotId: null, side: null, primary: true, verdict }, isOwnCourse: true },
    ...{ name: 'SALT', unit: '%', start, say: reportWords.en, visits: new Map() },
  })
}

it.each([
  { name: 'before the first look', days: [0] },
  { name: 'at a look', days: [0, 183] },
])('what alopecia areata does by itself is never drawn as chance: $name', ({ days }) => {
  expect(chart(days)).toMatchObject({
    ...{ chance: null, untreated: null },
    natural: { label: 'what alopecia areata does by itself' },
  })
})
