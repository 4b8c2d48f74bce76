import { useTranslation } from 'react-i18next'
import { Button, TextInput } from '../../shared/ui/index.ts'
import type { Away, DraftProblems } from './draft.ts'

const most = 40

/** Days on which the person cannot come, each from and to a date. */
export function AwayDates({
  away,
  problems,
  today,
  onChange,
}: {
  away: Away[]
  problems: DraftProblems['away']
  today: string
  onChange: (away: Away[]) => void
}) {
  const { t } = useTranslation('planning')
  const change = (i: number, part: Partial<Away>) =>
    onChange(away.map((one, at) => (at === i ? { ...one, ...part } : one)))
  return (
    <fieldset className="field away">
      <legend>{t('away')}</legend>
      {away.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name than their place
        <div className="pair" key={i}>
          <TextInput
            label={t('awayFrom', { n: i + 1 })}
            type="date"
            min={today}
            value={one.from}
            onChange={(from) => change(i, { from, ...(one.to === '' && { to: from }) })}
            error={problems[i] && t(`problem.${problems[i]}`)}
          />
          <TextInput
            label={t('awayTo')}
            type="date"
            min={one.from || today}
            value={one.to}
            onChange={(to) => change(i, { to })}
          />
          <Button
            look="plain"
            icon="close"
            aria-label={t('awayRemove', { n: i + 1 })}
            onClick={() => onChange(away.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {away.length < most && (
        <Button
          look="quiet"
          size="small"
          icon="add"
          onClick={() => onChange([...away, { from: '', to: '' }])}
        >
          {t('awayAdd')}
        </Button>
      )}
    </fieldset>
  )
}
