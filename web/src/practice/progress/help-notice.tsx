import type { Progress } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayLong } from '../../shared/format.ts'
import { Notice } from '../../shared/ui/index.ts'

/** Answers that ask for help now, with their day: before everything else on every page about how a person is. */
export function HelpNotice({ help }: { help: Progress['help'] }) {
  const { t } = useTranslation('progress')
  const [first] = help
  if (!first) return null
  return (
    <Notice icon="phone">
      <strong>{t('help', { day: dayLong(first.date) })}</strong>
      {help.map((one) => (
        <p key={one.code}>{one.text}</p>
      ))}
    </Notice>
  )
}
