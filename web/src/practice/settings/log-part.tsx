import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, time } from '../../shared/format.ts'
import { Button, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { byDay, type LogEntry } from './log.ts'

/** Who did what, newest first, day by day. Nobody can change it, not even the owner. */
export function LogPart() {
  const { t } = useTranslation(['settings', 'log', 'common'])
  const { practice } = useSession()
  const log = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) =>
      call('audit.list', { query: pageParam ? { before: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.entries.at(-1)?.at,
  })
  if (log.error) return <ErrorState error={log.error} retry={() => void log.refetch()} />
  if (!log.data) return <Skeleton lines={8} />
  const entries = log.data.pages.flatMap((page) => page.entries)
  return (
    <section className="card">
      <h2>{t('parts.log')}</h2>
      <p className="soft">{t('logWords')}</p>
      {byDay(entries, practice.zone).map(({ day, entries: some }) => (
        <section key={day} className="log-day" aria-labelledby={`log-${day}`}>
          <h3 id={`log-${day}`}>{dayLong(day)}</h3>
          <ul className="plain">
            {some.map((one) => (
              <Line key={one.auditId} entry={one} />
            ))}
          </ul>
        </section>
      ))}
      {log.hasNextPage && (
        <Button look="quiet" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </section>
  )
}

/** When, what, about whom, by whom. */
function Line({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation('log')
  const { at, wall, action, actor, role, patient } = entry
  return (
    <li className="log-line">
      <time className="soft" dateTime={at}>
        {time(wall.replace(' ', 'T'))}
      </time>
      <span>
        {t(action, { defaultValue: action })}
        {patient && (
          <>
            {': '}
            <strong className="person-name">{patient}</strong>
          </>
        )}
      </span>
      <span className="soft small">{role === 'link' ? t('byLink') : actor}</span>
    </li>
  )
}
