import type { Answer, Question } from '@anagen/core/screening'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuestionField } from '../../shared/intake/index.ts'
import { Button, Notice, useErrorWords, useToast } from '../../shared/ui/index.ts'
import { useScreeningChanges } from './queries.ts'

/** More than these are better answered on the tablet or by a link: they open when asked for. */
const few = 6

/** The questions a decision still waits for, to be answered at once. */
export function MissingCard({
  questions,
  patientId,
  today,
}: {
  questions: Question[]
  patientId: string
  today: string
}) {
  const { t } = useTranslation('screening')
  const words = useErrorWords()
  const toast = useToast()
  const { answer } = useScreeningChanges(patientId)
  const [given, setGiven] = useState<Record<string, Answer>>({})
  const count = Object.keys(given).length
  const save = () =>
    answer.mutate(given, {
      onSuccess: () => {
        setGiven({})
        toast(t('answersSaved'))
      },
    })
  return (
    <section className="card" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('missing', { count: questions.length })}</h2>
      <p className="soft small">{t('missingHelp')}</p>
      <details className="missing-fold" open={questions.length <= few}>
        <summary>{t('askHere')}</summary>
        <div className="stack missing">
          {questions.map((question) => (
            <div key={question.id}>
              {question.by === 'practice' && <span className="small soft">{t('byPractice')}</span>}
              <QuestionField
                question={question}
                value={given[question.id]}
                today={today}
                onAnswer={(value) => setGiven((all) => ({ ...all, [question.id]: value }))}
              />
            </div>
          ))}
        </div>
        {answer.error && <Notice>{words(answer.error)}</Notice>}
        <Button disabled={count === 0} busy={answer.isPending} onClick={save}>
          {t('saveAnswers', { count })}
        </Button>
      </details>
    </section>
  )
}
