import './progress-card.css'
import { verdictWords } from '@anagen/core/outcome'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { language } from '../../shared/i18n/index.ts'
import { ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { type ChartFacts, chartLayout } from './chart-layout.ts'
import { useProgress } from './queries.ts'
import { chartFacts, inOrder } from './series.ts'

/** What changed, in one sentence and one small line, on the page of a person. */
export function ProgressCard({ patientId }: { patientId: string }) {
  const { t } = useTranslation('progress')
  const { today } = useSession()
  const progress = useProgress(patientId)
  const judged = progress.data && inOrder(progress.data.judged)[0]
  const words = judged && verdictWords(judged.verdict, language())
  return (
    <section className="card progress-card" aria-labelledby="progress-title">
      <h2 id="progress-title">{t('title')}</h2>
      {progress.isPending && <Skeleton lines={3} />}
      {progress.error && (
        <ErrorState error={progress.error} retry={() => void progress.refetch()} />
      )}
      {progress.data && (
        <p className={words ? 'progress-say' : 'soft'}>{words?.headline ?? t('nothing')}</p>
      )}
      {progress.data && judged && judged.verdict.points.length > 1 && (
        <Sparkline facts={withoutOthers(chartFacts(progress.data, judged, today))} />
      )}
      <p className="card-link row">
        <Link to="/patients/$patientId/progress" params={{ patientId }}>
          {t('open')}
        </Link>
        <Link to="/patients/$patientId/measure" params={{ patientId }}>
          {t('toMeasure')}
        </Link>
      </p>
    </section>
  )
}

/** Other people's band would leave no height to a line this small; the full chart has it. */
const withoutOthers = (facts: ChartFacts): ChartFacts => ({
  ...facts,
  verdict: { ...facts.verdict, untreated: null },
})

/** The line of the chart without its words: the sentence above says what it shows. */
function Sparkline({ facts }: { facts: ChartFacts }) {
  const { chance, line, points, left, right, top, bottom } = chartLayout(facts, 420)
  const viewBox = `${left} ${top} ${right - left} ${bottom - top}`
  return (
    <svg className="sparkline" viewBox={viewBox} aria-hidden="true" preserveAspectRatio="none">
      {chance && <path d={chance} className="spark-chance" />}
      <path d={line} className="spark-line" vectorEffect="non-scaling-stroke" />
      {points.map((point) => (
        <line
          key={point.date + point.value}
          x1={point.x}
          x2={point.x}
          y1={point.yLow}
          y2={point.yHigh}
          className="spark-error"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
