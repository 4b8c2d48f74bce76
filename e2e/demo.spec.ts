import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Running, startAnagen } from './anagen.ts'
import { keyboard, mouse } from './hands.ts'
import { newYesPauses } from './journeys.ts'
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
  { width: 1440, scheme: 'dark' },
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
      await expect.soft(page.locator('h1').first(), screen.name).toBeVisible()
      expect.soft(await overflow(page), `${screen.name} is wider than the page`).toBe(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      expect.soft(told, screen.name).toEqual([])
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

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
