import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** How the system's Chromium is started: no window, no calls to anywhere. */
export const launchOptions = {
  executablePath: chromium,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}

/** The journeys, with the mouse in UTC+5:45 and by keyboard in UTC-3:30, each on its own server. */
export default defineConfig({
  testDir: '.',
  globalSetup: './ready-folder.ts',
  testMatch: '**/*.spec.ts',
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true,
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/results.json' },
    ],
  ],
  use: {
    headless: true,
    actionTimeout: 40_000,
    locale: 'en-US',
    // Without its film, and with still pages: together a tenth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
  projects: [
    { name: 'mouse', testIgnore: /keyboard/, use: { timezoneId: 'Asia/Kathmandu' } },
    { name: 'keyboard', testMatch: /keyboard\.spec\.ts/, use: { timezoneId: 'America/St_Johns' } },
  ],
})
