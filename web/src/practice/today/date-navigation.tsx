import { useTranslation } from 'react-i18next'
import { addDays } from '../../shared/format.ts'
import { Button } from '../../shared/ui/index.ts'

type Props = { date: string; isToday: boolean; today: string; go: (date: string) => void }

/** A day back, today, a day on, or any date. */
export function DateNavigation({ date, isToday, today, go }: Props) {
  const { t } = useTranslation('today')
  return (
    <nav className="row date-navigation no-print" aria-label={t('dates')}>
      <Button
        look="quiet"
        icon="left"
        aria-label={t('dayBefore')}
        aria-keyshortcuts="p"
        onClick={() => go(addDays(date, -1))}
      />
      <Button look="quiet" disabled={isToday} aria-keyshortcuts="t" onClick={() => go(today)}>
        {t('today')}
      </Button>
      <Button
        look="quiet"
        icon="right"
        aria-label={t('dayAfter')}
        aria-keyshortcuts="n"
        onClick={() => go(addDays(date, 1))}
      />
      <input
        type="date"
        className="input date"
        aria-label={t('date')}
        value={date}
        onChange={(event) => event.target.value && go(event.target.value)}
      />
    </nav>
  )
}
