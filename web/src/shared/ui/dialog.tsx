import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/**
 * A native modal dialog: the focus stays inside, Escape closes, and it returns where it came from.
 * With `onSubmit` the content is a form and the footer's submit button ends it.
 */
export function Dialog({
  title,
  onClose,
  onSubmit,
  footer,
  children,
}: {
  title: ReactNode
  onClose: () => void
  onSubmit?: () => void
  footer?: ReactNode
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { t } = useTranslation('common')
  useEffect(() => {
    const before = document.activeElement
    ref.current?.showModal()
    // An opening dialog takes the focus to its first button; a field that asks for it comes first.
    ref.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    onSubmit?.()
  }
  const inside = (
    <>
      <div className="body stack">{children}</div>
      {footer && <footer>{footer}</footer>}
    </>
  )
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button look="plain" icon="close" aria-label={t('close')} onClick={onClose} />
      </header>
      {onSubmit ? (
        <form onSubmit={submit} noValidate>
          {inside}
        </form>
      ) : (
        inside
      )}
    </dialog>
  )
}
