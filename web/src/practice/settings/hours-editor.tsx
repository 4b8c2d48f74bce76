import type { Location } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { weekdayName } from '../../shared/format.ts'
import { Button } from '../../shared/ui/index.ts'

type Hours = Location['hours']

/** A usual week: any number of spans on each weekday. */
export function HoursEditor({
  hours,
  onChange,
}: {
  hours: Hours
  onChange: (hours: Hours) => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const set = (i: number, part: Partial<Hours[number]>) =>
    onChange(hours.map((h, j) => (i === j ? { ...h, ...part } : h)))
  const add = () => {
    const free = [1, 2, 3, 4, 5, 6, 7].find((d) => !hours.some((h) => h.weekday === d)) ?? 1
    onChange([...hours, { weekday: free, from: '09:00', to: '17:00' }])
  }
  return (
    <fieldset className="field settings-hours">
      <legend>{t('hours')}</legend>
      {hours.map((h, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name; they are added at the end or taken away
        <div className="settings-hour" key={i}>
          <select
            className="input"
            aria-label={t('weekday')}
            value={h.weekday}
            onChange={(e) => set(i, { weekday: Number(e.target.value) })}
          >
            {[1, 2, 3, 4, 5, 6, 7].map((d) => (
              <option key={d} value={d}>
                {weekdayName(d)}
              </option>
            ))}
          </select>
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="time"
              step={300}
              className="input"
              aria-label={t(end)}
              value={h[end]}
              onChange={(e) => set(i, { [end]: e.target.value })}
            />
          ))}
          <Button
            look="plain"
            icon="remove"
            aria-label={`${t('common:remove')}: ${weekdayName(h.weekday)} ${h.from}`}
            onClick={() => onChange(hours.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <div>
        <Button look="quiet" size="small" icon="add" onClick={add}>
          {t('addHours')}
        </Button>
      </div>
    </fieldset>
  )
}
