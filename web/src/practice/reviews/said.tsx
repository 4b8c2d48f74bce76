import type { Progress } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { EmptyState } from '../../shared/ui/index.ts'
import { ProgressChart } from '../progress/chart.tsx'
import { chartFacts, inOrder } from '../progress/series.ts'
import { useSeriesName, VerdictNotes, VerdictSay } from '../progress/verdict-say.tsx'

/** What can be said on a day of what this course is judged by. */
export function Said({ progress, today }: { progress: Progress; today: string }) {
  const { t } = useTranslation(['review', 'progress'])
  const name = useSeriesName(progress)
  const judged = inOrder(progress.judged)[0]
  if (!judged)
    return (
      <section className="card">
        <EmptyState title={t('progress:nothing')}>
          <p>{t('progress:nothingHelp')}</p>
        </EmptyState>
      </section>
    )
  return (
    <>
      <section className="card" aria-label={t('progress:title')}>
        <h2>{t('progress:title')}</h2>
        <VerdictSay judged={judged} />
        <ProgressChart
          facts={chartFacts(progress, judged, today)}
          unit={inLanguage(measureOf(judged.verdict.measure).unit)}
          label={t('progress:chart.label', { name: name(judged) })}
        />
      </section>
      <VerdictNotes judged={judged} />
    </>
  )
}
