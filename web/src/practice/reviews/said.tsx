import type { Progress } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/ui/index.ts'
import { inOrder } from '../progress/series.ts'
import { ToldSeries } from '../progress/told-series.tsx'
import { VerdictNotes } from '../progress/verdict-say.tsx'

/** What can be said on a day of what this course is judged by. */
export function Said({ progress, today }: { progress: Progress; today: string }) {
  const { t } = useTranslation(['review', 'progress'])
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
        <ToldSeries {...{ progress, judged, today }} />
      </section>
      <VerdictNotes judged={judged} />
    </>
  )
}
