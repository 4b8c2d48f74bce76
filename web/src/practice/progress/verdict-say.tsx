import './verdict.css'
import type { Judged, Progress } from '@anagen/contract'
import { measureOf, verdictWords } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { inLanguage, language } from '../../shared/i18n/index.ts'
import { Icon } from '../../shared/ui/index.ts'

/** What can be said of a verdict: the sentence large, the figures under it, the notes small. */
export function VerdictSay({ judged }: { judged: Judged }) {
  const { t } = useTranslation('progress')
  const { verdict, primary } = judged
  const words = verdictWords(verdict, language())
  const todo = verdict.state === 'not comparable'
  return (
    <div className="verdict">
      <p className="verdict-headline">{words.headline}</p>
      {words.lines.length > 0 && (
        <div className={todo ? 'verdict-lines todo' : 'verdict-lines'}>
          {todo && <Icon name="note" />}
          <div>
            {words.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
      {!primary && verdict.critical !== null && <p className="soft small">{t('adjustedHelp')}</p>}
    </div>
  )
}

/** What else one should know, and what single sentences rest on. */
export function VerdictNotes({ judged }: { judged: Judged }) {
  const { t } = useTranslation(['progress', 'common'])
  const words = verdictWords(judged.verdict, language())
  const measure = measureOf(judged.verdict.measure)
  const caveat = measure.caveat && inLanguage(measure.caveat)
  return (
    <section className="card verdict-notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes')}</h2>
      <ul className="plain lines">
        {[...words.notes, ...(caveat ? [caveat] : [])].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {words.sources.length > 0 && (
        <details className="verdict-sources">
          <summary>{t('sources')}</summary>
          <ul className="plain lines">
            {words.sources.map(({ text, basis }) => (
              <li key={text} className="small">
                {text}
                <br />
                <span className="soft">
                  {basis
                    .map((one) => `${t(`common:basis.${one.kind}`)}: ${one.source}, ${one.date}`)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

export const seriesKey = ({ verdict, spotId, side }: Judged) =>
  `${verdict.measure}.${spotId ?? ''}.${side ?? ''}`

/** "Thick (terminal) hairs, Spot A". */
export function useSeriesName(progress: Pick<Progress, 'spots'>): (judged: Judged) => string {
  const { t } = useTranslation('progress')
  return ({ verdict, spotId, side }) =>
    [
      inLanguage(measureOf(verdict.measure).name),
      progress.spots.find((spot) => spot.spotId === spotId)?.name,
      side && t(`side.${side}`),
    ]
      .filter(Boolean)
      .join(', ')
}
