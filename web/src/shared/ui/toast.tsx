import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

type Toast = { id: number; text: string; undo?: (() => void) | undefined }
type Show = (text: string, undo?: () => void) => void
const ToastContext = createContext<Show>(() => {})
const staySeconds = 9

/** Says in passing what happened, with Undo where it can be undone. */
export function useToast(): Show {
  return useContext(ToastContext)
}

/** Holds the passing messages of a page. */
export function Toaster({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const { t } = useTranslation('common')
  const remove = useCallback(
    (id: number) => setToasts((all) => all.filter((one) => one.id !== id)),
    [],
  )
  const show = useCallback<Show>(
    (text, undo) => {
      const id = performance.now()
      setToasts((all) => [...all.slice(-2), { id, text, undo }])
      setTimeout(() => remove(id), staySeconds * 1000)
    },
    [remove],
  )
  const value = useMemo(() => show, [show])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts no-print" role="status" aria-live="polite">
        {toasts.map((one) => (
          <div className="toast" key={one.id}>
            <span>{one.text}</span>
            {one.undo && (
              <Button
                size="small"
                onClick={() => {
                  one.undo?.()
                  remove(one.id)
                }}
              >
                {t('undo')}
              </Button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
