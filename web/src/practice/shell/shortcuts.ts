import { useEffect, useRef } from 'react'

type Actions = { search: () => void; help: () => void; today: () => void; blur: () => void }

/** Single keys of the whole app; none acts while somebody types or a dialog is open. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const act = actionOf(e)
      if (
        !act ||
        (isTyping(e.target) && !(e.ctrlKey || e.metaKey)) ||
        document.querySelector('dialog[open]')
      )
        return
      e.preventDefault()
      latest.current[act]()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function actionOf(e: KeyboardEvent): keyof Actions | null {
  const control = e.ctrlKey || e.metaKey
  if (control) return e.key.toLowerCase() === 'k' ? 'search' : null
  if (e.altKey) return null
  if (e.key === 'P' && e.shiftKey) return 'blur'
  return ({ '/': 'search', '?': 'help', t: 'today' } as const)[e.key as '/'] ?? null
}

/** Whether a key belongs to a field somebody is typing in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
