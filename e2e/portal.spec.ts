import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { mouse } from './hands.ts'
import { answerIntake } from './intake.ts'
import { enter } from './run-journeys.ts'

test('a person answers at home by a link, which shows nothing else and ends', async ({
  page,
  browser,
  anagen,
  owner,
}) => {
  const { patientId } = await owner.call('patients.create', { body: owner.person('Ines Ferrer') })
  const params = { patientId }
  const { link } = await owner.call('patients.link', { params, body: {} })
  // The token stands behind the #, so that it is in no log of any server on the way.
  expect(new URL(link, anagen.url).pathname).toBe('/p/')
  await enter(page, anagen.url, owner)
  await page.goto(`${anagen.url}/patients/${patientId}/screening`)
  await expect(page.getByText('Questions open').first()).toBeVisible()
  const home = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await home.newPage()
  await phone.goto(new URL(link, anagen.url).href)
  await expect(phone.getByText('Hello Ines,')).toBeVisible()
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
  await answerIntake(phone, mouse(), [[/use a GLP-1 medicine/, 'Yes']])
  const { screening, answers } = await owner.call('patients.screening', { params, query: {} })
  expect(answers.glp1).toBe('yes')
  expect(screening.overall).not.toBe('proceed')
  // What is answered at home comes in by itself where the practice looks.
  await expect(page.getByText('Go on, with a note').first()).toBeVisible()
  expect((await phone.request.get(`${anagen.url}/api/patients`)).status()).toBe(401)

  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByRole('dialog').getByLabel('Link', { exact: true })).toHaveValue(/#/)
  await phone.reload()
  await expect(phone.getByText('This link has ended')).toBeVisible()
  await home.close()
})

test('a form that loses its connection keeps the answers and sends them later', async ({
  browser,
  anagen,
  owner,
}) => {
  const { patientId } = await owner.call('patients.create', { body: owner.person('Ines Ferrer') })
  const params = { patientId }
  const { link } = await owner.call('patients.link', { params, body: {} })
  const home = await browser.newContext()
  const phone = await home.newPage()
  await phone.goto(new URL(link, anagen.url).href)
  await expect(phone.getByText('Hello Ines,')).toBeVisible()
  await home.setOffline(true)
  await phone
    .getByRole('group', { name: 'Are you pregnant or nursing?' })
    .getByLabel('No', { exact: true })
    .check()
  await expect(phone.getByText(/No connection/)).toBeVisible()
  await home.setOffline(false)
  await expect
    .poll(
      async () =>
        (await owner.call('patients.screening', { params, query: {} })).answers['pregnant-nursing'],
    )
    .toBe('no')
  await home.close()
})
