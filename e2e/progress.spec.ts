import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import {
  dayAfter,
  type Entry,
  type Person,
  type Practice,
  practiceOfHalfAYear,
} from './half-a-year.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { enter } from './run-journeys.ts'

// One practice for all of these, half a year old: it is made once.
test.describe.configure({ mode: 'default' })

const both = ['mouse', 'keyboard'] as const
const names = ['Same', 'Gain', 'Patch', 'Scope'] as const
const careless = 'Slip'
const nameOf = (who: (typeof names)[number], hand: string) => `${who} ${hand}`

let practice: Practice
test.beforeAll(async () => {
  test.setTimeout(240_000)
  practice = await practiceOfHalfAYear([
    ...both.flatMap((hand) => names.map((who) => nameOf(who, hand))),
    careless,
  ])
})
test.afterAll(() => practice?.anagen.stop())

/** Days after the first visit of the looks at months 3, 4, 5 and 6. */
const looks = [91, 122, 152, 183] as const
const spotOf = (page: Page) => page.locator('.spot-fields')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function open(page: Page, person: Person): Promise<void> {
  await enter(page, practice.anagen.url, practice)
  await page.goto(`${practice.anagen.url}/patients/${person.patientId}`)
}

/** To the sheet of measures, on a day after the first visit. */
async function sheet(page: Page, hands: Hands, day: string): Promise<void> {
  await hands.press(page.getByRole('link', { name: 'Enter measures' }))
  await expect(page.getByRole('heading', { name: 'Measures' })).toBeVisible()
  await hands.write(page.getByLabel('Day', { exact: true }), day)
}

async function save(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }))
  await expect(page.getByRole('heading', { name: 'What changed?' })).toBeVisible()
}

async function repeats(page: Page, hands: Hands, figures: readonly string[]): Promise<void> {
  for (const [i, figure] of figures.entries())
    await hands.write(spotOf(page).getByLabel(`repeat ${i + 1}`), figure)
}

const longDay = (date: string) =>
  new Date(date).toLocaleDateString('en', { dateStyle: 'full', timeZone: 'UTC' })
const told = (page: Page) => page.locator('.verdict')

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** The text of the report without spaces, which lines lose. */
async function reportText(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: /^Report/ })
  await expect(link).toHaveAttribute('target', '_blank')
  const answer = await page.request.get(
    new URL((await link.getAttribute('href')) ?? '', page.url()).href,
  )
  expect(answer.headers()['content-type']).toContain('application/pdf')
  const pdf = await getDocumentProxy(new Uint8Array(await answer.body()))
  const pages = Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1))
  const contents = await Promise.all(pages.map(async (one) => (await one).getTextContent()))
  const items = contents.flatMap(({ items: all }) => all)
  return squeezed(items.map((one) => ('str' in one ? one.str : '')).join(''))
}
const squeezed = (text: string) => text.replace(/[\s\u200b]+/g, '').normalize('NFC')

test('slips on the sheet of measures are said, and nothing typed is lost', async ({ page }) => {
  const person = practice.person(careless)
  await open(page, person)
  await page.goto(`${practice.anagen.url}/patients/${person.patientId}/progress`)
  await expect(page.getByText('A report can be made once something is measured.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Report/ })).toHaveCount(0)
  await practice.measured(person, -3, {
    ...{ measure: 'density-terminal', method: 'hair-to-hair', device: 'Scope A', areaCm2: 3 },
    ...{ spotId: person.spotId, repeats: [123, 124, 125] },
  })
  await open(page, person)
  await sheet(page, mouse(), dayAfter(person.start, looks[0]))
  await repeats(page, mouse(), ['120', '123', '9000'])
  await expect(spotOf(page)).toContainText('mean 121.5')
  await expect(spotOf(page)).toContainText('spread (standard deviation) 2.1')
  await repeats(page, mouse(), ['', '', ''])
  const hairs = (name: string) => spotOf(page).getByRole('textbox', { name })
  for (const [name, count] of [
    ['Stayed', '5'],
    ['Came', '400'],
    ['Went', '3'],
  ] as const)
    await hairs(name).fill(count)
  await expect(spotOf(page)).toContainText('In the first picture: 8 hairs, 2.7 per cm²')
  await expect(spotOf(page)).toContainText('Now: 405 hairs, 135 per cm²')
  await expect(spotOf(page)).toContainText(
    'The first picture had about 372 hairs; these add up to 8.',
  )

  const day = page.getByLabel('Day', { exact: true })
  await day.fill('')
  await expect(hairs('Came')).toHaveValue('400')
  await expect(page.locator('.save-bar')).toContainText('Please give the day')
  await button(page, 'Save').click()
  await expect(day).toBeFocused()
  await expect(page.locator('.measure-day')).toContainText('Please fill this in.')
  await page.setViewportSize({ width: 390, height: 844 })
  await button(page, 'Discard').click()
  await expect(hairs('Came')).toHaveValue('')
  await expect(day).not.toHaveValue('')
  const [toast, bar, places] = await Promise.all(
    ['.toast', '.save-bar', '.places'].map((one) => page.locator(one).boundingBox()),
  )
  if (!toast || !bar || !places) throw new Error('the foot of the page is not whole')
  expect(toast.y + toast.height).toBeLessThanOrEqual(bar.y)
  expect(bar.y + bar.height).toBeGreaterThanOrEqual(places.y)
  const entered = page.getByRole('region', { name: 'Figures entered so far' })
  const beyond = await entered.evaluate((box) => box.scrollWidth - box.clientWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  await button(page, 'Undo').click()
  await expect(hairs('Came')).toHaveValue('400')
  await expect(page.locator('.measure-day')).not.toContainText('Please fill this in.')
  await day.fill(dayAfter(person.start, looks[0]))
  await page.reload()
  await expect(hairs('Came')).toHaveValue('400')
  await hairs('Stayed').fill('350')
  await hairs('Came').fill('20')
  await hairs('Went').fill('15')
  await expect(spotOf(page)).toContainText('In the first picture: 365 hairs, 121.7 per cm²')
  await expect(spotOf(page)).not.toContainText('these add up to')
  await page.setViewportSize({ width: 1280, height: 800 })

  const mood = page.locator('details', { hasText: 'Mood and worry' })
  const answers = mood.getByRole('radio', { name: 'Nearly every day' })
  await mood.locator('summary').click()
  for (const i of [0, 1, 2]) await answers.nth(i).locator('xpath=ancestor::label[1]').click()
  const say = page.getByText('Say this now, in person:').first()
  await mood.locator('summary').click()
  await expect(mood).not.toHaveAttribute('open')
  await button(page, 'Save').click()
  await expect(mood).toContainText('Please fill in every part.')
  await expect(mood.getByRole('radio', { name: 'Not at all' }).nth(3)).toBeFocused()
  await answers.nth(3).locator('xpath=ancestor::label[1]').click()
  await expect(mood).not.toContainText('Please fill in every part.')
  await expect(answers.nth(3)).toBeFocused()
  await mood.locator('summary').click()
  await expect(say).toBeVisible()

  const dialog = page.getByRole('dialog')
  await button(page, 'Note something').click()
  await expect(dialog.getByLabel('What')).toHaveValue('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Please choose what happened.')
  await dialog.getByLabel('What').selectOption({ label: 'illness' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.event-row')).toContainText('illness')

  await button(page, 'Mark a spot').click()
  await expect(dialog.locator('.spot-mark.faint')).toHaveText('A')
  await expect(dialog).not.toContainText('This lies on')
  for (let i = 0; i < 2; i++)
    await dialog.getByRole('button', { name: 'More: From the left' }).click()
  await expect(dialog).toContainText('This lies on Crown.')
  await dialog.getByLabel('Name').fill('x'.repeat(61))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('These are 61 characters; please use 60 or fewer.')
  await clean(page)
  await dialog.getByLabel('Name').fill('x'.repeat(60))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(spotOf(page)).toHaveCount(2)
})

for (const hand of both) {
  const handsOf = (page: Page) => (hand === 'mouse' ? mouse() : keyboard(page))

  test(`nothing changed in half a year: no change can be told, and what could have been, by ${hand}`, async ({
    page,
  }) => {
    const hands = handsOf(page)
    const person = practice.person(nameOf('Same', hand))
    const answered = dayAfter(person.start, looks[3])
    await practice.measured(person, looks[3], {
      ...{ measure: 'phq4', method: 'question' },
      parts: { interest: 2, down: 2, nervous: 0, worry: 0 },
    })
    const asksForHelp = () =>
      expect(page.getByText(`On ${longDay(answered)} an answer asked for help.`)).toBeVisible()
    await open(page, person)
    await asksForHelp()
    await sheet(page, hands, dayAfter(person.start, -3))
    await hands.choose(spotOf(page).getByLabel('How'), 'counted by hand')
    await hands.write(spotOf(page).getByLabel('Device'), 'Scope A')
    await hands.write(spotOf(page).getByLabel('Area, cm²'), '1')
    await repeats(page, hands, ['142', '144', '99'])
    await expect(page.getByText(/Repeat 3 lies further from the others/)).toBeVisible()
    await hands.write(spotOf(page).getByLabel('repeat 3'), '141')
    await page.reload()
    await expect(spotOf(page).getByLabel('repeat 3')).toHaveValue('141')
    await clean(page)
    await save(page, hands)
    for (const [i, day] of looks.slice(0, 3).entries())
      await practice.measured(person, day, {
        ...{ measure: 'density-terminal', method: 'by-hand', device: 'Scope A', areaCm2: 1 },
        ...{ spotId: person.spotId, repeats: [141 + i, 145 - i, 143] },
      })
    await sheet(page, hands, dayAfter(person.start, looks[3]))
    await expect(page.getByText('As last time: counted by hand · Scope A · 1 cm²')).toBeVisible()
    await repeats(page, hands, ['144', '143', '146'])
    await save(page, hands)
    await expect(page.getByRole('link', { name: /^Report/ })).toBeVisible()
    await expect(told(page)).toContainText('no change can be told yet')
    await expect(told(page)).toContainText(/a change of about .+ or more could have been seen/)
    await clean(page)
    await hands.press(page.getByText('The same as a table'))
    await expect(page.locator('.chart-table tbody tr')).toHaveCount(5)
    await asksForHelp()

    await hands.press(page.getByRole('link', { name: /32/ }))
    await expect(page.getByRole('heading', { name: /^Opens / })).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(0)
    await clean(page)
    await page.goBack()
    await hands.press(page.getByRole('link', { name: /24/ }))
    await asksForHelp()
    await hands.press(button(page, 'Ask now'))
    const [first, second] = await Promise.all(
      [0, 1].map((n) => page.getByRole('radio').nth(n).locator('..').boundingBox()),
    )
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThan((first?.width ?? 0) + 4)
    await hands.tick(page.getByRole('radio', { name: 'The same' }))
    await hands.press(button(page, 'Note it'))
    await expect(page.getByRole('heading', { name: 'We recommend ending here.' })).toBeVisible()
    await clean(page)
    await hands.write(page.getByLabel(/^Note/), 'We talked it over')
    await page.reload()
    await expect(page.getByLabel(/^Note/)).toHaveValue('We talked it over')
    await hands.tick(page.getByRole('radio', { name: 'End here' }))
    await hands.press(button(page, 'Keep this decision'))
    await expect(page.getByRole('heading', { name: 'End here' })).toBeVisible()
    await expect(page.getByText('We talked it over')).toBeVisible()
    await expect(page.getByRole('heading', { name: /^What was known on / })).toBeVisible()
    await expect(page.getByText(/^Nothing was measured, asked or corrected since/)).toBeVisible()
    await clean(page)
  })

  test(`a true gain of 18 %, hair by hair, is told by month 6, and the report says the same, by ${hand}`, async ({
    page,
  }) => {
    const hands = handsOf(page)
    const person = practice.person(nameOf('Gain', hand))
    const scope = {
      ...{ measure: 'density-terminal', method: 'hair-to-hair', device: 'Scope A', areaCm2: 3 },
      spotId: person.spotId,
    } satisfies Entry
    const against = dayAfter(person.start, -3)
    await practice.measured(person, -3, { ...scope, repeats: [140, 141, 139] })
    for (const [i, day] of looks.slice(0, 3).entries()) {
      const matched = { against, kept: 402 - i, gained: 34 + 14 * i, lost: 18 + i }
      const value = Math.round((10 * (matched.kept + matched.gained)) / 3) / 10
      await practice.measured(person, day, { ...scope, matched, value })
    }
    await open(page, person)
    await sheet(page, hands, dayAfter(person.start, looks[3]))
    for (const [name, count] of [
      ['Stayed', '398'],
      ['Came', '98'],
      ['Went', '22'],
    ] as const)
      await hands.write(spotOf(page).getByRole('textbox', { name }), count)
    await save(page, hands)
    await expect(told(page)).toContainText(
      'more than measuring error and usual fluctuation explain',
    )
    await expect(told(page)).toContainText('98 came')
    const text = await reportText(page)
    for (const line of await told(page).locator('p').allTextContents())
      expect(text).toContain(squeezed(line))
  })

  test(`alopecia areata that gets better is shown and not credited, by ${hand}`, async ({
    page,
  }) => {
    const hands = handsOf(page)
    const person = practice.person(nameOf('Patch', hand))
    const params = { patientId: person.patientId }
    const { patientId: _, ...before } = await practice.staff.call('patients.get', { params })
    const body = { ...before, diagnosisClass: 'alopecia_areata' } as const
    await practice.staff.call('patients.update', { params, body })
    await open(page, person)
    await sheet(page, hands, dayAfter(person.start, -3))
    for (let i = 0; i < 9; i++) await hands.press(button(page, 'More: Top'))
    for (let i = 0; i < 3; i++) await hands.press(button(page, 'More: Back'))
    await expect(page.getByText('SALT 12 of 100')).toContainText('S1: below 25 %')
    await clean(page)
    await save(page, hands)
    await sheet(page, hands, dayAfter(person.start, looks[3]))
    await hands.press(button(page, 'More: Top'))
    await hands.press(button(page, 'More: Top'))
    await save(page, hands)
    await expect(told(page)).toContainText('shown beside what alopecia areata does by itself')
    await expect(told(page)).toContainText('not put down to anything')
    await expect(told(page)).not.toContainText('explain')
  })

  test(`another device in month 3 is not compared, and it says what to do, by ${hand}`, async ({
    page,
  }) => {
    const hands = handsOf(page)
    const person = practice.person(nameOf('Scope', hand))
    await practice.measured(person, -3, {
      ...{ measure: 'density-terminal', method: 'by-hand', device: 'Scope A', areaCm2: 1 },
      ...{ spotId: person.spotId, repeats: [140, 141, 139] },
    })
    await open(page, person)
    await sheet(page, hands, dayAfter(person.start, looks[0]))
    await hands.press(spotOf(page).getByRole('button', { name: 'Otherwise' }))
    await hands.write(spotOf(page).getByLabel('Device'), 'Scope B')
    await expect(page.getByText(/Not taken as last time/)).toBeVisible()
    await repeats(page, hands, ['160', '161', '162'])
    await save(page, hands)
    await expect(told(page)).toContainText('these figures cannot be compared')
    await expect(told(page)).toContainText('Use the first device again')
    await clean(page)
  })
}
