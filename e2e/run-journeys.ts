import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import type { Hands } from './hands.ts'
import {
  acupunctureWithLight,
  cancerWaits,
  glp1Chooses,
  type Journey,
  wholeCourse,
} from './journeys.ts'

const alone: [name: string, journey: Journey][] = [
  ['cancer treatment under way: wait with a date, nothing bookable', cancerWaits],
  ['a GLP-1 medicine: a note, both ways open', glp1Chooses],
  ['an acupuncture visit with light added', acupunctureWithLight],
]

/** Every journey, each on an Anagen of its own, with one kind of hands. */
export function runJourneys(handsOf: (page: Page) => Hands): void {
  test('from a new installation to a signed first visit and its addendum', async ({
    page,
    anagen,
  }) => {
    await page.goto(anagen.url)
    await wholeCourse(page, handsOf(page))
  })
  for (const [name, journey] of alone) {
    test(name, async ({ page, anagen, owner }) => {
      await enter(page, anagen.url, owner)
      await journey(page, handsOf(page))
    })
  }
}

/** Signs in through the page. */
export async function enter(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible()
}
