import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { bookedCourse } from './practice.ts'
import { enter } from './run-journeys.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const ways: [string, (page: Page) => Hands][] = [
  ['by mouse', () => mouse()],
  ['by keyboard', keyboard],
]

for (const [how, handsOn] of ways) {
  test(`given a booked course, when visit 2 is missed, then one dialog moves it, one message tells it, and it is taken back: ${how}`, async ({
    page,
    anagen,
    owner,
  }) => {
    const hands = handsOn(page)
    const course = await bookedCourse(owner, 'Ines Ferrer')
    const params = { patientId: course.patientId }
    const read = async () => (await owner.call('courses.list', { params })).courses[0]?.visits ?? []
    const second = course.visits[1]
    await enter(page, anagen.url, owner)
    await page.setViewportSize({ width: 1440, height: 1000 })
    await page.goto(`${anagen.url}/?date=${second?.date}`)
    await hands.press(button(page, 'More for Ines Ferrer'))
    await hands.press(button(page, /^Missed$/))
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('What the person will be told')).toBeVisible()
    await expect(dialog.locator('.changed-visits li')).toHaveCount(6)
    await hands.press(button(page, 'Save and tell'))
    await expect(dialog).toBeHidden()
    const after = await read()
    expect(after[1]?.start).not.toBe(second?.start)
    expect(after.filter((one, i) => one.start !== course.visits[i]?.start)).toHaveLength(1)
    const { events } = await owner.call('patients.timeline', { params })
    expect(events.filter(({ kind }) => kind === 'message')).toHaveLength(2)
    await hands.press(button(page, 'Undo'))
    await expect(page.getByText(/^Taken back, /)).toBeVisible()
    expect((await read()).map(({ start }) => start)).toEqual(
      course.visits.map(({ start }) => start),
    )
  })

  test(`given a booked course, when surgery comes in month 3, then it is held and goes on afterwards: ${how}`, async ({
    page,
    anagen,
    owner,
  }) => {
    const hands = handsOn(page)
    const course = await bookedCourse(owner, 'Ines Ferrer')
    const params = { patientId: course.patientId }
    const states = async () =>
      ((await owner.call('courses.list', { params })).courses[0]?.visits ?? []).map(
        (one) => one.state,
      )
    await enter(page, anagen.url, owner)
    await page.goto(`${anagen.url}/patients/${course.patientId}`)
    await hands.press(button(page, 'Change…'))
    await hands.tick(page.getByRole('radio', { name: 'Hold' }))
    await hands.press(button(page, 'Look at it first'))
    await expect(page.getByText('Please fill this in.').first()).toBeVisible()
    await hands.write(page.getByLabel('Why'), 'Surgery')
    await hands.write(page.getByLabel('From', { exact: true }), course.visits[2]?.date ?? '')
    await hands.press(button(page, 'Look at it first'))
    await expect(page.getByText('no time for now').first()).toBeVisible()
    await hands.press(button(page, 'Save and tell'))
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(await states()).toEqual(['booked', 'booked', ...Array(4).fill('unplaced')])
    await hands.press(button(page, 'Change…'))
    await hands.tick(page.getByRole('radio', { name: 'Go on' }))
    await hands.press(button(page, 'Look at it first'))
    await hands.press(button(page, 'Save and tell'))
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(await states()).toEqual(Array(6).fill('booked'))
  })
}

test('given a booked course, when light is wanted on visits 3 to 6, then it is added to all of them at once', async ({
  page,
  anagen,
  owner,
}) => {
  const course = await bookedCourse(owner, 'Ines Ferrer')
  const params = { patientId: course.patientId }
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/patients/${course.patientId}`)
  const { press, tick } = mouse()
  await press(button(page, 'Change…'))
  await tick(page.getByRole('radio', { name: 'Light or brows on visits' }))
  for (const n of [1, 2])
    await page
      .getByRole('checkbox', { name: new RegExp(`^Visit ${n}:`) })
      .locator('xpath=ancestor::label[1]')
      .click()
  await press(button(page, 'Look at it first'))
  await press(button(page, 'Save and tell'))
  await expect(page.getByRole('dialog')).toBeHidden()
  const { courses } = await owner.call('courses.list', { params })
  expect(courses[0]?.visits.map(({ light }) => light)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ])
})
