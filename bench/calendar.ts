import { chromium } from '@playwright/test'
import { startAnagen } from '../e2e/anagen.ts'
import { launchOptions } from '../e2e/playwright.config.ts'
import { calmPerson, setUp } from '../e2e/practice.ts'
import { enter } from '../e2e/run-journeys.ts'
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
    const from = mondayAfter(today)
    for (let i = 0; i < wanted; i++) {
      const patientId = await calmPerson(owner, `Person ${String(i).padStart(3, '0')}`)
      await bookIn(owner, { patientId, locationId, from })
    }
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

function mondayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 8 - (day.getUTCDay() || 7))
  return day.toISOString().slice(0, 10)
}

type Owner = Awaited<ReturnType<typeof setUp>>
type Where = { patientId: string; locationId: string; from: string }

/** Books one acupuncture visit from a day on, where the planner finds it. */
async function bookIn({ call }: Owner, { patientId, locationId, from }: Where): Promise<void> {
  const day = (days: number) =>
    new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
  const away = [{ from: day(-8), to: day(-1) }]
  const wishes = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away }
  const areas = ['body' as const]
  const ask = { patientId, locationId, protocolId: 'acupuncture-visit', areas, light: [], wishes }
  const { plans } = await call('courses.plan', { body: ask })
  const visits = (plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
    n,
    start,
    practitionerId,
  }))
  await call('courses.book', { body: { ...ask, visits } })
}

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
