import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { addDays } from '../../shared/format.ts'
import { useSession } from '../session.ts'
import { isTyping } from '../shell/shortcuts.ts'

/** The date in the address (today when none) and the ways to another; N and P step by a day. */
export function useChosenDate() {
  const { today } = useSession()
  const search = useSearch({ from: '/app/' })
  const navigate = useNavigate()
  const date = search.date ?? today
  const go = (to: string) => void navigate({ to: '/', search: to === today ? {} : { date: to } })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      if (held || isTyping(event.target) || document.querySelector('dialog[open]')) return
      const step = { n: 1, p: -1 }[event.key]
      if (step === undefined) return
      const to = addDays(date, step)
      void navigate({ to: '/', search: to === today ? {} : { date: to } })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [date, today, navigate])
  return { date, isToday: date === today, today, go }
}
