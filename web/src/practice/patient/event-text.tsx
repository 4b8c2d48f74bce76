import type { TimelineEvent } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayShort, money, time } from '../../shared/format.ts'

type Params = TimelineEvent['params']

/** The facts of an event as words of the page: days with weekdays, amounts with their currency. */
function spoken(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number' && name.endsWith('Minor'))
        return ['amount', money(value, String(params.currency ?? 'USD'))]
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value))
        return [name, `${dayShort(value)}, ${time(value)}`]
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
        return [name, dayShort(value)]
      return [name, value]
    }),
  )
}

/** What happened, in the words of the catalogue; an event it does not know is told by its kind. */
export function EventText({ event }: { event: TimelineEvent }) {
  const { t, i18n } = useTranslation('patient')
  if (event.kind === 'checkIn') return <Said params={event.params} />
  const key = `event.${event.code}`
  const known = i18n.exists(key, { ns: 'patient', ...event.params })
  return <span>{known ? t(key, spoken(event.params)) : t(`kind.${event.kind}`)}</span>
}

const saidOrder = [
  'feel-shedding',
  'feel-scalp',
  'feel-stress',
  'feel-sleep',
  'feel-food',
  'feel-mood',
  'pain',
  'phq4',
] as const

/** How a person said to be, with their own words where there are any; beside the rest, never its cause. */
function Said({ params: { note, ...figures } }: { params: Params }) {
  const { t } = useTranslation('patient')
  const said = saidOrder.map((measure) =>
    figures[measure] === undefined ? '' : t(`said.${measure}`, { value: figures[measure] }),
  )
  return (
    <span>
      {t('event.checkIn.answered')}: {said.filter(Boolean).join(', ')}
      {note && <span className="soft"> · {note}</span>}
    </span>
  )
}
