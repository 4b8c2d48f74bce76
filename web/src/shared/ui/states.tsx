import type { Problem } from '@anagen/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Grey lines where words are about to be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('common')
  const widths = ['62%', '90%', '78%', '84%', '50%', '72%']
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={i} style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  )
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({
  icon = 'leaf',
  title,
  children,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
}) {
  return (
    <div className="state-panel">
      <Icon name={icon} size={36} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** What went wrong in words a person can act on, and a way to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('common')
  return (
    <div className="state-panel" role="alert">
      <Icon name="warning" size={36} />
      <h2>{t('wentWrong')}</h2>
      <p>{useErrorWords()(error)}</p>
      {retry && (
        <Button look="quiet" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  )
}

/** An amber line with what to look at. */
export function Notice({ children, icon = 'warning' }: { children: ReactNode; icon?: IconName }) {
  return (
    <div className="notice" role="status">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}

/** Turns an error into words: the page's own for known codes, else the server's. */
export function useErrorWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation('common')
  return (error) => {
    const problem: Problem | null = problemOf(error)
    if (!problem) return t('unreachable')
    const own = `errors.${problem.code}`
    const details = (problem.problems ?? []).map((p) => p.message).join(' ')
    const words = i18n.exists(own, { ns: 'common' }) ? t(own as 'errors.stale') : problem.title
    return problem.code === 'blocked' || problem.code === 'slot-taken'
      ? `${words} ${details}`.trim()
      : words
  }
}
