import type { Judged, Progress } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { ProgressChart } from './chart.tsx'
import { chartFacts } from './series.ts'
import { useSeriesName, VerdictSay } from './verdict-say.tsx'

type Props = { progress: Progress; judged: Judged; today: string }

/** What can be said of one series on a day: the sentence first, then the chart. */
export function ToldSeries({ progress, judged, today }: Props) {
  const { t } = useTranslation('progress')
  const name = useSeriesName(progress)
  return (
    <>
      <VerdictSay judged={judged} />
      <ProgressChart
        facts={chartFacts(progress, judged, today)}
        unit={inLanguage(measureOf(judged.verdict.measure).unit)}
        label={t('chart.label', { name: name(judged) })}
      />
    </>
  )
}
