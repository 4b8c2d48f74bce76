import type { Problem, Treatment, VisitPage } from '@anagen/contract'
import { type HeldBack, sendable, tidy } from './completeness.ts'

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'offline' | 'stale' | 'refused'

/** What the page shows of a draft and its saving. */
export type SaveView = {
  draft: Treatment
  /** The last entry of the record this draft rests on; 0 for none. */
  seq: number
  status: SaveStatus
  /** Parts changed here that the server does not have yet. */
  waiting: number
  heldBack: readonly HeldBack[]
  /** Why the server refused it, when it did. */
  problem: Problem | null
}

/** What autosave needs from outside; a test brings its own clock, store and server. */
export type AutosaveParts = {
  today: string
  /** Sends a draft; the same `key` means the same change. Throws what `problemOf` reads. */
  send(treatment: Treatment, at: { seq: number; key: string }): Promise<VisitPage>
  /** The server's words, or null when it could not be reached. */
  problemOf(error: unknown): Problem | null
  keep(treatment: Treatment, seq: number): Promise<void>
  drop(): Promise<void>
  newKey(): string
  /** Runs `then` after `ms`; returns how to call it off. */
  later(then: () => void, ms: number): () => void
}

export type Autosave = ReturnType<typeof createAutosave>

const pauseMs = 900
const retryMs = 15_000

export function lastSeq(page: Pick<VisitPage, 'entries'>): number {
  return page.entries.at(-1)?.seq ?? 0
}

/** How many parts of a record differ. */
export function partsChanged(a: Treatment, b: Treatment): number {
  const keys = Object.keys(a) as (keyof Treatment)[]
  return keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key])).length
}

/**
 * Keeps a draft safe: every change goes to this device's store at once and to the server after a
 * short pause. Out of reach, it is sent again by itself; a change somebody else made first stops
 * the sending until a person chose; nothing typed is ever dropped by it.
 */
export function createAutosave(
  parts: AutosaveParts,
  start: {
    treatment: Treatment
    seq: number
    unsent?: { treatment: Treatment; seq: number } | null
  },
) {
  const { unsent } = start
  let saved = start.treatment
  let sending: Promise<void> | null = null
  let callOff = () => {}
  let attempt = { body: '', key: '' }
  let view: SaveView = {
    draft: unsent?.treatment ?? saved,
    seq: start.seq,
    status: unsent ? (unsent.seq === start.seq ? 'waiting' : 'stale') : 'saved',
    waiting: unsent ? partsChanged(saved, unsent.treatment) : 0,
    heldBack: [],
    problem: null,
  }
  const listeners = new Set<() => void>()
  const show = (change: Partial<SaveView>) => {
    const draft = change.draft ?? view.draft
    const { heldBack } = sendable(draft, parts.today)
    view = { ...view, ...change, heldBack, waiting: partsChanged(saved, tidy(draft)) }
    for (const listener of listeners) listener()
  }
  const schedule = (ms: number) => {
    callOff()
    callOff = parts.later(() => void flush(), ms)
  }

  function change(next: (draft: Treatment) => Treatment): void {
    const draft = next(view.draft)
    if (draft === view.draft) return
    show({ draft, status: view.status === 'stale' ? 'stale' : 'waiting', problem: null })
    void parts.keep(draft, view.seq)
    if (view.status !== 'stale') schedule(pauseMs)
  }

  async function push(): Promise<void> {
    const { draft, seq } = view
    const { treatment } = sendable(draft, parts.today)
    const body = JSON.stringify({ treatment, seq })
    if (attempt.body !== body) attempt = { body, key: parts.newKey() }
    show({ status: 'saving', problem: null })
    try {
      const page = await parts.send(treatment, { seq, key: attempt.key })
      saved = treatment
      const more = view.draft !== draft
      show({ seq: lastSeq(page), status: more ? 'waiting' : 'saved' })
      if (view.waiting > 0) await parts.keep(view.draft, view.seq)
      else await parts.drop()
      if (more) schedule(0)
    } catch (error) {
      failed(parts.problemOf(error))
    }
  }

  function failed(problem: Problem | null): void {
    if (problem === null || problem.status >= 500) {
      show({ status: 'offline' })
      schedule(retryMs)
    } else show({ status: problem.code === 'stale' ? 'stale' : 'refused', problem })
  }

  /** Sends what waits, now. Resolves when nothing more is on its way. */
  async function flush(): Promise<void> {
    callOff()
    if (sending) await sending
    const { treatment } = sendable(view.draft, parts.today)
    if (view.status === 'stale') return
    if (partsChanged(saved, treatment) === 0) return show({ status: 'saved', problem: null })
    sending = push().finally(() => {
      sending = null
    })
    await sending
  }

  /** Takes another's record as the base: with their content, or with what is typed here on top. */
  function rebase(theirs: { treatment: Treatment; seq: number }, keepMine: boolean): void {
    saved = theirs.treatment
    const draft = keepMine ? view.draft : theirs.treatment
    show({ draft, seq: theirs.seq, status: keepMine ? 'waiting' : 'saved', problem: null })
    if (keepMine) {
      void parts.keep(draft, theirs.seq)
      schedule(0)
    } else void parts.drop()
  }

  return {
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    flush,
    rebase,
    stop: () => callOff(),
  }
}
