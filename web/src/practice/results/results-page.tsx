import './results.css'
import type { Results } from '@anagen/contract'
import { measureOf, type ResultGroup, resultsWords } from '@anagen/core/outcome'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { inLanguage, language } from '../../shared/i18n/index.ts'
import { Button, EmptyState, ErrorState, Skeleton, TextInput } from '../../shared/ui/index.ts'
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
  const { from, to } = search
  const reversed = from !== undefined && to !== undefined && from > to
  const results = useQuery({
    queryKey: ['results', search],
    queryFn: () => call('results.get', { query: search }),
    placeholderData: keepPreviousData,
    enabled: !reversed,
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
            value={from ?? ''}
            onChange={(day) => set({ from: day })}
          />
          <TextInput
            label={t('to')}
            type="date"
            max={today}
            value={to ?? ''}
            error={reversed ? t('reversed') : undefined}
            onChange={(day) => set({ to: day })}
          />
        </div>
      </header>
      {results.isLoading && <Skeleton lines={8} />}
      {results.error && <ErrorState error={results.error} retry={() => void results.refetch()} />}
      {results.data && !reversed && (
        <Shown
          results={results.data}
          showAll={from || to ? () => set({ from: '', to: '' }) : undefined}
        />
      )}
    </div>
  )
}

/** @param showAll takes the days away that were asked for */
function Shown({ results, showAll }: { results: Results; showAll: (() => void) | undefined }) {
  const { t } = useTranslation('results')
  if (results.flow.started === 0)
    return (
      <section className="card">
        {showAll ? (
          <EmptyState icon="leaf" title={t('noneBetween')}>
            <Button look="quiet" onClick={showAll}>
              {t('showAll')}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState icon="leaf" title={t('none')}>
            <p>{t('noneHelp')}</p>
          </EmptyState>
        )}
      </section>
    )
  const few = results.groups.filter((group) => group.tooFew)
  return (
    <div className="stack">
      <section className="card" aria-labelledby="flow-title">
        <h2 id="flow-title">{t('flow.title')}</h2>
        <Flow flow={results.flow} />
      </section>
      {results.groups
        .filter((group) => !group.tooFew)
        .map((group) => (
          <Group key={`${group.measure}${group.diagnosis}`} group={group} />
        ))}
      {few.length > 0 && (
        <section className="card" aria-labelledby="few-title">
          <h2 id="few-title">{t('tooFew')}</h2>
          <ul className="plain lines">
            {few.map((group) => (
              <Few key={`${group.measure}${group.diagnosis}`} group={group} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

type GroupProps = { group: Results['groups'][number] }

/** The words of a group, and who it is. */
function useGroup({ group }: GroupProps) {
  const { t } = useTranslation(['results', 'common'])
  const diagnosis = group.diagnosis as ResultGroup['diagnosis']
  return {
    words: resultsWords({ ...group, diagnosis }, language()),
    who: diagnosis ? t(`common:diagnosis.${diagnosis}`) : t('everybody'),
  }
}

/** Too few people are said to be too few, and nothing else. */
function Few({ group }: GroupProps) {
  const { words, who } = useGroup({ group })
  return (
    <li className="spread">
      <span>
        {words.headline} <span className="soft">{words.lines.join(' ')}</span>
      </span>
      <span className="soft small">{who}</span>
    </li>
  )
}

/** One measure of one group of people. */
function Group({ group }: GroupProps) {
  const { t } = useTranslation('results')
  const { words, who } = useGroup({ group })
  const measure = measureOf(group.measure)
  const id = `group-${group.measure}-${group.diagnosis ?? 'all'}`
  const [flow, shares, ...rest] = words.lines
  return (
    <section className="card results-group" aria-labelledby={`${id} ${id}-who`}>
      <header className="spread">
        <h2 id={id}>{inLanguage(measure.name)}</h2>
        <span className="soft" id={`${id}-who`}>
          {who} · {t('people', { count: group.flow.started })}
        </span>
      </header>
      <div className="stack">
        <div className="results-words">
          <p className="say">{shares}</p>
          {[flow, ...rest].map((line) => (
            <p key={line}>{line}</p>
          ))}
          {words.notes.map((note) => (
            <p key={note} className="soft small">
              {note}
            </p>
          ))}
        </div>
        <Shares group={group} />
        <ChangeDots group={group} measure={measure} />
      </div>
    </section>
  )
}
