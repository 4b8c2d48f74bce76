import { useEffect, useState } from 'react'

/** The timers of a visit. What each is for is not told by what is kept on the device. */
export type TimerSlot = 'a' | 'b'
export type Timer = {
  /** Seconds left; 0 when the time is up, null when none runs. */
  left: number | null
  start: (minutes: number) => void
  stop: () => void
}

/** Whole seconds from `now` to `end` (both ms), never below 0. */
export function secondsLeft(end: number, now: number): number {
  return Math.max(0, Math.ceil((end - now) / 1000))
}

/** Seconds as `m:ss`. */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A countdown that survives a reload: only the visit's id and the end time are kept. */
export function useTimer(slot: TimerSlot, visitId: string): Timer {
  const key = `timer-${slot}-${visitId}`
  const [end, setEnd] = useState<number | null>(() => Number(localStorage.getItem(key)) || null)
  const [now, setNow] = useState(() => Date.now())
  const left = end === null ? null : secondsLeft(end, now)
  const runs = left !== null && left > 0
  useEffect(() => {
    if (!runs) return
    const tick = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(tick)
  }, [runs])
  return {
    left,
    start(minutes) {
      const at = Date.now()
      const until = at + minutes * 60_000
      localStorage.setItem(key, String(until))
      setNow(at)
      setEnd(until)
    },
    stop() {
      localStorage.removeItem(key)
      setEnd(null)
    },
  }
}
