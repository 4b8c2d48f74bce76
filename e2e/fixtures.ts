import { test as base } from '@playwright/test'
import { type Running, startAnagen } from './anagen.ts'
import { setUp } from './practice.ts'

type Fixtures = {
  /** An Anagen of this test's own, ended with it. */
  anagen: Running
  /** The owner of a small practice set up on it. */
  owner: Awaited<ReturnType<typeof setUp>>
}

/** The test function of the journeys: what it starts ends with it, whatever happens. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
  anagen: async ({}, use) => {
    const running = await startAnagen()
    await use(running)
    await running.stop()
  },
  owner: async ({ anagen }, use) => use(await setUp(anagen.url)),
})
