import { expect, test } from 'vitest'
import { poolSpots } from './pool-spots.ts'
import { observationSchema } from './schema.ts'

const at = (date: string, value: number, with_: object = {}) =>
  observationSchema.parse({ date, value, method: 'engine', device: 'a', areaCm2: 1, ...with_ })
const matched = (gained: number) => ({
  matched: { against: '2027-01-04', kept: 90, gained, lost: 10 },
})

test('three spots become one of three times the size', () => {
  const spots = [100, 130, 160].map((value, i) => [
    at('2027-01-04', value, { repeats: [value - 1, value, value + 1] }),
    at('2027-07-04', value + 6, matched(16 + i)),
  ])
  const [first, later] = poolSpots(spots)
  expect(first).toMatchObject({ value: 130, areaCm2: 3 })
  expect(first?.repeats).toHaveLength(9)
  expect(later?.matched).toEqual({ against: '2027-01-04', kept: 270, gained: 51, lost: 30 })
})

test('a day on which a spot is missing, or was taken otherwise, is left out', () => {
  const whole = [at('2027-01-04', 100), at('2027-07-04', 100)]
  expect(poolSpots([whole, [at('2027-01-04', 120)]]).map(({ date }) => date)).toEqual([
    '2027-01-04',
  ])
  expect(poolSpots([whole, [at('2027-01-04', 120, { device: 'b' })]])).toEqual([])
  expect(poolSpots([])).toEqual([])
})

test('hairs count as followed only where they were at every spot', () => {
  const [day] = poolSpots([[at('2027-07-04', 100, matched(20))], [at('2027-07-04', 120)]])
  expect(day?.matched).toBeNull()
})
