import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startAnagen } from '../e2e/anagen.ts'
import { launchOptions } from '../e2e/playwright.config.ts'
import { enter } from '../e2e/run-journeys.ts'
import { demoScreens, openScreens, type Screen } from '../e2e/screens.ts'
import { demoOwner } from '../e2e/staff.ts'

// `npm run pictures [folder]`: every screen of the demo practice at three widths, light and dark.
// A selection of them is kept in docs/pictures.
const root = join(import.meta.dirname, '..')
const folder = process.argv[2] ?? join(root, 'pictures')
const kept = join(root, 'docs', 'pictures')
const widths = [390, 820, 1440]
const schemes = ['light', 'dark'] as const
const selection =
  /^(patient|today|plan|visit|screening)-(1440-light|390-light|1440-dark)|^(intake|welcome)-390-light/

type SignIn = { email: string; password: string }

const anagen = await startAnagen()
const fresh = await startAnagen()
const browser = await chromium.launch(launchOptions)
try {
  await rm(folder, { recursive: true, force: true })
  await rm(kept, { recursive: true, force: true })
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(kept, { recursive: true })])
  await shoot(browser, fresh.url, openScreens)
  const owner = await demoOwner(anagen.url)
  const screens = await demoScreens(anagen.url, owner)
  await shoot(browser, anagen.url, [...screens, { name: 'sign-in', path: '/sign-in' }], owner)
} finally {
  await browser.close()
  await Promise.all([anagen.stop(), fresh.stop()])
}

async function shoot(on: Browser, url: string, screens: Screen[], signIn?: SignIn): Promise<void> {
  for (const scheme of schemes) {
    for (const width of widths) {
      const context = await on.newContext({
        viewport: { width, height: width === 390 ? 844 : 1000 },
        colorScheme: scheme,
        locale: 'en-US',
      })
      const page = await context.newPage()
      if (signIn) await enter(page, url, signIn)
      for (const screen of screens)
        await one(page, url, { screen, label: `${screen.name}-${width}-${scheme}` })
      await context.close()
    }
  }
}

async function one(
  page: Page,
  url: string,
  { screen, label }: { screen: Screen; label: string },
): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url + screen.path)
  await page.waitForLoadState('networkidle')
  await screen.prepare?.(page)
  await page.waitForLoadState('networkidle')
  const path = join(folder, `${label}.png`)
  // A dialog stands in the window, not on the page.
  const fullPage = screen.prepare === undefined
  await page.screenshot({ path, fullPage })
  if (!selection.test(label)) return
  await page.screenshot({ path: join(kept, `${label}.jpg`), type: 'jpeg', quality: 72, fullPage })
}
