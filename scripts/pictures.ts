import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startAnagen } from '../e2e/anagen.ts'
import { launchOptions } from '../e2e/playwright.config.ts'
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
type Screen = { name: string; path: string; prepare?: (page: Page) => Promise<unknown> }

const anagen = await startAnagen()
const fresh = await startAnagen()
const browser = await chromium.launch(launchOptions)
try {
  await rm(folder, { recursive: true, force: true })
  await rm(kept, { recursive: true, force: true })
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(kept, { recursive: true })])
  await shoot(browser, fresh.url, await openScreens())
  const { screens, signIn } = await demoScreens()
  await shoot(browser, anagen.url, screens, signIn)
} finally {
  await browser.close()
  await Promise.all([anagen.stop(), fresh.stop()])
}

/** Screens that need nobody signed in. */
async function openScreens(): Promise<Screen[]> {
  return [
    { name: 'welcome', path: '/welcome' },
    {
      name: 'wizard',
      path: '/welcome',
      prepare: async (page) => {
        await page.getByRole('button', { name: /Set up my practice/ }).click()
      },
    },
  ]
}

/** Screens of the demo practice, with people who show most. */
async function demoScreens(): Promise<{ screens: Screen[]; signIn: SignIn }> {
  const owner = await demoOwner(anagen.url)
  const { call } = owner
  const { today, locations } = await call('session.get', {})
  const locationId = locations[0]?.locationId ?? ''
  const day = await call('day.get', { query: { date: today, locationId } })
  const open =
    day.visits.find((v) => v.state === 'arrived') ?? day.visits.find((v) => v.state === 'booked')
  const signed = day.visits.find((v) => v.state === 'done')
  const { patients } = await call('patients.list', { query: { limit: 100 } })
  const middle = patients.find((p) => p.step && p.step.done >= 3 && p.step.of === 6) ?? patients[0]
  const held = await findPerson(call, patients, ['consult', 'wait'])
  const ready = await findPerson(
    call,
    patients.filter((p) => !p.step),
    ['proceed', 'note'],
  )
  const { link } = await call('patients.link', {
    params: { patientId: middle?.patientId ?? '' },
    body: {},
  })
  const of = (patientId: string | undefined, rest = '') => `/patients/${patientId}${rest}`
  const screens: Screen[] = [
    { name: 'today', path: '/' },
    { name: 'patients', path: '/patients' },
    { name: 'patient', path: of(middle?.patientId) },
    { name: 'screening', path: of(held, '/screening') },
    { name: 'tablet', path: of(held, '/intake') },
    { name: 'plan', path: of(ready, '/plan') },
    { name: 'visit', path: `/visits/${open?.visitId}` },
    { name: 'signed', path: `/visits/${signed?.visitId}` },
    ...['practice', 'resources', 'people', 'services', 'protocols', 'log'].map((part) => ({
      name: `settings-${part}`,
      path: `/settings/${part}`,
    })),
    { name: 'protocol', path: '/settings/protocols/microneedling-six-monthly' },
    { name: 'search', path: '/', prepare: (page) => page.keyboard.press('/') },
    { name: 'intake', path: link },
    { name: 'sign-in', path: '/sign-in' },
  ]
  return { screens, signIn: owner }
}

/** The first of them whose screening says one of these. */
async function findPerson(
  call: Awaited<ReturnType<typeof demoOwner>>['call'],
  people: readonly { patientId: string }[],
  decisions: readonly string[],
): Promise<string | undefined> {
  for (const { patientId } of people) {
    const { screening } = await call('patients.screening', { params: { patientId }, query: {} })
    if (decisions.includes(screening.overall)) return patientId
  }
  return people[0]?.patientId
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

async function enter(page: Page, url: string, { email, password }: SignIn): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
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
  const fullPage = screen.name !== 'search'
  await page.screenshot({ path, fullPage })
  if (!selection.test(label)) return
  await page.screenshot({ path: join(kept, `${label}.jpg`), type: 'jpeg', quality: 72, fullPage })
}
