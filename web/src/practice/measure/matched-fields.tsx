import { useTranslation } from 'react-i18next'
import { dayYear, number } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/index.ts'
import { type Entry, hairsOf } from './draft.ts'
import { CountField } from './fields.tsx'

/** Hairs followed one by one since the first picture: how many stayed, came and went. */
export function MatchedFields({
  entry,
  against,
  counted,
  onChange,
}: {
  entry: Entry
  /** Day of the baseline picture. */
  against: string
  /** Hairs per cm² counted in it, where known. */
  counted: number | null
  onChange: (entry: Entry) => void
}) {
  const { t } = useTranslation('measure')
  const matched = entry.matched ?? { against, kept: '', gained: '', lost: '' }
  return (
    <fieldset className="field">
      <legend>{t('matched.legend', { day: dayYear(against) })}</legend>
      <div className="help">{t('matched.help')}</div>
      <div className="matched">
        {(['kept', 'gained', 'lost'] as const).map((what) => (
          <CountField
            key={what}
            label={t(`matched.${what}`)}
            value={matched[what]}
            max={100_000}
            onChange={(value) => onChange({ ...entry, matched: { ...matched, [what]: value } })}
          />
        ))}
      </div>
      <Sum entry={entry} counted={counted} />
    </fieldset>
  )
}

/** What the three add up to, so that a slip is seen before it is saved. */
function Sum({ entry, counted }: { entry: Entry; counted: number | null }) {
  const { t } = useTranslation('measure')
  const sum = hairsOf(entry, counted)
  const said = (what: 'before' | 'now', hairs: number) =>
    sum?.density
      ? t(`matched.${what}On`, { count: hairs, density: number(sum.density[what], 1) })
      : t(`matched.${what}`, { count: hairs })
  return (
    <div className="matched-sum" aria-live="polite">
      {sum && (
        <p className="soft">
          {said('before', sum.before)} · {said('now', sum.now)}
          {counted !== null && <> · {t('matched.counted', { density: number(counted, 1) })}</>}
        </p>
      )}
      {sum?.off && sum.had !== null && (
        <p className="measure-warning">
          <Icon name="warning" size={16} />
          {t('matched.off', { had: number(sum.had, 0), sum: number(sum.before, 0) })}
        </p>
      )}
    </div>
  )
}
