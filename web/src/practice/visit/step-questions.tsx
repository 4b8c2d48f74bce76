import type { VisitPage } from '@anagen/contract'
import { type Answer, type Answers, changedQuestions, type Question } from '@anagen/core/screening'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { QuestionField } from '../../shared/intake/question-field.tsx'
import { Button, DecisionBadge, Notice, useErrorWords, useToast } from '../../shared/ui/index.ts'
import { confirmed, openQuestions } from './answer-changes.ts'
import { answerWords } from './answer-words.ts'
import { Step } from './step.tsx'
import { usePageChange } from './use-visit.ts'

/** What changed since last time? One tap where nothing did; every answer can be changed. */
export function StepQuestions({ page, done }: { page: VisitPage; done: boolean }) {
  const { t } = useTranslation('visit')
  const [changed, setChanged] = useState<Answers>({})
  const saving = usePageChange()
  const words = useErrorWords()
  const toast = useToast()
  const { today } = page.screening
  const last = page.answers as Answers
  const questions = changedQuestions(page.protocol.questions, {
    answers: { ...last, ...changed },
    elements: page.visit.elements,
    today,
  })
  const open = openQuestions(questions, last, changed)
  const count = Object.keys(changed).length
  const save = async () => {
    const answers = confirmed(questions, last, changed)
    const next = await saving.change(() =>
      call('visits.answer', { params: { visitId: page.visit.visitId }, body: { answers } }),
    )
    if (!next) return
    setChanged({})
    if (next.pauses.length > page.pauses.length) {
      toast(t('questions.nowPaused'))
      const panel = document.getElementById('paused')
      panel?.scrollIntoView({ block: 'center' })
      panel?.focus({ preventScroll: true })
    } else toast(t('questions.saved'))
  }
  const row = (question: Question, startOpen: boolean) => (
    <QuestionRow
      key={question.id}
      question={question}
      value={changed[question.id] ?? last[question.id]}
      isChanged={changed[question.id] !== undefined}
      startOpen={startOpen}
      today={today}
      onAnswer={(answer) => setChanged((all) => ({ ...all, [question.id]: answer }))}
    />
  )
  // A question keeps its place while it is being answered.
  const toAnswer = openQuestions(questions, last, {})
  const known = questions.filter((one) => !toAnswer.includes(one))
  return (
    <Step name="questions" done={done}>
      <div className="row">
        <Button icon="check" busy={saving.busy} onClick={() => void save()}>
          {t(count === 0 ? 'questions.nothingChanged' : 'questions.saveChanges', { count })}
        </Button>
        {page.askedToday && <span className="soft">{t('questions.askedToday')}</span>}
      </div>
      {saving.error !== null && <Notice>{words(saving.error)}</Notice>}
      {open.length > 0 && (
        <Notice icon="question">{t('questions.open', { count: open.length })}</Notice>
      )}
      {toAnswer.length > 0 && <div>{toAnswer.map((one) => row(one, true))}</div>}
      <details className="known" open={!page.askedToday}>
        <summary>{t('questions.lastAnswers', { count: known.length })}</summary>
        {known.map((one) => row(one, false))}
      </details>
      <Decisions page={page} />
    </Step>
  )
}

type RowProps = {
  question: Question
  value: Answer | undefined
  isChanged: boolean
  startOpen: boolean
  today: string
  onAnswer: (answer: Answer) => void
}

function QuestionRow({ question, value, isChanged, startOpen, today, onAnswer }: RowProps) {
  const { t } = useTranslation(['visit', 'common'])
  const text = answerWords(question, value, {
    yes: t('common:yes'),
    no: t('common:no'),
    unknown: t('common:dontKnow'),
    none: t('questions.none'),
    open: t('questions.notAnswered'),
  })
  return (
    <details className="question" open={startOpen || undefined}>
      <summary>
        <span>{inLanguage(question.text)}</span>
        <span className={`chip ${isChanged ? 'green' : ''}`}>
          {isChanged && <span className="visually-hidden">{t('questions.changed')}: </span>}
          {text}
        </span>
      </summary>
      <QuestionField question={question} value={value} today={today} onAnswer={onAnswer} />
    </details>
  )
}

/** The decision for each part of the visit, with the reasons that are more than a go-ahead. */
function Decisions({ page }: { page: VisitPage }) {
  const { t } = useTranslation('common')
  return (
    <ul className="plain lines decisions">
      {page.screening.elements.map((one) => (
        <li key={one.element}>
          <p className="row">
            <strong>{t(one.element)}</strong>
            <DecisionBadge decision={one.decision} />
          </p>
          {one.reasons
            .filter((reason) => reason.decision !== 'proceed')
            .map((reason) => (
              <p key={reason.ruleId} className="small">
                {inLanguage(reason.reason)}
              </p>
            ))}
        </li>
      ))}
    </ul>
  )
}
