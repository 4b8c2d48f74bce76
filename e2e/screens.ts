import type { Page } from '@playwright/test'
import type { demoOwner } from './staff.ts'

/** One screen of the app, and what to do to see it. */
export type Screen = {
  name: string
  path: string
  prepare?: (page: Page) => Promise<unknown>
}
type Owner = Awaited<ReturnType<typeof demoOwner>>

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()

/** The day by room, where there is room for columns. */
async function rooms(page: Page): Promise<void> {
  const choice = page.getByRole('radio', { name: 'Rooms' })
  if (await choice.isVisible()) await choice.check()
}

/** What a change would do, before it is saved. */
async function preview(page: Page): Promise<void> {
  await press('Change…')(page)
  await press('Look at it first')(page)
  await page.getByRole('heading', { name: /Another time/ }).waitFor()
  await page.locator('.changed-visits').waitFor()
}

/** New times for the visits of the first person who treats, who is away from the day shown on. */
async function proposal(page: Page): Promise<void> {
  await page.getByLabel('Who or what').selectOption({ index: 1 })
  const from = await page.getByLabel('From').inputValue()
  const later = new Date(Date.parse(from) + 4 * 864e5).toISOString().slice(0, 10)
  await page.getByLabel('Until and with').fill(later)
  await press('Look for new times')(page)
  await page.getByRole('region', { name: 'New times' }).waitFor({ timeout: 30_000 })
}

/** The free times that can be offered to the first who waits. */
async function offering(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Offer .+ a time$/ })
    .last()
    .click()
  await page.getByRole('group', { name: 'Time' }).waitFor()
}

/** A few areas without hair. */
async function salt(page: Page): Promise<void> {
  const top = page.getByRole('button', { name: 'More: Top' })
  if (!(await top.isVisible())) await page.getByText('Scalp without hair (SALT)').first().click()
  for (let i = 0; i < 5; i++) await top.click()
}

const reckoned = (page: Page) => page.getByText('Reckoned for this plan').waitFor()

/** Screens of a new installation. */
export const openScreens: Screen[] = [
  { name: 'welcome', path: '/welcome' },
  { name: 'wizard', path: '/welcome', prepare: press(/Set up my practice/) },
]

/** Every screen of the demo practice, with the people who show most. */
export async function demoScreens(url: string, { call }: Owner): Promise<Screen[]> {
  const { today, locations } = await call('session.get', {})
  const locationId = locations[0]?.locationId ?? ''
  const day = await call('day.get', { query: { date: today, locationId } })
  const open =
    day.visits.find((v) => v.state === 'arrived') ?? day.visits.find((v) => v.state === 'booked')
  const signed = day.visits.find((v) => v.state === 'done')
  const { patients } = await call('patients.list', { query: { limit: 100 } })
  const middle = patients.find((p) => p.step && p.step.done >= 3 && p.step.of === 6) ?? patients[0]
  const free = patients.filter((p) => !p.step)
  const held = await findPerson(call, patients, ['consult', 'wait'])
  const ready = await findPerson(call, free, ['proceed', 'note'])
  const params = { patientId: middle?.patientId ?? '' }
  const { link } = await call('patients.link', { params, body: {} })
  const offer = await offerTo(call, middle)
  const told = await findProgress(call, patients)
  const of = (patientId: string | undefined, rest = '') => `/patients/${patientId}${rest}`
  const settings = ['practice', 'resources', 'people', 'services', 'protocols', 'log']
  return [
    { name: 'today', path: '/' },
    { name: 'rooms', path: '/', prepare: rooms },
    { name: 'visit-menu', path: '/', prepare: press(/^More for/) },
    { name: 'account', path: '/', prepare: (page) => page.locator('.user-menu summary').click() },
    { name: 'patients', path: '/patients' },
    { name: 'person', path: '/patients', prepare: press('Add a person') },
    { name: 'patient', path: of(middle?.patientId) },
    { name: 'payment', path: of(middle?.patientId), prepare: press('Note a payment') },
    { name: 'move', path: of(middle?.patientId), prepare: press('Move') },
    { name: 'change', path: of(middle?.patientId), prepare: press('Change…') },
    { name: 'preview', path: of(middle?.patientId), prepare: preview },
    ...(['day', 'week', 'month', 'agenda'] as const).map((view) => ({
      name: `calendar-${view}`,
      path: `/calendar?view=${view}`,
    })),
    { name: 'sheet', path: '/calendar/sheet' },
    { name: 'absence', path: '/absence' },
    { name: 'absence-proposal', path: '/absence', prepare: proposal },
    { name: 'worklist', path: '/worklist' },
    { name: 'offer', path: '/worklist', prepare: offering },
    { name: 'feed', path: of(middle?.patientId), prepare: press('Calendar address') },
    ...Object.entries(told).map(([name, { patientId }]) => ({
      name: `progress-${name}`,
      path: of(patientId, '/progress'),
    })),
    { name: 'plan-of-looks', path: of(told.same?.patientId, '/progress'), prepare: press(/plan/i) },
    { name: 'measure', path: of(middle?.patientId, '/measure') },
    { name: 'measure-salt', path: of(told.band?.patientId, '/measure'), prepare: salt },
    { name: 'spot', path: of(middle?.patientId, '/measure'), prepare: press('Mark a spot') },
    { name: 'event', path: of(middle?.patientId, '/measure'), prepare: press('Note something') },
    { name: 'correct', path: of(told.same?.patientId, '/measure'), prepare: press(/^Correct /) },
    { name: 'expect', path: of(ready, '/expect'), prepare: reckoned },
    ...(['review', 'held', 'ahead'] as const).map((name) => ({
      name: name === 'review' ? name : `review-${name}`,
      path: of(told[name]?.patientId, `/reviews/${told[name]?.reviewId}`),
    })),
    { name: 'results', path: '/results' },
    { name: 'screening', path: of(held, '/screening') },
    { name: 'clearance', path: of(held, '/screening'), prepare: press('Enter a clearance') },
    { name: 'hold', path: of(held, '/screening'), prepare: press('Hold') },
    { name: 'link', path: of(held, '/screening'), prepare: press('Send a link') },
    { name: 'tablet', path: of(held, '/intake') },
    { name: 'plan', path: of(ready, '/plan') },
    { name: 'visit', path: `/visits/${open?.visitId}` },
    { name: 'consent', path: `/visits/${open?.visitId}`, prepare: press('Read and sign') },
    { name: 'signed', path: `/visits/${signed?.visitId}` },
    ...settings.map((part) => ({ name: `settings-${part}`, path: `/settings/${part}` })),
    { name: 'protocol', path: '/settings/protocols/microneedling-six-monthly' },
    { name: 'search', path: '/patients', prepare: (page) => page.keyboard.press('/') },
    { name: 'intake', path: link.replace(url, '') },
    { name: 'offer-link', path: offer },
  ]
}

type Found = { patientId: string; reviewId?: string }

/** People of whom different things can be said: no change, more, less, not comparable, only a band; and a review to hold, held and ahead. */
async function findProgress(
  call: Owner['call'],
  people: readonly { patientId: string }[],
): Promise<Record<string, Found>> {
  const names = {
    'cannot tell': 'same',
    more: 'more',
    less: 'less',
    'not comparable': 'other',
    'band only': 'band',
  }
  const found: Record<string, Found> = {}
  for (const { patientId } of people) {
    const { judged, reviews } = await call('progress.get', { params: { patientId }, query: {} })
    const verdict = judged.find((one) => one.primary)?.verdict
    if (verdict && verdict.points.length > 1) found[names[verdict.state]] ??= { patientId }
    for (const { reviewId, state } of judged.length > 0 ? reviews : [])
      found[state === 'done' ? 'held' : state === 'ahead' ? state : 'review'] ??= {
        patientId,
        reviewId,
      }
  }
  return found
}

/** Puts the next visit of a person on the wait list and offers it a time; the link to answer. */
async function offerTo(
  call: Owner['call'],
  person: { next: { visitId: string } | null } | undefined,
): Promise<string> {
  const params = { visitId: person?.next?.visitId ?? '' }
  await call('waits.add', { params, body: { note: 'Mornings are best' } })
  const { days } = await call('visits.slots', { params, query: {} })
  const date = days.filter(({ count }) => count > 0).at(-1)?.date
  const { slots } = await call('visits.slots', { params, query: { date } })
  const { start = '', practitionerId = '' } = slots[0] ?? {}
  return (await call('offers.make', { params, body: { start, practitionerId } })).link
}

/** The first of them whose screening says one of these. */
async function findPerson(
  call: Owner['call'],
  people: readonly { patientId: string }[],
  decisions: readonly string[],
): Promise<string | undefined> {
  for (const { patientId } of people) {
    const { screening } = await call('patients.screening', { params: { patientId }, query: {} })
    if (decisions.includes(screening.overall)) return patientId
  }
  return people[0]?.patientId
}
