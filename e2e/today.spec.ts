import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { keyboard } from './hands.ts'
import { bookedVisit } from './practice.ts'
import { enter } from './run-journeys.ts'

const minutesOf = (start: string) => Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16))

test('a visit is moved by dragging, by dialog, and not to where another stands', async ({
  page,
  anagen,
  owner,
}) => {
  const visit = await bookedVisit(owner, 'Ines Ferrer')
  const read = async () => {
    const { visit: now } = await owner.call('visits.get', { params: { visitId: visit.visitId } })
    return now
  }
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/?date=${visit.date}`)
  const card = page.getByRole('article').filter({ hasText: 'Ines Ferrer' })
  await card.scrollIntoViewIfNeeded()
  const box = await card.boundingBox()
  if (!box) throw new Error('no card')
  const down = minutesOf(visit.start) < 14 * 60 ? 108 : -108
  const x = box.x + box.width / 3
  await page.mouse.move(x, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(x, box.y + 14 + down / 2, { steps: 4 })
  await expect(page.locator('.lit').first()).toBeVisible()
  await page.mouse.move(x, box.y + 14 + down, { steps: 4 })
  await expect(page.locator('.landing')).toBeVisible()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Save and tell' }).click()
  await expect(page.getByText(/^Saved, /)).toBeVisible()
  const dragged = await read()
  expect(minutesOf(dragged.start) - minutesOf(visit.start)).toBe(down > 0 ? 60 : -60)

  const { press } = keyboard(page)
  await press(page.getByRole('button', { name: 'More for Ines Ferrer' }))
  await press(page.getByRole('button', { name: 'Move…' }))
  const time = page
    .getByRole('dialog')
    .getByRole('group', { name: 'Time' })
    .getByRole('button')
    .first()
  await press(time)
  await press(page.getByRole('button', { name: 'Save and tell' }))
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect.poll(async () => (await read()).start).not.toBe(dragged.start)

  const moved = await read()
  const other = await bookedVisit(owner, 'Ada Ost')
  const params = { visitId: other.visitId }
  const { practitionerId, start } = moved
  const body = { start, practitionerId, version: 1 }
  await expect(owner.call('visits.move', { params, body })).rejects.toThrow()
})

test('light is added from the card, and a cancelled visit leaves the columns', async ({
  page,
  anagen,
  owner,
}) => {
  const visit = await bookedVisit(owner, 'Ines Ferrer')
  await enter(page, anagen.url, owner)
  await page.setViewportSize({ width: 1440, height: 1000 })
  await page.goto(`${anagen.url}/?date=${visit.date}`)
  const light = page.getByRole('button', { name: 'Light for Ines Ferrer' })
  await light.click()
  await expect(light).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(light).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'More for Ines Ferrer' }).click()
  await page.getByRole('button', { name: 'Cancel visit' }).click()
  await page.getByRole('button', { name: 'Save and tell' }).click()
  await expect(page.getByText(/^Saved, /)).toBeVisible()
  await expect(page.locator('.column').getByRole('article')).toHaveCount(0)
})
