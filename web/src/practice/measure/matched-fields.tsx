import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import type { Entry } from './draft.ts'
import { CountField } from './fields.tsx'

/** Hairs followed one by one since the first picture: how many stayed, came and went. */
export function MatchedFields({
  entry,
  against,
  onChange,
}: {
  entry: Entry
  /** Day of the baseline picture. */
  against: string
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
    </fieldset>
  )
}
