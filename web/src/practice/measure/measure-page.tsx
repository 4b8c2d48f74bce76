import './measure.css'
import type { Progress } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, daysBetween } from '../../shared/format.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import {
  Button,
  ErrorState,
  Notice,
  Skeleton,
  TextInput,
  useErrorWords,
  useToast,
} from '../../shared/ui/index.ts'
import { useCourses } from '../patient/queries.ts'
import { useProgress } from '../progress/queries.ts'
import { useSession } from '../session.ts'
import { type Draft, errorOf, inputOf, isFilled } from './draft.ts'
import { EnteredCard } from './entered-card.tsx'
import { EventsCard } from './events-card.tsx'
import { MoodHelp, SectionFields } from './measure-sections.tsx'
import { arranged, type Section, sectionOf } from './sections.ts'
import { sheetFor } from './sheet.ts'
import { useSheet } from './use-sheet.ts'

/** Measures of one day, entered fast: what this course is judged by first, the rest a tap away. */
export function MeasurePage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/measure' })
  const { visitId } = useSearch({ from: '/app/patients/$patientId/measure' })
  const { staff, today } = useSession()
  const progress = useProgress(patientId)
  const courses = useCourses(patientId)
  const visit = courses.data?.flatMap((one) => one.visits).find((one) => one.visitId === visitId)
  const day = visit && visit.date < today ? visit.date : today
  const sheet = useSheet({ patientId, staffId: staff.staffId }, day)
  if (progress.isPending || courses.isPending || !sheet.draft) return <Skeleton lines={10} />
  if (!progress.data)
    return <ErrorState error={progress.error} retry={() => void progress.refetch()} />
  return (
    <MeasureSheet
      {...{ patientId, progress: progress.data, draft: sheet.draft, today }}
      visit={visit ? { visitId: visit.visitId, n: visit.n, of: visit.of } : null}
      change={sheet.change}
      clear={sheet.clear}
      restore={sheet.restore}
    />
  )
}

/** Asked at every visit; the rest is a tap away. */
const atOnce: ReadonlySet<Section> = new Set(['ratings', 'checkin'])

type Props = {
  patientId: string
  progress: Progress
  draft: Draft
  today: string
  visit: { visitId: string; n: number; of: number } | null
  change: (next: (draft: Draft) => Draft) => void
  clear: (on: string) => Promise<void>
  restore: (draft: Draft) => void
}

function MeasureSheet(props: Props) {
  const { patientId, progress, draft, today, visit, change, clear, restore } = props
  const { t } = useTranslation(['measure', 'progress', 'scalp-map', 'common'])
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const toast = useToast()
  const words = useErrorWords()
  const queries = useQueryClient()
  // The same sheet sent again after a lost answer is one entry, not two.
  const attempt = useRef({ body: '', key: '' })
  const sheet = sheetFor(draft, change, progress)
  const filled = Object.values(draft.entries).filter(isFilled)
  const wrong = filled.filter((entry) => errorOf(entry, measureOf(entry.measure)) !== null)
  const { first, more } = arranged(progress, progress.observations)
  const needsDay = filled.length > 0 && draft.date === ''
  const save = useMutation({
    mutationFn: () => {
      const entries = filled.map(inputOf)
      const note = draft.note.trim()
      const body = { date: draft.date, visitId: visit?.visitId ?? null, note, entries }
      const text = JSON.stringify(body)
      if (attempt.current.body !== text) attempt.current = { body: text, key: crypto.randomUUID() }
      const request = { params: { patientId }, body }
      return call('observations.add', request, { idempotencyKey: attempt.current.key })
    },
    onSuccess: async () => {
      await clear(today)
      setTried(false)
      await queries.invalidateQueries({ queryKey: ['patient', patientId] })
      toast(t('saved', { count: filled.length }))
      await navigate({ to: '/patients/$patientId/progress', params: { patientId } })
    },
  })
  const send = () => {
    setTried(true)
    if (wrong.length === 0 && filled.length > 0 && draft.date) return save.mutate()
    requestAnimationFrame(() => {
      const errors = [...(box.current?.querySelectorAll('[role="alert"]') ?? [])]
      // A mistake opens its part and never closes one: what is being mended stays in sight.
      for (const error of errors) error.closest('details')?.setAttribute('open', '')
      const near = errors[0]?.closest('.field, .questions')
      const open = near?.querySelector<HTMLElement>('.radio-row:not(:has(:checked)) input')
      const input = open ?? near?.querySelector<HTMLElement>('input')
      input?.focus()
    })
  }
  const discard = () => {
    void clear(today)
    setTried(false)
    toast(t('discarded'), () => restore(draft))
  }
  const part = (section: Section, open: boolean) => (
    <SectionCard
      key={section}
      title={t(`section.${section}`)}
      open={open}
      below={section === 'mood' && <MoodHelp sheet={sheet} />}
      count={filled.filter((entry) => sectionOf(entry.measure) === section).length}
    >
      <SectionFields
        {...{ section, patientId, progress, sheet, tried }}
        date={draft.date || today}
      />
    </SectionCard>
  )
  return (
    <div className="measure" ref={box}>
      <BackLink to="/patients/$patientId/progress" params={{ patientId }}>
        {t('back')}
      </BackLink>
      <header className="page-header">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">
            <Link to="/patients/$patientId" params={{ patientId }} className="person-name">
              {progress.name}
            </Link>
            {visit && <> · {t('visit', { n: visit.n, of: visit.of })}</>}
          </p>
        </div>
        <div className="measure-day">
          <TextInput
            label={t('date')}
            type="date"
            max={today}
            value={draft.date}
            error={
              draft.date > today
                ? t('future')
                : tried && needsDay
                  ? t('common:required')
                  : undefined
            }
            onChange={(date) => change((now) => ({ ...now, date }))}
          />
        </div>
      </header>
      {filled.length > 0 && draft.date && daysBetween(draft.date, today) > 0 && (
        <Notice icon="clock">{t('earlier', { day: dayLong(draft.date) })}</Notice>
      )}
      <div className="stack">
        {first.map((section, i) => part(section, i === 0 || atOnce.has(section)))}
        <h2 className="measure-more">{t('more')}</h2>
        {more.map((section) => part(section, false))}
        <EventsCard patientId={patientId} events={progress.events} today={today} />
        <section className="card">
          <TextInput
            label={t('note')}
            maxLength={500}
            value={draft.note}
            onChange={(note) => change((now) => ({ ...now, note }))}
          />
        </section>
        <EnteredCard patientId={patientId} progress={progress} />
      </div>
      <div className="save-bar">
        <p aria-live="polite">
          {save.error
            ? words(save.error)
            : tried && wrong.length > 0
              ? t('wrong', { count: wrong.length })
              : needsDay
                ? t('needsDay')
                : filled.length > 0
                  ? t('toSave', { count: filled.length })
                  : t('nothing')}
        </p>
        {filled.length > 0 && (
          <Button look="plain" onClick={discard}>
            {t('discard')}
          </Button>
        )}
        <Button
          busy={save.isPending}
          disabled={filled.length === 0 || draft.date > today}
          onClick={send}
        >
          {t('common:save')}
        </Button>
      </div>
    </div>
  )
}

function SectionCard({
  title,
  open,
  count,
  below,
  children,
}: {
  title: string
  /** How it begins; from then on whoever types opens and closes it. */
  open: boolean
  count: number
  /** What is seen whether it is open or not. */
  below: React.ReactNode
  children: React.ReactNode
}) {
  const { t } = useTranslation('measure')
  const [begins] = useState(open)
  return (
    <>
      <details className="card measure-section" open={begins}>
        <summary>
          <h2>{title}</h2>
          {count > 0 && <span className="chip green">{t('filled', { count })}</span>}
        </summary>
        <div className="measure-inside">{children}</div>
      </details>
      {below}
    </>
  )
}
