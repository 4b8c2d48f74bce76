import type { Answer, Answers } from '@anagen/core/screening'
import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../api.ts'
import { type AnswerQueue, createAnswerQueue, type SaveState } from './answer-queue.ts'

const retryMs = 5_000

/**
 * Answers as they are given and how far they are saved. What cannot be sent is kept in memory and
 * tried again every few seconds and when the connection comes back.
 */
export function useAnswers(initial: Answers, send: (changed: Answers) => Promise<void>) {
  const [answers, setAnswers] = useState(initial)
  const [saving, setSaving] = useState<{ state: SaveState; error: unknown }>({
    state: 'saved',
    error: null,
  })
  const sender = useRef(send)
  sender.current = send
  const queue = useRef<AnswerQueue>(null)
  queue.current ??= createAnswerQueue({
    send: (changed) => sender.current(changed),
    isFinal: (error) => problemOf(error) !== null && problemOf(error)?.code !== 'busy',
    onState: (state, error) => setSaving({ state, error: error ?? null }),
  })
  const waiting = saving.state === 'waiting'
  useEffect(() => {
    if (!waiting) return
    const again = () => void queue.current?.flush()
    const timer = setInterval(again, retryMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [waiting])
  const answer = (id: string, value: Answer) => {
    setAnswers((all) => ({ ...all, [id]: value }))
    void queue.current?.add(id, value)
  }
  return { answers, answer, saving, flush: () => queue.current?.flush() ?? Promise.resolve() }
}
