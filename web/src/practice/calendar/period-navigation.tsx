import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { type CalendarSearch, type CalendarView, periodOf, stepped } from './range.ts'

type Props = { view: CalendarView; date: string; go: (search: CalendarSearch) => void }

/** A period back, the one of today, a period on, or any date. */
export function PeriodNavigation({ view, date, go }: Props) {
  const { t } = useTranslation('calendar')
  const { today } = useSession()
  const isNow = periodOf(view, date).from === periodOf(view, today).from
  return (
    <nav className="row date-navigation no-print" aria-label={t('dates')}>
      <Button
        look="quiet"
        icon="left"
        aria-label={t('before')}
        aria-keyshortcuts="p"
        onClick={() => go({ date: stepped(view, date, -1) })}
      />
      <Button look="quiet" disabled={isNow} onClick={() => go({ date: today })}>
        {t('now')}
      </Button>
      <Button
        look="quiet"
        icon="right"
        aria-label={t('after')}
        aria-keyshortcuts="n"
        onClick={() => go({ date: stepped(view, date, 1) })}
      />
      <input
        type="date"
        className="input date"
        aria-label={t('date')}
        value={date}
        onChange={(event) => event.target.value && go({ date: event.target.value })}
      />
    </nav>
  )
}
