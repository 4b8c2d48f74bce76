import { useTranslation } from 'react-i18next'
import { EmptyState } from '../shared/ui/index.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** A link that opens nothing, or nothing any more. */
export function Ended({ why }: { why: 'expired' | 'noLink' }) {
  const { t } = useTranslation('portal')
  return (
    <>
      <header className="portal-head">
        <span />
        <LanguageSwitch />
      </header>
      <EmptyState icon="link" title={t(`${why}.title`)}>
        <p>{t(`${why}.text`)}</p>
      </EmptyState>
    </>
  )
}
