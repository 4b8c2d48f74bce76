import './results.css'
import type { Results } from '@anagen/contract'
import { measureOf, type ResultGroup, resultsWords } from '@anagen/core/outcome'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { inLanguage, language } from '../../shared/i18n/index.ts'
import { EmptyState, ErrorState, Notice, Skeleton, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { ChangeDots } from './change-dots.tsx'
import { Flow } from './flow.tsx'
import { Shares } from './shares.tsx'

/** What became of all who started: nobody is left out of the count. */
export function ResultsPage() {
  const { t } = useTranslation(['results', 'common'])
  const search = useSearch({ from: '/app/results' })
  const navigate = useNavigate({ from: '/results' })
  const { today } = useSession()
  const results = useQuery({
    queryKey: ['results', search],
    queryFn: () => call('results.get', { query: search }),
    placeholderData: keepPreviousData,
  })
  const set = (change: { from?: string; to?: string }) =>
    void navigate({
      search: (before) => {
        const next = { ...before, ...change }
        return { ...(next.from && { from: next.from }), ...(next.to && { to: next.to }) }
      },
      replace: true,
    })
  return (
    <div className="results">
      <header className="page-header">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('help')}</p>
        </div>
        <div className="results-range">
          <TextInput
            label={t('from')}
            type="date"
            max={today}
            value={search.from ?? ''}
            onChange={(from) => set({ from })}
          />
          <TextInput
            label={t('to')}
            type="date"
            max={today}
            value={search.to ?? ''}
            onChange={(to) => set({ to })}
          />
        </div>
      </header>
      {results.isPending && <Skeleton lines={8} />}
      {results.error && <ErrorState error={results.error} retry={() => void results.refetch()} />}
      {results.data && <Shown results={results.data} />}
    </div>
  )
}

function Shown({ results }: { results: Results }) {
  const { t } = useTranslation('results')
  if (results.flow.started === 0)
    return (
      <section className="card">
        <EmptyState icon="leaf" title={t('none')}>
          <p>{t('noneHelp')}</p>
        </EmptyState>
      </section>
    )
  return (
    <div className="stack">
      <section className="card" aria-labelledby="flow-title">
        <h2 id="flow-title">{t('flow.title')}</h2>
        <Flow flow={results.flow} />
      </section>
      {results.groups.map((group) => (
        <Group key={`${group.measure}${group.diagnosis}`} group={group} />
      ))}
    </div>
  )
}

type GroupProps = { group: Results['groups'][number] }

/** One measure of one group of people. Too few people are said to be too few, and nothing else. */
function Group({ group }: GroupProps) {
  const { t } = useTranslation(['results', 'common'])
  const measure = measureOf(group.measure)
  const diagnosis = group.diagnosis as ResultGroup['diagnosis']
  const words = resultsWords({ ...group, diagnosis }, language())
  const who = group.diagnosis
    ? t(`common:diagnosis.${group.diagnosis}`, { defaultValue: group.diagnosis })
    : t('everybody')
  const id = `group-${group.measure}-${group.diagnosis ?? 'all'}`
  return (
    <section className="card results-group" aria-labelledby={id}>
      <header className="spread">
        <h2 id={id}>{inLanguage(measure.name)}</h2>
        <span className="soft">
          {who} · {t('people', { count: group.flow.started })}
        </span>
      </header>
      {group.tooFew ? (
        <Notice icon="patients">
          {words.headline} {words.lines.join(' ')}
        </Notice>
      ) : (
        <div className="stack">
          <div className="results-words">
            {words.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {words.notes.map((note) => (
              <p key={note} className="soft small">
                {note}
              </p>
            ))}
          </div>
          <Flow flow={group.flow} />
          <Shares group={group} />
          <ChangeDots group={group} measure={measure} />
        </div>
      )}
    </section>
  )
}
