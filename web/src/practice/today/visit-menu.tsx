import type { CourseChange, VisitView } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayLong, time } from '../../shared/format.ts'
import { Button, Dialog, Icon, type IconName } from '../../shared/ui/index.ts'
import { useWaitList } from '../worklist/use-waiting.ts'
import type { VisitActions } from './use-visit-actions.ts'
import { Alerts, isOpen, stateIcons } from './visit-card.tsx'

type Props = {
  visit: VisitView
  actions: VisitActions
  onMove: () => void
  /** Lights the free times of the visit, where a calendar is seen. */
  onLight?: (() => void) | undefined
  /** Looks at what a change does before it is made. */
  onChange: (change: CourseChange) => void
  onClose: () => void
}

/** What can be done with one visit. */
export function VisitMenu({ visit, actions, onMove, onLight, onChange, onClose }: Props) {
  const { t } = useTranslation(['today', 'common', 'worklist'])
  const waitList = useWaitList()
  const then = (work: Promise<unknown>) => {
    onClose()
    void work
  }
  return (
    <Dialog title={<span className="person-name">{visit.patientName}</span>} onClose={onClose}>
      <p className="row">
        <span className="chip">
          <Icon name={stateIcons[visit.state]} size={15} />
          {t(`common:visitState.${visit.state}`)}
        </span>
        <span>
          {dayLong(visit.date)}, {time(visit.start)}–{time(visit.end)}
        </span>
        <span>{t('common:stepOf', { n: visit.n, of: visit.of })}</span>
        <span>{visit.practitionerName}</span>
      </p>
      <Alerts codes={visit.alerts} />
      <div className="menu-actions">
        <Link to="/visits/$visitId" params={{ visitId: visit.visitId }} className="button">
          <Icon name="right" />
          {t('act.open')}
        </Link>
        {statesAfter(visit).map(({ state, icon, label }) => (
          <Button
            key={state}
            look="quiet"
            icon={icon}
            onClick={() => {
              const change = changeTo(visit, state)
              if (change) onChange(change)
              else then(actions.setState(visit, state))
            }}
          >
            {t(`act.${label}`)}
          </Button>
        ))}
        {visit.state !== 'done' && visit.state !== 'cancelled' && (
          <Button look="quiet" icon="calendar" onClick={onMove}>
            {t('act.move')}
          </Button>
        )}
        {onLight && isOpen(visit) && (
          <Button look="quiet" icon="search" onClick={onLight}>
            {t('act.freeTimes')}
          </Button>
        )}
        {visit.state === 'missed' && (
          <Button look="quiet" icon="calendar" onClick={() => onChange(anotherTime(visit))}>
            {t('act.anotherTime')}
          </Button>
        )}
        {isOpen(visit) && (
          <Button
            look="quiet"
            icon="sun"
            onClick={() => then(actions.setLight(visit, !visit.light))}
          >
            {t(visit.light ? 'act.removeLight' : 'act.addLight')}
          </Button>
        )}
        {visit.state === 'booked' && (
          <Button
            look="quiet"
            icon="list"
            onClick={() => {
              onClose()
              waitList.mutate({ visitId: visit.visitId, waits: true })
            }}
          >
            {t('worklist:would')}
          </Button>
        )}
        <Link
          to="/patients/$patientId"
          params={{ patientId: visit.patientId }}
          className="button quiet"
        >
          <Icon name="card" />
          {t('act.patient')}
        </Link>
      </div>
    </Dialog>
  )
}

const anotherTime = ({ visitId }: VisitView): CourseChange => {
  return { kind: 'replace', visitId, notBefore: null, missed: true }
}

/** What touches the later visits is looked at first; null for what does not. */
function changeTo(visit: VisitView, state: Next['state']): CourseChange | null {
  if (state === 'missed') return anotherTime(visit)
  const stands = visit.state === 'booked' || visit.state === 'arrived'
  return state === 'cancelled' && stands ? { kind: 'cancel', visitId: visit.visitId } : null
}

type Next = { state: 'booked' | 'arrived' | 'missed' | 'cancelled'; icon: IconName; label: string }
const arrived: Next = { state: 'arrived', icon: 'person', label: 'arrived' }
const notHere: Next = { state: 'booked', icon: 'undo', label: 'notHere' }
const again: Next = { state: 'booked', icon: 'undo', label: 'bookAgain' }
const missed: Next = { state: 'missed', icon: 'remove', label: 'missed' }
const cancel: Next = { state: 'cancelled', icon: 'close', label: 'cancel' }

/** What a visit may become by hand. */
function statesAfter({ state }: VisitView): Next[] {
  switch (state) {
    case 'booked':
      return [arrived, missed, cancel]
    case 'arrived':
      return [notHere, missed, cancel]
    case 'missed':
      return [arrived, again, cancel]
    case 'cancelled':
      return [again]
    case 'unplaced':
      return [cancel]
    case 'done':
      return []
  }
}
