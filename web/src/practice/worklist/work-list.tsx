import type { WorkItem } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayShort } from '../../shared/format.ts'
import { Button, EmptyState, Icon, type IconName } from '../../shared/ui/index.ts'

export type Work = WorkItem
const icons: Record<WorkItem['kind'], IconName> = {
  closing: 'warning',
  stalled: 'stop',
  review: 'note',
  unplaced: 'clock',
  holdEnded: 'hold',
  clearance: 'card',
}

type Props = { items: readonly WorkItem[]; onFind: ((item: WorkItem) => void) | null }

/** What waits to be looked after, the most pressing first. */
export function WorkList({ items, onFind }: Props) {
  const { t } = useTranslation('worklist')
  if (items.length === 0)
    return (
      <EmptyState icon="leaf" title={t('nothing')}>
        <p>{t('nothingHelp')}</p>
      </EmptyState>
    )
  return (
    <section className="card" aria-labelledby="to-do">
      <h2 id="to-do">
        {t('toDo')} <span className="soft">{items.length}</span>
      </h2>
      <ul className="plain lines">
        {items.map((item) => (
          <li key={`${item.kind}${item.patientId}${item.visitId}${item.date}`} className="work-row">
            <span className={item.kind === 'closing' ? 'work-icon amber' : 'work-icon'}>
              <Icon name={icons[item.kind]} />
            </span>
            <div>
              <Link
                to="/patients/$patientId"
                params={{ patientId: item.patientId }}
                className="person-name"
              >
                {item.patientName}
              </Link>
              <div className="soft">{wordsOf(item, t)}</div>
            </div>
            <div className="row work-acts">
              <Act item={item} onFind={onFind} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What can be done about it from here. */
function Act({ item, onFind }: { item: WorkItem; onFind: Props['onFind'] }) {
  const { t } = useTranslation('worklist')
  const { patientId, patientName, n } = item
  if (item.kind === 'clearance')
    return (
      <Link
        to="/patients/$patientId/screening"
        params={{ patientId }}
        className="button quiet small"
      >
        {t('screening')}
      </Link>
    )
  if (item.kind === 'review')
    return (
      <Link
        to="/patients/$patientId/progress"
        params={{ patientId }}
        className="button quiet small"
      >
        {t('toReview')}
      </Link>
    )
  if (!onFind) return null
  const act = isHopeless(item) ? 'letGo' : 'find'
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={t(`${act}Of`, { name: patientName, n })}
      onClick={() => onFind(item)}
    >
      {t(act)}
    </Button>
  )
}

/** Whether no day is left on which the visit would keep the spacing of its course. */
export const isHopeless = ({ kind, date }: WorkItem) => kind === 'closing' && date === null

type Words = ReturnType<typeof useTranslation<'worklist'>>['t']

function wordsOf({ kind, n, date }: WorkItem, t: Words): string {
  return date
    ? t(`kind.${kind}`, { n, day: dayShort(date) })
    : t(`undated.${kind}`, { n, defaultValue: '' })
}
