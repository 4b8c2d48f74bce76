import './expect.css'
import type { Progress } from '@anagen/contract'
import { expectationWords, type MeasureId, type Method, measureOf } from '@anagen/core/outcome'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { monthLong, number } from '../../shared/format.ts'
import { inLanguage, language } from '../../shared/i18n/index.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import {
  Checkbox,
  ErrorState,
  Icon,
  Notice,
  Select,
  Skeleton,
  Stepper,
  TextInput,
} from '../../shared/ui/index.ts'
import { useProgress } from '../progress/queries.ts'
import { useSession } from '../session.ts'
import { type Form, firstForm, formFor, offered, planOf } from './plan-form.ts'
import { SightDrawing } from './sight-drawing.tsx'
import { type Reckoned, useExpectation } from './use-expectation.ts'

/** Before the course: what could be seen with a plan of measuring, and when; live as the plan is turned. */
export function ExpectPage() {
  const { patientId } = useParams({ from: '/app/patients/$patientId/expect' })
  const progress = useProgress(patientId)
  if (progress.isPending) return <Skeleton lines={8} />
  if (!progress.data)
    return <ErrorState error={progress.error} retry={() => void progress.refetch()} />
  return <Expect progress={progress.data} />
}

function Expect({ progress }: { progress: Progress }) {
  const { t } = useTranslation(['expect', 'measure', 'common'])
  const { today } = useSession()
  const [form, setForm] = useState(() => firstForm(progress, today))
  const plan = planOf(form, progress)
  const reckoned = useExpectation(plan)
  return (
    <div className="expect">
      <BackLink to="/patients/$patientId/progress" params={{ patientId: progress.patientId }}>
        <span className="person-name">{progress.name}</span>
      </BackLink>
      <header className="page-header">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('help')}</p>
        </div>
      </header>
      <div className="expect-both">
        <PlanFields
          form={form}
          onChange={setForm}
          onMeasure={(measure) => setForm(formFor(progress, measure, today))}
          wrong={plan === null}
        />
        <Told reckoned={reckoned} />
      </div>
    </div>
  )
}

type FieldsProps = {
  form: Form
  onChange: (form: Form) => void
  onMeasure: (measure: MeasureId) => void
  wrong: boolean
}

function PlanFields({ form, onChange, onMeasure, wrong }: FieldsProps) {
  const { t } = useTranslation(['expect', 'measure', 'common'])
  const measure = measureOf(form.measure)
  const spot = measure.site === 'spot'
  const set = (change: Partial<Form>) => onChange({ ...form, ...change })
  const words = { less: t('common:less'), more: t('common:more') }
  const count = (name: 'spots' | 'repeats' | 'baselines', max: number) => (
    <Stepper
      label={t(name)}
      value={form[name]}
      step={1}
      min={1}
      max={max}
      unit=""
      words={words}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <section className="card stack" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('plan')}</h2>
      <Select
        label={t('measure')}
        value={form.measure}
        options={offered.map(({ id, name }) => ({ value: id, label: inLanguage(name) }))}
        onChange={(id) => onMeasure(id as MeasureId)}
      />
      <Select
        label={t('measure:how')}
        value={form.method}
        options={measure.methods.map((value) => ({ value, label: t(`measure:method.${value}`) }))}
        onChange={(method) => set({ method: method as Method })}
      />
      <TextInput
        label={t('level', { unit: inLanguage(measure.unit) })}
        inputMode="decimal"
        value={form.level}
        error={wrong ? t('measure:error.not a number') : undefined}
        onChange={(level) => set({ level })}
      />
      <div className="expect-steps">
        {spot && (
          <>
            <Stepper
              label={t('area')}
              value={form.areaCm2}
              step={0.5}
              min={0.5}
              max={5}
              unit="cm²"
              format={(value) => number(value, 1)}
              words={words}
              onChange={(areaCm2) => set({ areaCm2 })}
            />
            {count('spots', 5)}
          </>
        )}
        {count('repeats', 5)}
        {count('baselines', 3)}
      </div>
      <Select
        label={t('startMonth')}
        value={String(form.startMonth)}
        options={Array.from({ length: 12 }, (_, i) => ({
          value: String(i),
          label: monthLong(`2024-${String(i + 1).padStart(2, '0')}-01`),
        }))}
        onChange={(month) => set({ startMonth: Number(month) })}
      />
      {spot && form.method === 'hair-to-hair' && (
        <Checkbox
          label={t('reference')}
          checked={form.reference}
          onChange={(reference) => set({ reference })}
        />
      )}
    </section>
  )
}

function Told({ reckoned: { expectation, state } }: { reckoned: Reckoned }) {
  const { t } = useTranslation('expect')
  if (!expectation)
    return (
      <section className="card">
        {state === 'failed' ? <Notice>{t('failed')}</Notice> : <Skeleton lines={6} />}
      </section>
    )
  const measure = measureOf(expectation.plan.measure)
  const words = expectationWords(expectation, language())
  const looks = expectation.looks.length
  // The first lines say one look each; the table says them all, the sentence the one at half a year.
  const half = expectation.looks.reduce(
    (best, look, i) =>
      Math.abs(look.month - 6) < Math.abs((expectation.looks[best]?.month ?? 0) - 6) ? i : best,
    0,
  )
  return (
    <section
      className={`card expect-told ${state === 'reckoning' ? 'paled' : ''}`}
      aria-label={words.headline}
      aria-busy={state === 'reckoning'}
    >
      <p className="expect-state soft small" role="status">
        {state === 'failed' ? t('failed') : state === 'reckoning' ? t('reckoning') : t('ready')}
      </p>
      <p className="verdict-say">{words.lines[half]}</p>
      {expectation.autumn && (
        <p className="expect-autumn">
          <Icon name="leaf" />
          <span>{words.notes[0]}</span>
        </p>
      )}
      <SightDrawing expectation={expectation} scale={measure} unit={inLanguage(measure.unit)} />
      <ul className="plain lines">
        {words.lines.slice(looks).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {words.notes.slice(expectation.autumn ? 1 : 0).map((note) => (
          <li key={note} className="soft">
            {note}
          </li>
        ))}
      </ul>
    </section>
  )
}
