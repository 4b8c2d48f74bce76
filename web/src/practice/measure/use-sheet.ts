import { useEffect, useRef, useState } from 'react'
import { dropDraft, keepSheet, sheetOf } from '../visit/draft-store.ts'
import { type Draft, emptyDraft } from './draft.ts'

const orNothing = <T>(work: Promise<T>) => work.catch(() => null)

/**
 * What is typed for one person, kept on this device until it is sent, so that a reload loses
 * nothing. Null for the moment in which the store is read.
 */
export function useSheet(who: { patientId: string; staffId: string }, date: string) {
  const name = `measure:${who.patientId}`
  const { staffId } = who
  const [draft, setDraft] = useState<Draft | null>(null)
  const day = useRef(date)
  useEffect(() => {
    let alive = true
    void orNothing(sheetOf(name, staffId)).then((kept) => {
      if (alive) setDraft(isDraft(kept) ? kept : emptyDraft(day.current))
    })
    return () => {
      alive = false
    }
  }, [name, staffId])
  const change = (next: (draft: Draft) => Draft) =>
    setDraft((now) => {
      if (!now) return now
      const then = next(now)
      void orNothing(keepSheet(name, staffId, then))
      return then
    })
  // Kept at once, on the page or already away from it.
  const restore = (then: Draft) => {
    void orNothing(keepSheet(name, staffId, then))
    setDraft(then)
  }
  const clear = async (on: string) => {
    await orNothing(dropDraft(name))
    setDraft(emptyDraft(on))
  }
  return { draft, change, clear, restore }
}

function isDraft(kept: unknown): kept is Draft {
  return typeof kept === 'object' && kept !== null && 'entries' in kept && 'cells' in kept
}
