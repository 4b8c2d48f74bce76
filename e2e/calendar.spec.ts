import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { bookedVisit } from './practice.ts'
import { enter } from './run-journeys.ts'

const ways: [string, (page: Page) => Hands][] = [
  ['by mouse', () => mouse()],
  ['by keyboard', keyboard],
]

for (const [how, handsOn] of ways) {
  test(`given a booked visit, when the calendar is looked at, then it stands in day, week, month and agenda: ${how}`, async ({
    page,
    anagen,
    owner,
  }) => {
    const hands = handsOn(page)
    const visit = await bookedVisit(owner, 'Ines Ferrer')
    await enter(page, anagen.url, owner)
    await page.setViewportSize({ width: 1440, height: 1000 })
    await page.goto(`${anagen.url}/calendar?date=${visit.date}`)
    const name = page.getByText('Ines Ferrer').first()
    for (const view of ['Day', 'Week', 'Month', 'Agenda']) {
      await hands.tick(page.getByRole('radio', { name: view, exact: true }))
      await expect(name).toBeVisible()
    }
    await page.keyboard.press('m')
    await expect(page.getByRole('radio', { name: 'Month' })).toBeChecked()
    await page.keyboard.press('n')
    await page.keyboard.press('p')
    await expect(name).toBeVisible()
    await hands.press(page.getByRole('link', { name: 'Sheets to print' }))
    await expect(page.getByRole('heading', { name: 'Day sheet' })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: /Ines Ferrer/ })).toBeVisible()
    await hands.press(page.getByRole('link', { name: /^Downtime sheet/ }))
    await expect(page.getByRole('columnheader', { name: 'Notes' }).first()).toBeVisible()
  })
}

test('given a visit, when its free times are lit in the week, then pressing one moves it there after a look', async ({
  page,
  anagen,
  owner,
}) => {
  const visit = await bookedVisit(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/calendar?view=week&date=${visit.date}`)
  await page.getByRole('button', { name: 'More for Ines Ferrer' }).click()
  await page.getByRole('button', { name: 'Show its free times' }).click()
  await expect(page.getByText('Lit: every free time for')).toBeVisible()
  const lit = page.locator('.lit.pick')
  await expect(lit.first()).toBeVisible()
  await lit.last().click({ position: { x: 190, y: 4 } })
  await page.getByRole('button', { name: 'Save and tell' }).click()
  await expect(page.getByText(/^Saved, /)).toBeVisible()
  const { visit: now } = await owner.call('visits.get', { params: { visitId: visit.visitId } })
  expect(now.start).not.toBe(visit.start)
})

test('given the week, when a card is dragged to another day, then it is moved there after a look', async ({
  page,
  anagen,
  owner,
}) => {
  const visit = await bookedVisit(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/calendar?view=week&date=${visit.date}`)
  const card = page.getByRole('article').filter({ hasText: 'Ines Ferrer' })
  await card.scrollIntoViewIfNeeded()
  const box = await card.boundingBox()
  const columns = page.locator('[data-column]')
  const keys = await columns.evaluateAll((all) => all.map((one) => one.getAttribute('data-column')))
  const at = keys.indexOf(visit.date)
  const other = columns.nth(at + 1 < keys.length ? at + 1 : at - 1)
  const there = await other.boundingBox()
  if (!box || !there) throw new Error('no card')
  await page.mouse.move(box.x + 20, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(box.x + 40, box.y + 14, { steps: 3 })
  await expect(page.locator('.lit').first()).toBeVisible()
  await page.mouse.move(there.x + there.width / 2, box.y + 14, { steps: 5 })
  await expect(page.locator('.landing')).toBeVisible()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Save and tell' }).click()
  await expect(page.getByText(/^Saved, /)).toBeVisible()
  const { visit: now } = await owner.call('visits.get', { params: { visitId: visit.visitId } })
  expect(now.date).not.toBe(visit.date)
})

test('given who manages the practice, when hours are changed from the calendar, then the column follows', async ({
  page,
  anagen,
  owner,
}) => {
  const { visit } = { visit: await bookedVisit(owner, 'Ines Ferrer') }
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/calendar?view=day&date=${visit.date}`)
  await page
    .getByRole('button', { name: /change hours and days off/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).first().click()
  await page.getByRole('button', { name: 'Opening hours' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('given a person who wants the dates in their own calendar, when an address is made, then it can be read until it is ended', async ({
  page,
  anagen,
  owner,
}) => {
  const visit = await bookedVisit(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/patients/${visit.patientId}`)
  await page.getByRole('button', { name: 'Calendar address' }).click()
  await mouse().tick(page.getByRole('radio', { name: '“Appointment”', exact: true }))
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.getByLabel('Link', { exact: true }).inputValue()
  const read = () => page.request.get(address, { headers: { cookie: '' } })
  const calendar = await read()
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  const text = await calendar.text()
  expect(text).toContain('SUMMARY:Appointment')
  expect(text).not.toContain('Ines')
  await page.getByRole('button', { name: /^End the address made/ }).click()
  await expect(page.getByText('Addresses in use')).toBeHidden()
  expect((await read()).status()).toBe(404)
})
