import { expect, type Page } from '@playwright/test'
import type { Hands } from './hands.ts'
import { answerIntake, type Said } from './intake.ts'

/** One person's way through the app, for either pair of hands. */
export type Journey = (page: Page, hands: Hands) => Promise<void>

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

/**
 * A new installation: six short steps to a practice with everything a course needs. `atStep` looks
 * at each before it is left.
 */
export async function setUpPractice(
  page: Page,
  hands: Hands,
  atStep: () => Promise<void> = async () => {},
): Promise<void> {
  const { press, write, tick, choose } = hands
  const next = async () => {
    await atStep()
    await press(button(page, 'Next'))
  }
  await press(button(page, /^Set up my practice/))
  await write(field(page, 'Name of the practice'), 'Quiet Room')
  await choose(field(page, 'Currency'), 'USD')
  await next()
  await expect(heading(page, 'Opening hours')).toBeVisible()
  await next()
  await write(field(page, 'Your name'), 'Robin Vale')
  await write(field(page, 'Licence'), 'L.Ac. 1234')
  const treats = field(page, 'I treat people myself')
  await tick(treats)
  await next()
  await expect(heading(page, 'Rooms and devices')).toBeVisible()
  await press(button(page, 'Add a needling pen'))
  await press(button(page, 'Add a light panel'))
  await next()
  await write(field(page, 'Price, USD').first(), '1200')
  await write(field(page, 'Price, USD').nth(1), '95')
  await next()
  await write(field(page, 'E-mail'), 'robin@example.org')
  await write(field(page, 'Password'), 'short')
  await press(button(page, 'Create the practice'))
  await expect(page.getByRole('form').or(page.locator('form'))).toContainText('15 characters')
  await atStep()
  await write(field(page, 'Password'), 'a long quiet sentence')
  await press(button(page, 'Create the practice'))
  await expect(heading(page, 'Today')).toBeVisible()
}

/** Adds a person and hands the tablet over; ends on what is decided. */
export async function meet(page: Page, hands: Hands, name: string, said: Said): Promise<void> {
  const { press, write } = hands
  await press(link(page, 'Patients'))
  await press(button(page, 'Add a person'))
  await write(field(page, 'Name'), name)
  await write(field(page, 'Date of birth'), '1980-05-04')
  await press(page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }))
  await expect(heading(page, name)).toBeVisible()
  await press(link(page, 'Hand over the questions'))
  await answerIntake(page, hands, said)
  await press(page.locator('.thanks').getByRole('button', { name: 'Back to the practice' }))
  await expect(heading(page, 'What is decided')).toBeVisible()
}

async function toPlan(page: Page, hands: Hands, name: string): Promise<void> {
  await hands.press(link(page, name).first())
  await hands.press(link(page, 'Plan a course'))
  await expect(heading(page, 'Plan a course')).toBeVisible()
}

/** From an alopecia areata answer through a clearance to six booked visits and a signed first one. */
export const wholeCourse: Journey = async (page, hands) => {
  const { press, write, tick } = hands
  const name = 'Ines Ferrer'
  await setUpPractice(page, hands)
  await meet(page, hands, name, [[/told you that you have alopecia areata/, 'Yes']])
  await expect(page.getByText('Provider first').first()).toBeVisible()

  await toPlan(page, hands, name)
  await expect(heading(page, 'Not to be booked yet')).toBeVisible()
  await expect(button(page, /^Book /)).toBeDisabled()
  await press(link(page, 'See the reasons and settle them').first())
  await press(button(page, 'Enter a clearance'))
  await press(button(page, 'Enter the clearance'))
  await expect(page.getByRole('dialog')).toContainText('Please fill this in')
  await write(field(page, 'Name of the provider'), 'Dr. Ada Lind')
  await write(field(page, 'What they wrote'), 'Quiet for a year, may begin.')
  await press(button(page, 'Enter the clearance'))
  await expect(page.getByText(/Cleared by Dr\. Ada Lind/).first()).toBeVisible()

  await toPlan(page, hands, name)
  await tick(page.getByRole('group', { name: 'Areas' }).getByLabel('Brows'))
  await tick(page.getByRole('group', { name: 'Light', exact: true }).getByLabel('On every visit'))
  await tick(page.getByRole('group', { name: 'Best on' }).getByLabel('Tue'))
  await tick(page.getByRole('group', { name: 'Never on' }).getByLabel('Mon'))
  const book = button(page, 'Book all 6 visits')
  await expect(book).toBeEnabled()
  await expect(page.locator('.plan-visits > li')).toHaveCount(6)
  await expect(page.locator('.plan-visits')).toContainText('with light')
  await press(book)
  await expect(heading(page, 'All 6 visits are booked')).toBeVisible()

  await press(link(page, 'To the patient'))
  await press(link(page, /^(Open|Start) visit 1/))
  await recordVisit(page, hands, name)
  await write(field(page, 'Add to this record'), 'Called in the evening: no redness left.')
  await press(page.getByRole('button', { name: 'Add', exact: true }))
  await expect(heading(page, 'Addendum')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Called in the evening: no redness left.')).toBeVisible()
  await expect(page.getByText(/^Signed by Robin Vale, L\.Ac\. 1234/).first()).toBeVisible()
}

/** Everything of a first visit with light, scalp and brows, up to the signature. */
async function recordVisit(page: Page, hands: Hands, name: string): Promise<void> {
  const { press, write, tick } = hands
  const group = (legend: string | RegExp) => page.getByRole('group', { name: legend })
  await press(button(page, 'Arrived'))
  await expect(button(page, 'Arrived')).toBeHidden()
  await press(button(page, 'Nothing changed'))
  await expect(page.getByText('Asked today.')).toBeVisible()
  await signConsents(page, hands, name)
  await tick(group('Standard photos').getByLabel('Not today'))
  await write(field(page, 'Why not'), 'Camera was charging')
  await tick(field(page, 'Skin is intact'))
  await tick(field(page, 'Goggles on, for everyone'))
  await pickZones(page, hands, ['Front', 'Crown', 'Left brow', 'Right brow'])
  await tick(group('Pen').getByLabel('Needling pen'))
  await write(field(page, 'Cartridge lot'), 'N2611')
  await write(field(page, 'Use by'), '2031-06-30')
  await tick(field(page, "New cartridge, opened in the person's view"))
  await tick(group('End point reached').getByLabel('Mild redness'))
  await tick(group('Pain').getByLabel('2', { exact: true }))
  await tick(group('Redness').getByLabel('mild redness'))
  await tick(group('Bleeding').getByLabel('no bleeding'))
  await tick(field(page, 'Aftercare told and given'))
  await expect(page.getByText('All saved')).toBeVisible()
  await press(button(page, 'Sign and close'))
  await expect(heading(page, 'Signed record')).toBeVisible()
}

async function signConsents(page: Page, hands: Hands, name: string): Promise<void> {
  const needed = page.getByRole('listitem').filter({ hasText: 'Needed before the treatment' })
  for (let left = await needed.count(); left > 0; left--) {
    await hands.press(needed.first().getByRole('button', { name: 'Read and sign' }))
    const dialog = page.getByRole('dialog')
    await hands.tick(dialog.getByLabel('Type the name'))
    await hands.write(dialog.getByLabel('Full name of the person who signs'), name)
    await hands.press(dialog.getByRole('button', { name: 'Sign', exact: true }))
    await expect(needed).toHaveCount(left - 1)
  }
}

async function pickZones(page: Page, hands: Hands, zones: string[]): Promise<void> {
  const map = page.getByRole('group', { name: 'Zones' })
  for (const zone of zones) await hands.tick(map.getByRole('checkbox', { name: zone }))
}

/** Cancer treatment under way: wait, with the day it is expected to be complete; nothing bookable. */
export const cancerWaits: Journey = async (page, hands) => {
  const name = 'Ada Ost'
  const ends = isoIn(120)
  await meet(page, hands, name, [
    [/treatment for cancer/, 'It is under way'],
    [/expected to be complete/, ends],
  ])
  const decided = page.getByRole('region', { name: 'What is decided' })
  await expect(decided.getByText('Wait').first()).toBeVisible()
  await expect(decided).toContainText(/until \w+ \d+, \d{4}/)
  await toPlan(page, hands, name)
  await expect(heading(page, 'Not to be booked yet')).toBeVisible()
  await expect(button(page, /^Book /)).toBeDisabled()
}

/** A GLP-1 medicine: a note, and both ways open: begin now, or later by choice. */
export const glp1Chooses: Journey = async (page, hands) => {
  const { press, tick } = hands
  await meet(page, hands, 'Bea Nunez', [
    [/use a GLP-1 medicine/, 'Yes'],
    [/^Which one/, 'Semaglutide'],
  ])
  const decided = page.getByRole('region', { name: 'What is decided' })
  await expect(decided.getByText('Go on, with a note').first()).toBeVisible()
  await expect(decided.getByText('Wait')).toHaveCount(0)
  const ways = page.getByRole('group', { name: 'Both ways are open' }).first()
  await tick(ways.getByRole('radio').nth(1))
  await press(link(page, 'Plan from that day'))
  const from = await field(page, 'Not before').inputValue()
  expect(from > isoIn(60)).toBe(true)
  await expect(button(page, 'Book all 6 visits')).toBeEnabled()
  await page.goBack()
  await tick(ways.getByRole('radio').nth(0))
  await press(link(page, 'Plan a course now'))
  await expect(field(page, 'Not before')).toHaveValue('')
  await expect(button(page, 'Book all 6 visits')).toBeEnabled()
}

/** One acupuncture visit with light added to it. */
export const acupunctureWithLight: Journey = async (page, hands) => {
  const { press, tick, choose } = hands
  const name = 'Olu Marsh'
  await meet(page, hands, name, [])
  await toPlan(page, hands, name)
  await choose(field(page, 'What for'), 'Acupuncture visit')
  await tick(page.getByRole('group', { name: 'Light', exact: true }).getByLabel('On every visit'))
  await press(button(page, 'Book the visit'))
  await expect(heading(page, 'The visit is booked')).toBeVisible()
  await press(link(page, 'To the patient'))
  await press(link(page, /^(Open|Start) visit 1/))
  await expect(heading(page, 'Acupuncture')).toBeVisible()
  await expect(heading(page, 'Light')).toBeVisible()
}

/** A new "yes" when asked again before visit 3 pauses the rest of the course. */
export const newYesPauses: Journey = async (page, hands) => {
  const { press, tick } = hands
  await press(button(page, 'Arrived'))
  await expect(button(page, 'Arrived')).toBeHidden()
  const known = page.locator('details.known > summary')
  if (!(await known.evaluate((el) => el.closest('details')?.open))) await press(known)
  const question = page
    .locator('details.question')
    .filter({ hasText: 'Are you pregnant or nursing?' })
  await press(question.locator('summary'))
  await tick(question.getByLabel('Yes'))
  await press(button(page, /^Save 1 change/))
  await expect(heading(page, 'Paused for now')).toBeVisible()
  await expect(button(page, 'Sign and close')).toBeDisabled()
  await press(page.locator('h1').getByRole('link'))
  await expect(page.getByText('paused', { exact: true }).first()).toBeVisible()
}

/** A day from now as ISO, in days. */
function isoIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
