import type { Problem, Treatment, VisitPage } from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { describe, expect, it } from 'vitest'
import { createAutosave } from './autosave.ts'
import { lightOf } from './treatment-form.ts'

type Sent = { treatment: Treatment; seq: number; key: string }

/** A server that keeps entries, a store on the device, and a clock that goes on by hand. */
function room(unsent: { treatment: Treatment; seq: number } | null = null, seq = 0) {
  const sent: Sent[] = []
  const timers: (() => void)[] = []
  let down: Problem | null | undefined
  let stored: { treatment: Treatment; seq: number } | null = unsent
  let keys = 0
  let at = seq
  const save = createAutosave(
    {
      today: '2026-11-23',
      async send(treatment, { seq: seen, key }) {
        sent.push({ treatment, seq: seen, key })
        if (down !== undefined) throw down
        at = seen + 1
        return { entries: [{ seq: at }] } as VisitPage
      },
      problemOf: (error) => error as Problem | null,
      keep: async (treatment, base) => {
        stored = { treatment, seq: base }
      },
      drop: async () => {
        stored = null
      },
      newKey: () => `key-${++keys}`,
      later(then) {
        timers.push(then)
        return () => {
          const i = timers.indexOf(then)
          if (i >= 0) timers.splice(i, 1)
        }
      },
    },
    { treatment: emptyTreatment, seq, unsent },
  )
  return {
    save,
    sent,
    timers,
    stored: () => stored,
    break(problem: Problem | null) {
      down = problem
    },
    mend() {
      down = undefined
    },
    note: (notes: string) => save.change((draft) => ({ ...draft, notes })),
  }
}
const problem = (code: string, status = 409): Problem => ({ type: code, status, code, title: code })

describe('autosave', () => {
  it('keeps at once on the device, sends after the pause, then forgets the copy', async () => {
    const { save, sent, timers, stored, note } = room()
    note('a')
    note('ab')
    expect([save.view().status, save.view().waiting, timers.length]).toEqual(['waiting', 1, 1])
    expect(stored()?.treatment.notes).toBe('ab')
    await save.flush()
    expect(sent.map((one) => [one.treatment.notes, one.seq])).toEqual([['ab', 0]])
    expect(save.view()).toMatchObject({ status: 'saved', seq: 1, waiting: 0 })
    expect(stored()).toBeNull()
  })

  it('nothing new is not sent', async () => {
    const { save, sent } = room()
    save.change((draft) => draft)
    await save.flush()
    expect(sent).toEqual([])
  })

  it('out of reach: waits, and the retry carries the same key', async () => {
    const { save, sent, timers, stored, note, ...server } = room()
    server.break(null)
    note('a')
    await save.flush()
    expect([save.view().status, save.view().waiting]).toEqual(['offline', 1])
    expect([stored()?.treatment.notes, timers.length]).toEqual(['a', 1])
    server.mend()
    await save.flush()
    expect(sent.map((one) => one.key)).toEqual(['key-1', 'key-1'])
    expect(save.view().status).toBe('saved')
  })

  it('another content is another change', async () => {
    const { save, sent, note, ...server } = room()
    server.break(null)
    note('a')
    await save.flush()
    server.mend()
    note('ab')
    await save.flush()
    expect(sent.map((one) => one.key)).toEqual(['key-1', 'key-2'])
  })

  it('a server that stumbles is tried again', async () => {
    const { save, timers, note, ...server } = room()
    server.break(problem('busy', 503))
    note('a')
    await save.flush()
    expect([save.view().status, timers.length]).toEqual(['offline', 1])
  })

  it('what is typed while sending goes next', async () => {
    const { save, sent, note } = room()
    note('a')
    const first = save.flush()
    note('ab')
    await first
    expect(save.view()).toMatchObject({ status: 'waiting', waiting: 1 })
    await save.flush()
    expect(sent.map((one) => [one.treatment.notes, one.seq])).toEqual([
      ['a', 0],
      ['ab', 1],
    ])
  })

  it('refused: told why, kept here, sent again after the next change', async () => {
    const { save, sent, stored, note, ...server } = room()
    server.break(problem('blocked'))
    note('a')
    await save.flush()
    expect(save.view()).toMatchObject({ status: 'refused', problem: { code: 'blocked' } })
    expect(stored()?.treatment.notes).toBe('a')
    server.mend()
    note('b')
    await save.flush()
    expect([save.view().status, sent.length]).toEqual(['saved', 2])
  })

  it('light without goggles stays here, the rest is sent', async () => {
    const { save, sent, stored } = room()
    save.change((draft) => ({ ...draft, notes: 'a', light: lightOf(null, 20) }))
    await save.flush()
    expect(sent[0]?.treatment).toMatchObject({ notes: 'a', light: null })
    expect(save.view()).toMatchObject({ heldBack: ['goggles'], waiting: 1 })
    expect(stored()?.treatment.light).not.toBeNull()
  })
})

describe('somebody else saved first', () => {
  const theirs = { treatment: { ...emptyTreatment, notes: 'theirs' }, seq: 3 }
  async function collision() {
    const all = room()
    all.break(problem('stale'))
    all.note('mine')
    await all.save.flush()
    all.mend()
    return all
  }
  it('stops sending and keeps mine, also while typing on', async () => {
    const { save, sent, timers, stored, note } = await collision()
    note('mine too')
    await save.flush()
    expect([save.view().status, sent.length, timers.length]).toEqual(['stale', 1, 0])
    expect(stored()?.treatment.notes).toBe('mine too')
  })
  it('theirs loaded', async () => {
    const { save, stored } = await collision()
    save.rebase(theirs, false)
    expect(save.view()).toMatchObject({ draft: { notes: 'theirs' }, seq: 3, status: 'saved' })
    expect(stored()).toBeNull()
  })
  it('mine kept on top of theirs', async () => {
    const { save, sent } = await collision()
    save.rebase(theirs, true)
    await save.flush()
    expect(sent.at(-1)).toMatchObject({ treatment: { notes: 'mine' }, seq: 3 })
    expect(save.view()).toMatchObject({ status: 'saved', seq: 4 })
  })
})

describe('a draft left on the device', () => {
  const treatment = { ...emptyTreatment, notes: 'left' }
  it.each([
    ['nothing happened since', 2, 'waiting'],
    ['somebody saved since', 1, 'stale'],
  ])('%s', (_name, seq, status) => {
    expect(room({ treatment, seq }, 2).save.view()).toMatchObject({
      draft: { notes: 'left' },
      status,
      waiting: 1,
    })
  })
})
