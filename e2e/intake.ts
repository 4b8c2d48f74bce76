import { expect, type Page } from '@playwright/test'
import type { Hands } from './hands.ts'

/** What to answer to questions whose words match, first match first; the rest is answered harmlessly. */
export type Said = [question: RegExp, answer: string][]

const harmless: Said = [
  [/doctor looked at your hair loss/, 'Yes'],
  [/skin react to an hour/, 'Burns sometimes, then tans'],
  [/settle after your last needling/, 'I have not had any'],
]
const usual = ['No', 'None of these', 'Not at all', 'I don’t know', "I don't know"]

/** Answers every part of the form as a person would, and hands it in. */
export async function answerIntake(page: Page, hands: Hands, said: Said): Promise<void> {
  const progress = page.getByText(/^Part \d+ of \d+$/)
  for (;;) {
    await answerPart(page, hands, [...said, ...harmless])
    const finish = page.getByRole('button', { name: 'Hand in' })
    if (await finish.isVisible()) {
      await hands.press(finish)
      break
    }
    const before = await progress.innerText()
    await hands.press(page.getByRole('button', { name: 'Next' }))
    await expect(progress).not.toHaveText(before)
  }
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
}

async function answerPart(page: Page, hands: Hands, said: Said): Promise<void> {
  for (;;) {
    const open = await firstOpen(page)
    if (!open) return
    const wanted = said.find(([question]) => question.test(open.question))?.[1]
    const answer = wanted ?? usual.find((one) => open.options.includes(one))
    if (answer === undefined) throw new Error(`no answer for: ${open.question}`)
    const place = page.locator('.intake-questions > *').nth(open.at)
    if (/^\d{4}-\d\d-\d\d$/.test(answer)) await hands.write(place.locator('input').first(), answer)
    else await hands.tick(place.getByRole(open.role).nth(open.options.indexOf(answer)))
    await expect.poll(async () => (await firstOpen(page))?.question).not.toBe(open.question)
  }
}

/** The first question of the part that has no answer yet. */
function firstOpen(page: Page) {
  return page.locator('.intake-questions').evaluate((form) => {
    for (const [at, place] of [...form.children].entries()) {
      const inputs = [...place.querySelectorAll('input')]
      const boxes = inputs.filter((one) => one.type === 'radio' || one.type === 'checkbox')
      const answered = boxes.some((one) => one.checked)
      if (answered || inputs.some((one) => !boxes.includes(one) && one.value !== '')) continue
      const options = boxes.map((one) => one.closest('label')?.textContent?.trim() ?? '')
      const question = place.querySelector('legend, label')?.textContent ?? ''
      const role = boxes[0]?.type === 'radio' ? ('radio' as const) : ('checkbox' as const)
      return { at, question, options, role }
    }
    return null
  })
}
