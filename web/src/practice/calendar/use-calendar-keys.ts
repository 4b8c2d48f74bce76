import { useEffect, useRef } from 'react'
import { isTyping } from '../shell/shortcuts.ts'
import { type CalendarSearch, type CalendarView, stepped } from './range.ts'

type Parts = { view: CalendarView; date: string; go: (search: CalendarSearch) => void }

const viewKeys: Record<string, CalendarView> = { d: 'day', w: 'week', m: 'month', a: 'agenda' }

/** N and P step by the period shown; D, W, M and A change how it is shown. */
export function useCalendarKeys(parts: Parts): void {
  const latest = useRef(parts)
  latest.current = parts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      if (held || isTyping(event.target) || document.querySelector('dialog[open]')) return
      const { view, date, go } = latest.current
      const next = viewKeys[event.key]
      if (next) go({ view: next })
      if (event.key === 'n') go({ date: stepped(view, date, 1) })
      if (event.key === 'p') go({ date: stepped(view, date, -1) })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
