import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { bookedCourse, type setUp, sixTreatments } from './practice.ts'
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

for (const [how, handsOn] of ways) {
  test(`given a course on Tuesdays and a panel busy on Tuesdays, when light is wanted on visits 3 to 6, then these alone move, and one message tells it: ${how}`, async ({
    page,
    anagen,
    owner,
  }) => {
    const { press, tick, untick } = handsOn(page)
    const course = await bookedCourse(owner, 'Ines Ferrer', { ...sixTreatments, weekdays: [2] })
    const weekdayOf = ({ date }: { date: string }) => new Date(`${date}T00:00Z`).getUTCDay()
    expect(course.visits.map(weekdayOf)).toEqual(Array(6).fill(2))
    await keepPanelFromTuesdays(owner)
    const params = { patientId: course.patientId }
    await enter(page, anagen.url, owner)
    await page.goto(`${anagen.url}/patients/${course.patientId}`)
    await press(button(page, 'Change…'))
    await tick(page.getByRole('radio', { name: 'Light or brows on visits' }))
    for (const n of [1, 2])
      await untick(page.getByRole('checkbox', { name: new RegExp(`^Visit ${n}:`) }))
    await press(button(page, 'Look at it first'))
    await press(button(page, 'Save and tell'))
    await expect(page.getByRole('dialog')).toBeHidden()
    const visits = (await owner.call('courses.list', { params })).courses[0]?.visits ?? []
    expect(visits.map(({ light }) => light)).toEqual([false, false, true, true, true, true])
    const moved = visits.map((one, i) => one.start !== course.visits[i]?.start)
    expect(moved).toEqual([false, false, true, true, true, true])
    expect(visits.slice(2).some((one) => weekdayOf(one) === 2)).toBe(false)
    const { events } = await owner.call('patients.timeline', { params })
    expect(events.filter(({ kind }) => kind === 'message')).toHaveLength(2)
  })
}

/** The panel is elsewhere on Tuesdays. */
async function keepPanelFromTuesdays({ call }: Awaited<ReturnType<typeof setUp>>) {
  const { resources } = await call('resources.list', {})
  const panel = resources.find(({ name }) => name === 'Panel')
  if (!panel) throw new Error('there is no panel')
  const { resourceId, ...rest } = panel
  const hours = [1, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
  await call('resources.update', { params: { resourceId }, body: { ...rest, hours } })
}
