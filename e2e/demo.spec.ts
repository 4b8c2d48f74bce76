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
  anagen = await startAnagen()
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
    test.setTimeout(300_000)
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
  const { violations } = await new AxeBuilder({ page }).analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect.soft(told, name).toEqual([])
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
