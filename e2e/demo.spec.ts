import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Running, startAnagen } from './anagen.ts'
import { keyboard, mouse } from './hands.ts'
import { newYesPauses, setUpPractice } from './journeys.ts'
import { enter } from './run-journeys.ts'
import { demoScreens, type Screen } from './screens.ts'
import { demoOwner } from './staff.ts'

// One demo practice for all of these: it is grown once.
test.describe.configure({ mode: 'default' })

let anagen: Running
let owner: Awaited<ReturnType<typeof demoOwner>>
let screens: Screen[]

test.beforeAll(async () => {
  // A practice of 82 people is grown here; on a busy machine that takes its time.
  test.setTimeout(600_000)
  // Looking at every screen may take longer than a quarter of an hour; nobody is to be signed out by that.
  anagen = await startAnagen({ ANAGEN_SESSION_IDLE_MINUTES: '240' })
  owner = await demoOwner(anagen.url)
  screens = await demoScreens(anagen.url, owner)
})
test.afterAll(() => anagen.stop())

const looks = [
  { width: 390, scheme: 'light' },
  { width: 820, scheme: 'dark' },
  { width: 1440, scheme: 'light' },
] as const

for (const { width, scheme } of looks) {
  test(`no screen breaks a rule of axe or overflows: ${width} px, ${scheme}`, async ({ page }) => {
    test.setTimeout(900_000)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await enter(page, anagen.url, owner)
    for (const screen of screens) {
      await page.goto(anagen.url + screen.path)
      await page.waitForLoadState('networkidle')
      await screen.prepare?.(page)
      await look(page, screen.name)
    }
  })
}

for (const [hand, handsOf] of [
  ['mouse', () => mouse()],
  ['keyboard', keyboard],
] as const) {
  test(`a new yes when asked again before visit 3 pauses the rest, by ${hand}`, async ({
    page,
  }) => {
    const { patients } = await owner.call('patients.list', { query: { limit: 100 } })
    const third = patients.filter(({ step, next }) => step?.done === 2 && step.of === 6 && next)
    const visitId = third[hand === 'mouse' ? 0 : 1]?.next?.visitId
    await enter(page, anagen.url, owner)
    await page.goto(`${anagen.url}/visits/${visitId}`)
    await newYesPauses(page, handsOf(page))
  })
}

test('results between days in which nobody started, and between days the wrong way round', async ({
  page,
}) => {
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/results?from=2020-01-01&to=2020-01-31`)
  await expect(page.getByText('Nobody started between these days')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  const all = page.getByRole('heading', { name: 'From starting to being measured' })
  await expect(all).toBeVisible()
  await page.getByLabel('Started from').fill('2026-02-01')
  await page.getByLabel('until').fill('2026-01-01')
  await expect(page.getByText('This day lies before the first.')).toBeVisible()
  await expect(all).toBeHidden()
})

test('a review that was held tells what was known on its day, and apart what came since', async ({
  page,
}) => {
  const { patients } = await owner.call('patients.list', { query: { limit: 100 } })
  const held = []
  for (const { patientId } of patients) {
    const params = { patientId }
    const { reviews, judged } = await owner.call('progress.get', { params, query: {} })
    const last = judged[0]?.verdict.points.at(-1)?.date ?? ''
    for (const { reviewId, done } of reviews)
      if (done && done.at.slice(0, 10) < last) held.push({ patientId, reviewId, done, last })
  }
  const [one] = held
  if (!one) throw new Error('nobody was measured again after a review')
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/patients/${one.patientId}/reviews/${one.reviewId}`)
  await expect(page.getByRole('region', { name: 'Since then' }).locator('.verdict')).toBeVisible()
  await page.getByText('The same as a table').click()
  const days = await page.locator('.chart-table tbody tr :first-child').allTextContents()
  const known = days.map((day) => Date.parse(day)).filter((day) => !Number.isNaN(day))
  expect(known.length).toBeGreaterThan(1)
  expect(Math.max(...known)).toBeLessThan(Date.parse(one.last) - 864e5)
})

const laterMonday = (today: string, weeks: number) => {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + ((8 - (day.getUTCDay() || 7)) % 7) + 7 * weeks)
  return day.toISOString().slice(0, 10)
}
const friday = (monday: string) =>
  new Date(Date.parse(monday) + 4 * 864e5).toISOString().slice(0, 10)

for (const [hand, handsOf, weeks] of [
  ['mouse', () => mouse(), 1],
  ['keyboard', keyboard, 3],
] as const) {
  test(`a practitioner is away for a week: everybody gets a new time at once, by ${hand}`, async ({
    page,
  }) => {
    const hands = handsOf(page)
    const { today, locations } = await owner.call('session.get', {})
    const locationId = locations[0]?.locationId ?? ''
    const week = (from: string) =>
      owner.call('calendar.range', { query: { locationId, from, days: 5 } })
    // The demo practice is not full in every week.
    let from = laterMonday(today, weeks)
    let before = await week(from)
    const booked = () => before.visits.filter(({ state }) => state === 'booked')
    for (let more = 1; booked().length === 0 && more < 9; more++) {
      from = laterMonday(today, weeks + more)
      before = await week(from)
    }
    const read = () => week(from)
    const personId = booked()[0]?.practitionerId
    const person = before.resources.find((one) => one.resourceId === personId)
    const hers = booked().filter((visit) => visit.practitionerId === personId)
    expect(hers.length).toBeGreaterThan(0)
    await enter(page, anagen.url, owner)
    await page.goto(`${anagen.url}/calendar?view=week&date=${from}`)
    await hands.press(page.getByRole('link', { name: 'Away or out of order' }))
    await hands.choose(page.getByLabel('Who or what'), `${person?.name} (person)`)
    await hands.write(page.getByLabel('From'), from)
    await hands.write(page.getByLabel('Until and with'), friday(from))
    await hands.press(page.getByRole('button', { name: 'Look for new times' }))
    const proposal = page.getByRole('region', { name: 'New times' })
    await expect(proposal.locator('.absence-row')).toHaveCount(hers.length, { timeout: 30_000 })
    await expect(proposal.getByText(/^Proven|^At most/)).toBeVisible()
    const last = proposal.locator('.absence-row').last()
    await hands.press(last.getByRole('button', { name: /^Another time for/ }))
    const dialog = page.getByRole('dialog')
    await hands.press(dialog.getByRole('group', { name: 'Time' }).getByRole('button').last())
    await expect(dialog).toBeHidden()
    await expect(last.getByText('by hand')).toBeVisible()
    await hands.press(page.getByRole('button', { name: /^Save all and tell/ }))
    await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
    const after = await read()
    const left = after.visits.filter(
      (visit) => visit.practitionerId === personId && visit.state === 'booked',
    )
    expect(left).toEqual([])
    const closed = after.days.map(
      ({ works }) => works.find((one) => one.resourceId === person?.resourceId)?.works,
    )
    expect(closed).toEqual([[], [], [], [], []])
    for (const { patientId, courseId, visitId } of hers) {
      const { courses } = await owner.call('courses.list', { params: { patientId } })
      const visits = courses.find((one) => one.courseId === courseId)?.visits ?? []
      const state = visits.find((one) => one.visitId === visitId)?.state
      expect(['booked', 'unplaced']).toContain(state)
    }
  })
}

test('nor does any of the first pages', async ({ page }) => {
  const fresh = await startAnagen()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(fresh.url)
  await expect(page.getByRole('heading', { name: 'Welcome to Anagen' })).toBeVisible()
  await look(page, 'welcome')
  await setUpPractice(page, mouse(), () => look(page, 'wizard'))
  await page.goto(`${fresh.url}/sign-in`)
  await look(page, 'sign-in')
  await fresh.stop()
})

/** A heading, no sideways overflow, and nothing axe would object to. */
async function look(page: Page, name: string): Promise<void> {
  await expect.soft(page.locator('h1').first(), name).toBeVisible()
  expect.soft(await overflow(page), `${name} is wider than the page`).toBe(0)
  // The legacy mode leaves frames of other origins out; there are none, and it needs no second page each time.
  // Only what breaks a rule is told: to describe all that keeps them takes a quarter of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect.soft(told, name).toEqual([])
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
