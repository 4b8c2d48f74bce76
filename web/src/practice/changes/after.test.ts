import type { CourseView, RippleOption } from '@anagen/contract'
import { expect, it } from 'vitest'
import { courseAfter } from './after.ts'

const visit = (n: number, start: string) => {
  const [date, end] = [start.slice(0, 10), start.replace('T10', 'T11')]
  return { visitId: `v${n}`, n, state: 'booked', date, start, end, light: false, brow: false }
}
const course = {
  visits: [
    visit(1, '2027-01-04T10:00'),
    visit(2, '2027-02-03T10:00'),
    visit(3, '2027-03-05T10:00'),
  ],
  windows: [{ n: 2, from: '2027-01-25', to: '2027-02-15' }],
} as CourseView

it('shows what moves at its new time, what loses its time as waiting, and the rest as it is', () => {
  const to = { start: '2027-02-10T10:00', end: '2027-02-10T11:30' }
  const option = {
    visits: [
      { visitId: 'v1', changed: false, to: { start: '2027-01-04T10:00' } },
      { visitId: 'v2', changed: true, light: true, brow: false, to },
      { visitId: 'v3', changed: true, light: false, brow: false, to: null },
    ],
  } as RippleOption
  const after = courseAfter(course, option)
  expect(after.visits[0]).toBe(course.visits[0])
  expect(after.visits[1]).toMatchObject({ state: 'booked', date: '2027-02-10', light: true, ...to })
  expect(after.visits[2]).toMatchObject({ state: 'unplaced' })
  expect(after.windows).toEqual([])
})
