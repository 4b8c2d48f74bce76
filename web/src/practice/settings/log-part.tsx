import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import { Button, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'

/** Who did what, newest first. Nobody can change it, not even the owner. */
export function LogPart() {
  const { t } = useTranslation(['settings', 'common'])
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
  const entries = log.data.pages.flatMap((p) => p.entries)
  return (
    <section className="card">
      <h2>{t('parts.log')}</h2>
      <p className="soft">{t('logWords')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className="scroll-x" aria-label={t('parts.log')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('about')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((e) => (
              <tr key={e.auditId}>
                <td>{instant(e.at, practice.zone)}</td>
                <td>{e.actor}</td>
                <td>{e.action}</td>
                <td className="person-name">{e.patient ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {log.hasNextPage && (
        <Button look="quiet" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </section>
  )
}
