import { useEffect, useRef, useState } from 'react'
import { dropDraft, keepSheet, sheetOf } from './draft-store.ts'

const orNothing = <T>(work: Promise<T>) => work.catch(() => null)

type Kind<T> = { empty: T; is: (kept: unknown) => kept is T }

/**
 * What is typed under a name, kept on this device until it is sent, so that a reload loses nothing.
 * Null for the moment in which the store is read.
 */
export function useKept<T>(name: string, staffId: string, kind: Kind<T>) {
  const [draft, setDraft] = useState<T | null>(null)
  const first = useRef(kind)
  useEffect(() => {
    let alive = true
    const { empty, is } = first.current
    void orNothing(sheetOf(name, staffId)).then((kept) => {
      if (alive) setDraft(is(kept) ? kept : empty)
    })
    return () => {
      alive = false
    }
  }, [name, staffId])
  const change = (next: (draft: T) => T) =>
    setDraft((now) => {
      if (!now) return now
      const then = next(now)
      void orNothing(keepSheet(name, staffId, then))
      return then
    })
  // Kept at once, on the page or already away from it.
  const restore = (then: T) => {
    void orNothing(keepSheet(name, staffId, then))
    setDraft(then)
  }
  const clear = async (empty: T) => {
    await orNothing(dropDraft(name))
    setDraft(empty)
  }
  return { draft, change, clear, restore }
}
