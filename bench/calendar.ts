import { dateOf } from '@anagen/core/series'
import { addDays } from '@anagen/core/shared'
import { chromium } from '@playwright/test'
import { startAnagen } from '../e2e/anagen.ts'
import { launchOptions } from '../e2e/playwright.config.ts'
import { bookedCourse, setUp } from '../e2e/practice.ts'
import { enter } from '../e2e/run-journeys.ts'
import { mondayAfter } from './planner/sick-week.ts'
import { quantile, table, timed } from './stats.ts'

const wanted = 400
const colleagues = Array.from({ length: 12 }, (_, i) => ({ name: `Colleague ${i + 1}` }))
const rooms = Array.from({ length: 13 }, (_, i) => ({ name: `Room ${i + 1}` }))

/** A week with 400 visits: what the server needs for it, and how soon a browser has drawn it. */
export async function benchCalendar(): Promise<void> {
  const anagen = await startAnagen()
  try {
    const owner = await setUp(anagen.url, { practitioners: colleagues, rooms })
    const { today, locations } = await owner.call('session.get', {})
    const locationId = locations[0]?.locationId ?? ''
    const from = dateOf(mondayAfter(today, 1))
    const away = [{ from: today, to: addDays(from, -1) }]
    const ask = { protocolId: 'acupuncture-visit', areas: ['body' as const], away }
    for (let i = 0; i < wanted; i++)
      await bookedCourse(owner, `Person ${String(i).padStart(3, '0')}`, ask)
    const week = () => owner.call('calendar.range', { query: { locationId, from, days: 7 } })
    const visits = (await week()).visits.length
    const server = await timed(40, week)
    const drawn = await drawing(anagen.url, owner, { from, visits })
    table(`A week of ${visits} visits (milliseconds)`, [
      row('the server answers', server),
      row('the week is drawn, page opened anew', drawn.opened),
      row('from the month back to the week', drawn.switched),
    ])
  } finally {
    await anagen.stop()
  }
}

const row = (what: string, figures: readonly number[]) => ({
  what,
  p50: quantile(figures, 0.5).toFixed(0),
  p95: quantile(figures, 0.95).toFixed(0),
})

type Owner = Awaited<ReturnType<typeof setUp>>

async function drawing(
  url: string,
  owner: Owner,
  { from, visits }: { from: string; visits: number },
) {
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
    await enter(page, url, owner)
    const all = () =>
      page.waitForFunction((n) => document.querySelectorAll('.visit-card').length >= n, visits)
    const opened = await timed(7, async () => {
      await page.goto(`${url}/calendar?view=week&date=${from}`)
      await all()
    })
    const switched = await timed(7, async () => {
      await page.keyboard.press('m')
      await page.waitForFunction(() => document.querySelector('.visit-card') === null)
      await page.keyboard.press('w')
      await all()
    })
    return { opened, switched }
  } finally {
    await browser.close()
  }
}
