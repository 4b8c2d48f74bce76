import type { Treatment, VisitPage } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { call, problemOf } from '../../shared/api.ts'
import { type Autosave, createAutosave, lastSeq } from './autosave.ts'
import { draftOf, dropDraft, type KeptDraft, keepDraft } from './draft-store.ts'
import { startOf } from './treatment-form.ts'
import { useNewPage } from './use-visit.ts'

/** The record as the server has it: the latest draft or signed content, else a new one. */
export function recordOf(page: VisitPage): { treatment: Treatment; seq: number } {
  const last = page.entries.findLast((entry) => entry.treatment !== null)
  return { treatment: last?.treatment ?? startOf(page), seq: lastSeq(page) }
}

// A browser that keeps nothing (a private window) still saves to the server.
const orNothing = <T>(work: Promise<T>) => work.catch(() => null)

/** The autosaved draft of a visit; null for the moment in which this device's store is read. */
export function useDraft(page: VisitPage, staffId: string): Autosave | null {
  const showPage = useNewPage()
  const first = useRef(page)
  const show = useRef(showPage)
  show.current = showPage
  const [autosave, setAutosave] = useState<Autosave | null>(null)
  const { visitId } = page.visit
  useEffect(() => {
    let alive = true
    let made: Autosave | null = null
    void orNothing(draftOf(visitId, staffId)).then((unsent) => {
      if (!alive) return
      made = createFor(first.current, { staffId, unsent, onPage: (next) => show.current(next) })
      setAutosave(made)
      if (unsent) void made.flush()
    })
    const flush = () => void made?.flush()
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      alive = false
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flush)
      void made?.flush().then(() => made?.stop())
    }
  }, [visitId, staffId])
  useTakeOver(page, autosave)
  return autosave
}

type Made = { staffId: string; unsent: KeptDraft | null; onPage: (page: VisitPage) => void }

function createFor(page: VisitPage, { staffId, unsent, onPage }: Made): Autosave {
  const { visitId } = page.visit
  return createAutosave(
    {
      today: page.screening.today,
      async send(treatment, { seq, key }) {
        const body = { treatment, seq }
        const request = { params: { visitId }, body }
        const next = await call('visits.record', request, { idempotencyKey: key })
        onPage(next)
        return next
      },
      problemOf,
      keep: async (treatment, seq) => {
        await orNothing(keepDraft({ visitId, staffId, treatment, seq }))
      },
      drop: async () => {
        await orNothing(dropDraft(visitId))
      },
      newKey: () => crypto.randomUUID(),
      later(then, ms) {
        const timer = setTimeout(then, ms)
        return () => clearTimeout(timer)
      },
    },
    { ...recordOf(page), unsent },
  )
}

/** Shows what somebody else saved while nothing is unsent here; looks who it was when both did. */
function useTakeOver(page: VisitPage, autosave: Autosave | null): void {
  const client = useQueryClient()
  const status = useSyncExternalStore(
    autosave?.subscribe ?? noSubscription,
    () => autosave?.view().status ?? null,
  )
  useEffect(() => {
    if (!autosave) return
    const { seq, waiting } = autosave.view()
    if (status === 'saved' && waiting === 0 && lastSeq(page) > seq)
      autosave.rebase(recordOf(page), false)
  }, [autosave, page, status])
  useEffect(() => {
    if (status === 'stale')
      void client.invalidateQueries({ queryKey: ['visit', page.visit.visitId] })
  }, [client, status, page.visit.visitId])
}
const noSubscription = () => () => {}
