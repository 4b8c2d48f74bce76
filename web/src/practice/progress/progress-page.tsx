import './progress.css'
import type { Judged, Progress } from '@anagen/contract'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BackLink } from '../../shared/ui/back-link.tsx'
import { EmptyState, ErrorState, Icon, Select, Skeleton } from '../../shared/ui/index.ts'
import { useCourses } from '../patient/queries.ts'
import { useMay, useSession } from '../session.ts'
import { CourseLooks } from './course-looks.tsx'
import { HelpNotice } from './help-notice.tsx'
import { useProgress } from './queries.ts'
import { inOrder } from './series.ts'
import { ToldSeries } from './told-series.tsx'
import { seriesKey, useSeriesName, VerdictNotes } from './verdict-say.tsx'

/** What changed: the sentence first, then the chart, then what else one should know. */
export function ProgressPage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/progress' })
  const { course: courseId } = useSearch({ from: '/app/patients/$patientId/progress' })
  const { t } = useTranslation(['progress', 'patient', 'ribbon', 'common'])
  const progress = useProgress(patientId, courseId)
  const courses = useCourses(patientId)
  if (progress.isPending || courses.isPending) return <Skeleton lines={8} />
  if (!progress.data)
    return <ErrorState error={progress.error} retry={() => void progress.refetch()} />
  const course = courses.data?.find((one) => one.courseId === progress.data.courseId)
  return (
    <div className="progress-page">
      <BackLink to="/patients/$patientId" params={{ patientId }}>
        <span className="person-name">{progress.data.name}</span>
      </BackLink>
      <header className="page-header">
        <h1>{t('title')}</h1>
        <Actions progress={progress.data} />
      </header>
      <div className="stack">
        <HelpNotice help={progress.data.help} />
        <Told progress={progress.data} />
        {course && <CourseLooks course={course} progress={progress.data} />}
      </div>
    </div>
  )
}

function Actions({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress')
  const may = useMay()
  const { patientId, courseId } = progress
  const isMeasured = inOrder(progress.judged).length > 0
  return (
    <div className="row no-print">
      <Link to="/patients/$patientId/expect" params={{ patientId }} className="button quiet">
        {t('toExpect')}
      </Link>
      {courseId && !isMeasured && <span className="soft small">{t('noReport')}</span>}
      {courseId && isMeasured && (
        <a
          className="button quiet"
          href={`/api/courses/${courseId}/report`}
          target="_blank"
          rel="noopener"
        >
          <Icon name="print" />
          {t('report')}
          <span className="visually-hidden"> {t('newTab')}</span>
        </a>
      )}
      {may('care.write') && (
        <Link to="/patients/$patientId/measure" params={{ patientId }} className="button">
          {t('toMeasure')}
        </Link>
      )}
    </div>
  )
}

/** The verdict of the chosen series, its chart, and the notes. */
function Told({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress')
  const { show } = useSearch({ from: '/app/patients/$patientId/progress' })
  const { today } = useSession()
  const all = inOrder(progress.judged)
  const judged = all.find((one) => seriesKey(one) === show) ?? all[0]
  if (!judged)
    return (
      <section className="card">
        <EmptyState icon="leaf" title={t('nothing')}>
          <p>{t('nothingHelp')}</p>
        </EmptyState>
      </section>
    )
  return (
    <div className="told-beside">
      <section className="card told" aria-label={t('title')}>
        {all.length > 1 && <SeriesChoice all={all} judged={judged} progress={progress} />}
        <ToldSeries {...{ progress, judged, today }} />
      </section>
      <VerdictNotes judged={judged} />
    </div>
  )
}

function SeriesChoice({
  all,
  judged,
  progress,
}: {
  all: readonly Judged[]
  judged: Judged
  progress: Progress
}) {
  const { t } = useTranslation('progress')
  const name = useSeriesName(progress)
  const navigate = useNavigate({ from: '/patients/$patientId/progress' })
  return (
    <div className="series-choice">
      <Select
        label={t('series')}
        value={seriesKey(judged)}
        options={all.map((one) => ({
          value: seriesKey(one),
          label: one.primary ? t('primaryOf', { name: name(one) }) : name(one),
        }))}
        onChange={(show) =>
          void navigate({ search: (before) => ({ ...before, show }), replace: true })
        }
      />
      <span className={judged.primary ? 'chip green' : 'chip'}>
        {t(judged.primary ? 'primary' : 'adjusted')}
      </span>
    </div>
  )
}
