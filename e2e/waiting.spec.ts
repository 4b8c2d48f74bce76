import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { bookedCourse } from './practice.ts'
import { enter } from './run-journeys.ts'

const ways: [string, (page: Page) => Hands][] = [
  ['by mouse', () => mouse()],
  ['by keyboard', keyboard],
]
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

for (const [how, handsOn] of ways) {
  test(`given two who would come earlier, when a time comes free, then both are offered it, one takes it, and the other another: ${how}`, async ({
    page,
    browser,
    anagen,
    owner,
  }) => {
    const hands = handsOn(page)
    const names = ['Ines Ferrer', 'Ana Sol', 'Bea Luz']
    const courses = []
    for (const name of names) courses.push(await bookedCourse(owner, name))
    const [giver, first, second] = courses
    if (!giver || !first || !second) throw new Error('nothing was booked')
    // Who gives a time back comes first; the two others are moved to a week later.
    for (const { visits } of [first, second]) {
      const visitId = visits[0]?.visitId ?? ''
      const params = { visitId }
      const { days } = await owner.call('visits.slots', { params, query: {} })
      const free = days.filter(({ count }) => count > 0).map(({ date }) => date)
      const date = free.find((one) => one > addDays(giver.visits[0]?.date ?? '', 5))
      const { slots } = await owner.call('visits.slots', { params, query: { date } })
      const { start = '', practitionerId = '' } = slots[0] ?? {}
      const { visit } = await owner.call('visits.get', { params })
      const body = { start, practitionerId, version: visit.version }
      await owner.call('visits.move', { params, body })
    }
    const visitOf = async ({ patientId }: { patientId: string }) =>
      (await owner.call('courses.list', { params: { patientId } })).courses[0]?.visits[0]
    const freed = giver.visits[0]?.start ?? ''

    await enter(page, anagen.url, owner)
    for (const [name, course] of [
      ['Ana Sol', first],
      ['Bea Luz', second],
    ] as const) {
      const visit = await visitOf(course)
      await page.goto(`${anagen.url}/?date=${visit?.date}`)
      await hands.press(button(page, `More for ${name}`))
      await hands.press(button(page, 'Would come earlier'))
      await expect(page.getByText(/^On the wait list/)).toBeVisible()
    }
    await page.goto(`${anagen.url}/?date=${giver.visits[0]?.date}`)
    await hands.press(button(page, 'More for Ines Ferrer'))
    await hands.press(button(page, 'Cancel visit'))
    await hands.press(button(page, 'Save and tell'))
    await expect(page.getByRole('dialog')).toBeHidden()

    await hands.press(page.getByRole('link', { name: 'Worklist' }))
    const rows = page.getByRole('region', { name: 'Wait list' }).locator('.work-row')
    await expect(rows).toHaveCount(2)
    const linkOf = async (name: string) => {
      const row = rows.filter({ hasText: name })
      await hands.press(row.getByText('The message, to send or to read out'))
      const text = await row.locator('.letter').innerText()
      return /http\S+/.exec(text)?.[0] ?? ''
    }
    const [link, otherLink] = [await linkOf('Ana Sol'), await linkOf('Bea Luz')]
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    const phoneOf = async (href: string) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const phone = await context.newPage()
      await phone.goto(href)
      await expect(button(phone, 'Take this time')).toBeVisible()
      return phone
    }
    const [one, two] = [await phoneOf(link), await phoneOf(otherLink)]
    await handsOn(two).press(button(two, 'Take this time'))
    await expect(two.getByRole('heading', { name: 'It is yours' })).toBeVisible()
    await handsOn(one).press(button(one, 'Take this time'))
    await expect(one.getByRole('heading', { name: 'Somebody was quicker' })).toBeVisible()
    expect((await new AxeBuilder({ page: one }).analyze()).violations).toEqual([])
    expect((await visitOf(second))?.start).toBe(freed)
    const before = (await visitOf(first))?.start ?? ''
    const others = one.getByRole('list', { name: 'Other free times' }).getByRole('button')
    await handsOn(one).press(others.first())
    await expect(one.getByRole('heading', { name: 'It is yours' })).toBeVisible()
    const after = (await visitOf(first))?.start ?? ''
    expect([after < before, after === freed]).toEqual([true, false])
    await page.reload()
    await expect(page.getByText('Nobody waits for a time')).toBeVisible()
    for (const phone of [one, two]) await phone.context().close()
  })
}

const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 864e5).toISOString().slice(0, 10)

test('given somebody who waits, when a time is offered by hand and left, then all stays as it was', async ({
  page,
  browser,
  anagen,
  owner,
}) => {
  const { visits } = await bookedCourse(owner, 'Ines Ferrer')
  const visitId = visits[1]?.visitId ?? ''
  await owner.call('waits.add', { params: { visitId }, body: { note: 'Only on Mondays' } })
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/worklist`)
  await expect(page.getByText('Only on Mondays')).toBeVisible()
  await button(page, 'Offer Ines Ferrer a time').click()
  await page.getByRole('group', { name: 'Time' }).getByRole('button').first().click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await context.newPage()
  await phone.goto(link)
  await expect(phone.getByText('Hello Ines,')).toBeVisible()
  await button(phone, 'Leave it as it is').click()
  await expect(phone.getByRole('heading', { name: 'All right' })).toBeVisible()
  await phone.goto(`${link}x`)
  await phone.reload()
  await expect(phone.getByText('This link has ended')).toBeVisible()
  await button(page, 'Close').last().click()
  await page.reload()
  await expect(page.getByText('declined')).toBeVisible()
  await button(page, 'Take Ines Ferrer off the wait list').click()
  await expect(page.getByText('Nobody waits for a time')).toBeVisible()
  await context.close()
})
