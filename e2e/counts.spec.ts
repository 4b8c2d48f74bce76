import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { counting } from './hands.ts'
import { bookedCourse, bookedVisit, calmPerson } from './practice.ts'
import { enter } from './run-journeys.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('given a person with nothing to tell, when a course is booked from the open app, then it takes three steps', async ({
  page,
  anagen,
  owner,
}) => {
  const { press, steps } = counting()
  const patientId = await calmPerson(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.keyboard.press('/')
  await page.keyboard.type('Ines')
  await press(page.getByRole('option', { name: /Ines Ferrer/ }))
  await press(page.getByRole('link', { name: 'Plan a course' }).first())
  await press(button(page, 'Book all 6 visits'))
  await expect(page.getByRole('heading', { name: 'All 6 visits are booked' })).toBeVisible()
  expect(steps()).toBe(3)
  const { courses } = await owner.call('courses.list', { params: { patientId } })
  expect(courses[0]?.visits).toHaveLength(6)
})

test('given a visit on the screen, when it is missed and moved with what follows, then it takes three steps', async ({
  page,
  anagen,
  owner,
}) => {
  const { press, steps } = counting()
  const { visits } = await bookedCourse(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/?date=${visits[1]?.date}`)
  await press(button(page, 'More for Ines Ferrer'))
  await press(button(page, /^Missed$/))
  await press(button(page, 'Save and tell'))
  await expect(page.getByText(/^Saved, /)).toBeVisible()
  expect(steps()).toBe(3)
})

test('given a visit on the screen, when light is added, then it takes one step', async ({
  page,
  anagen,
  owner,
}) => {
  const { press, steps } = counting()
  const { visitId, date } = await bookedVisit(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/?date=${date}`)
  const sun = page.locator('button.tool[aria-label*="Ines Ferrer"][aria-pressed]')
  await press(sun)
  await expect(sun).toHaveAttribute('aria-pressed', 'true')
  expect(steps()).toBe(1)
  const { visit } = await owner.call('visits.get', { params: { visitId } })
  expect(visit.light).toBe(true)
})
