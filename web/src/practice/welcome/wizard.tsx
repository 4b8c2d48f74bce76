import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import i18next from 'i18next'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../../shared/api.ts'
import { Button, Notice, useErrorWords } from '../../shared/ui/index.ts'
import { type Draft, newDraft, type Step, setupBody, stepOf, stepProblems, steps } from './draft.ts'
import { stepForms } from './steps.tsx'

/** Sets a practice up in six short steps; nothing is stored before the last. */
export function Wizard({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['setup', 'common'])
  const [draft, setDraft] = useState<Draft>(firstDraft)
  const [at, setAt] = useState(0)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const words = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const step: Step = steps[at] ?? 'practice'
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => heading.current?.focus(), [at])

  const create = async () => {
    setBusy(true)
    try {
      await call('setup.create', { body: setupBody(draft) })
      queries.clear()
      await navigate({ to: '/' })
    } catch (caught) {
      setBusy(false)
      setError(caught)
      const first = problemOf(caught)?.problems?.[0]
      if (first) setAt(steps.indexOf(stepOf(first.path)))
    }
  }
  const go = (e: FormEvent) => {
    e.preventDefault()
    const found = stepProblems(draft, step)
    setProblems(found)
    setError(null)
    if (Object.keys(found).length > 0) return
    if (at === steps.length - 1) void create()
    else setAt(at + 1)
  }
  const Form = stepForms[step]
  return (
    <main className="calm">
      <div className="brand">
        ana<i>gen</i>
      </div>
      <ol className="wizard-steps" aria-label={t('common:stepOf', { n: at + 1, of: steps.length })}>
        {steps.map((s, i) => (
          <li
            key={s}
            className={i <= at ? 'reached' : ''}
            aria-current={i === at ? 'step' : undefined}
          />
        ))}
      </ol>
      <form className="card stack" onSubmit={go} noValidate>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t(`steps.${step}.title`)}
          </h1>
          <p className="soft">{t(`steps.${step}.words`)}</p>
        </div>
        {error !== null && (
          <Notice>
            {words(error)}{' '}
            {problemOf(error)
              ?.problems?.map((p) => p.message)
              .join(' ')}
          </Notice>
        )}
        <Form
          draft={draft}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          error={(field) =>
            problems[field] ? t(`problems.${problems[field]}` as 'problems.empty') : undefined
          }
        />
        <div className="spread">
          <Button look="quiet" onClick={() => (at === 0 ? onBack() : setAt(at - 1))}>
            {t('common:back')}
          </Button>
          <Button type="submit" busy={busy}>
            {at === steps.length - 1 ? t('finish') : t('common:next')}
          </Button>
        </div>
      </form>
    </main>
  )
}

function firstDraft(): Draft {
  const draft = newDraft(
    i18next.language === 'es' ? 'es' : 'en',
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  )
  return {
    ...draft,
    rooms: [i18next.t('setup:firstRoom')],
    services: (['microneedling-six-monthly', 'acupuncture-visit'] as const).map((protocolId) => ({
      protocolId,
      name: i18next.t(`setup:offers.${protocolId}`),
      price: '',
      lightPrice: '',
    })),
  }
}
