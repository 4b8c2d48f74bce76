import type { VisitView } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/ui/index.ts'
import { columnsOf, type View } from './layout.ts'
import { TimeGrid } from './time-grid.tsx'
import type { Day } from './use-day.ts'
import type { VisitActions } from './use-visit-actions.ts'

type Props = {
  day: Day
  view: View
  actions: VisitActions
  onMenu: (visit: VisitView) => void
  /** A card was let go on a free start. */
  onMove: (visit: VisitView, to: { start: string; practitionerId: string }) => void
}

/** The day in columns by practitioner, room or device. Cards can be dragged between practitioners. */
export function DayColumns({ day, view, ...rest }: Props) {
  const { t } = useTranslation('today')
  const columns = columnsOf(day, view).map(({ resource, works, visits }) => ({
    ...{ key: resource.resourceId, title: resource.name, date: day.date, works, visits },
    practitionerId: resource.resourceId,
  }))
  if (columns.length === 0)
    return <EmptyState icon={view === 'device' ? 'device' : 'room'} title={t(`none.${view}`)} />
  return (
    <TimeGrid
      {...rest}
      label={t('columnsLabel')}
      columns={columns}
      open={day.open}
      now={day.now}
      movable={view === 'practitioner'}
    />
  )
}
