import type { Answers, Question } from '@anagen/core/screening'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, EmptyState, Icon, Notice, useErrorWords } from '../ui/index.ts'
import { formSections, openCount, personQuestions, resumeAt } from './form.ts'
import './intake.css'
import { QuestionField } from './question-field.tsx'
import { useAnswers } from './use-answers.ts'

type Props = {
  questions: readonly Question[]
  answers: Answers
  today: string
  /** Who asks: the first lines above the first part. */
  welcome: ReactNode
  /** Sends what changed; rejects when that did not work. */
  save: (changed: Answers) => Promise<void>
  /** Hands the form in. */
  finish: () => Promise<void>
  /** What stands under the thanks. */
  after?: ReactNode
}

/** The questions, one part at a time, saved as they are answered; back and forth at any time. */
export function IntakeForm(props: Props) {
  const { t } = useTranslation('intake')
  const words = useErrorWords()
  const { answers, answer, saving, flush } = useAnswers(props.answers, props.save)
  const asked = useMemo(
    () => personQuestions(props.questions, props.answers),
    [props.questions, props.answers],
  )
  const parts = formSections(asked, answers, props.today)
  const [at, setAt] = useState(() => resumeAt(parts, answers))
  const [ending, setEnding] = useState<'no' | 'busy' | 'thanks' | 'failed'>('no')
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new part moves the focus to its heading
  useEffect(() => {
    if (moved.current) heading.current?.focus()
    moved.current = true
    window.scrollTo({ top: 0 })
  }, [at, ending === 'thanks'])
  const part = parts[Math.min(at, parts.length - 1)]
  if (!part) return <EmptyState icon="check" title={t('nothing')} />
  const last = at >= parts.length - 1
  const open = openCount(parts, answers)
  const finish = async () => {
    setEnding('busy')
    try {
      await flush()
      await props.finish()
      setEnding('thanks')
    } catch {
      setEnding('failed')
    }
  }
  if (ending === 'thanks') {
    return (
      <section className="intake thanks">
        <Icon name="leaf" size={40} />
        <h1 ref={heading} tabIndex={-1}>
          {t('thanks')}
        </h1>
        <p className="say">{open > 0 ? t('thanksOpen') : t('thanksAll')}</p>
        <Button look="quiet" onClick={() => setEnding('no')}>
          {t('lookAgain')}
        </Button>
        {props.after}
      </section>
    )
  }
  return (
    <section className="intake">
      {at === 0 && props.welcome}
      <div className="intake-progress">
        <progress
          className="progress"
          max={parts.length}
          value={at + 1}
          aria-label={t('progress')}
        />
        <span className="small soft">{t('part', { n: at + 1, of: parts.length })}</span>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {t(`section.${part.id}.title`)}
      </h1>
      <p className="soft">{t(`section.${part.id}.intro`)}</p>
      <div className="intake-questions">
        {part.questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            value={answers[question.id]}
            today={props.today}
            onAnswer={(value) => answer(question.id, value)}
          />
        ))}
      </div>
      {last && open > 0 && <Notice icon="question">{t('open', { count: open })}</Notice>}
      {(saving.state === 'refused' || ending === 'failed') && (
        <Notice>{saving.error ? words(saving.error) : t('notSent')}</Notice>
      )}
      <footer className="intake-steps">
        {at > 0 && (
          <Button look="quiet" icon="left" onClick={() => setAt(at - 1)}>
            {t('back')}
          </Button>
        )}
        <span className="small soft" role="status">
          {t(`save.${saving.state}`)}
        </span>
        {last ? (
          <Button icon="check" busy={ending === 'busy'} onClick={() => void finish()}>
            {t('finish')}
          </Button>
        ) : (
          <Button onClick={() => setAt(at + 1)}>{t('next')}</Button>
        )}
      </footer>
    </section>
  )
}
