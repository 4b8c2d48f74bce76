import type { Locator, Page } from '@playwright/test'

/** Whoever uses the app in a journey: the same steps, by mouse or by keyboard alone. */
export type Hands = {
  /** A button, link, or what opens something. */
  press: (target: Locator) => Promise<void>
  /** Text, a date (`YYYY-MM-DD`) or a time (`HH:MM`) in a field. */
  write: (field: Locator, text: string) => Promise<void>
  /** A radio button or a tick box, which is on afterwards. */
  tick: (box: Locator) => Promise<void>
  /** A tick box, which is off afterwards. */
  untick: (box: Locator) => Promise<void>
  /** An entry of a list box, by its words. */
  choose: (list: Locator, words: string) => Promise<void>
}

/** Points, clicks and types. */
export function mouse(): Hands {
  return {
    press: (target) => target.click(),
    write: (field, text) => field.fill(text),
    tick: async (box) => {
      // What is seen and clicked is the label; the box itself may be drawn over by it.
      if (!(await box.isChecked())) await box.locator('xpath=ancestor::label[1]').click()
    },
    untick: async (box) => {
      if (await box.isChecked()) await box.locator('xpath=ancestor::label[1]').click()
    },
    choose: async (list, words) => {
      await list.selectOption({ label: words })
    },
  }
}

/** Clicks, and counts them: what is typed and looked at is no step. */
export function counting(): Hands & { steps: () => number } {
  const hands = mouse()
  let steps = 0
  const counted =
    <A extends unknown[]>(act: (...args: A) => Promise<void>) =>
    (...args: A) => {
      steps += 1
      return act(...args)
    }
  return {
    press: counted(hands.press),
    tick: counted(hands.tick),
    untick: counted(hands.untick),
    choose: counted(hands.choose),
    write: hands.write,
    steps: () => steps,
  }
}

/** Never touches the mouse: walks with Tab, chooses with arrows, Space and Enter. */
export function keyboard(page: Page): Hands {
  const key = (name: string) => page.keyboard.press(name)
  return {
    press: async (target) => {
      await reach(page, target)
      await key('Enter')
    },
    write: async (field, text) => {
      await reach(page, field)
      await key('Control+A')
      await page.keyboard.type(typed(await field.getAttribute('type'), text))
    },
    tick: async (box) => {
      if (await box.isChecked()) return
      if ((await box.getAttribute('type')) !== 'radio') {
        await reach(page, box)
        await key('Space')
        return
      }
      await reach(page, box, 'group')
      for (let i = 0; i < 30 && !(await isFocused(box)); i++) await key('ArrowRight')
      if (!(await box.isChecked())) await key('Space')
    },
    untick: async (box) => {
      if (!(await box.isChecked())) return
      await reach(page, box)
      await key('Space')
    },
    choose: async (list, words) => {
      await reach(page, list)
      // One entry at a time: what a busy machine types slowly are two searches to the browser.
      const chosen = () => list.evaluate((el: HTMLSelectElement) => el.selectedOptions[0]?.label)
      await key('Home')
      for (let last: string | undefined; ; await key('ArrowDown')) {
        const now = await chosen()
        if (now === words) return
        if (now === last) throw new Error(`not in the list: ${words}`)
        last = now
      }
    },
  }
}

/** Dates and times as they are typed into the fields of an English browser. */
function typed(type: string | null, text: string): string {
  if (type === 'date') {
    const [year, month, day] = text.split('-')
    return `${month}${day}${year}`
  }
  if (type !== 'time') return text
  const [hours = '', minutes] = text.split(':')
  const two = String(Number(hours) % 12 || 12).padStart(2, '0')
  return `${two}${minutes}${Number(hours) < 12 ? 'AM' : 'PM'}`
}

const isFocused = (target: Locator) => target.evaluate((el) => el === document.activeElement)

/**
 * Walks to an element with Tab or Shift Tab, whichever way it lies; a radio button is reached with
 * its group.
 * @throws Error when it cannot be reached by keyboard
 */
async function reach(page: Page, target: Locator, what: 'itself' | 'group' = 'itself') {
  await target.waitFor({ state: 'attached' })
  for (let i = 0; i < 250; i++) {
    const at = await target.evaluate((el, whole) => {
      const now = document.activeElement
      if (now === el) return 'there'
      const name = el.getAttribute('name')
      if (whole === 'group' && name && now?.getAttribute('name') === name) return 'there'
      if (!now || now === document.body) return 'ahead'
      return now.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_PRECEDING ? 'behind' : 'ahead'
    }, what)
    if (at === 'there') return
    await page.keyboard.press(at === 'ahead' ? 'Tab' : 'Shift+Tab')
  }
  throw new Error(`not reached by keyboard: ${target}`)
}
