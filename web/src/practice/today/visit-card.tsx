import type { VisitView } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { time } from '../../shared/format.ts'
import { Icon, type IconName } from '../../shared/ui/index.ts'
import type { VisitActions } from './use-visit-actions.ts'

export const stateIcons: Record<VisitView['state'], IconName> = {
  booked: 'clock',
  arrived: 'person',
  done: 'check',
  missed: 'remove',
  cancelled: 'close',
  unplaced: 'hold',
}

/** Whether light may still be added to or taken from a visit, and its time changed. */
export const isOpen = ({ state }: VisitView) => state === 'booked' || state === 'arrived'

type Props = {
  visit: VisitView
  actions: VisitActions
  onMenu: (visit: VisitView) => void
  onOpenClick?: ((event: { preventDefault(): void }) => void) | undefined
}

/** A visit of the day: its name opens it, the sun adds light, the dots show what else can be done. */
export function VisitCard({ visit, actions, onMenu, onOpenClick }: Props) {
  const { t } = useTranslation(['today', 'common'])
  const busy = actions.busy === visit.visitId
  return (
    <article className={`visit-card ${visit.state}`} aria-busy={busy}>
      <Link
        to="/visits/$visitId"
        params={{ visitId: visit.visitId }}
        className="open"
        draggable={false}
        onClick={onOpenClick}
      >
        <strong className="person-name">{visit.patientName}</strong>
        <span className="facts">
          <span className="start">{time(visit.start)}</span>
          {visit.state !== 'booked' && (
            <span className="state">
              <Icon name={stateIcons[visit.state]} size={15} />
              {t(`common:visitState.${visit.state}`)}
            </span>
          )}
          <span>{t('common:stepOf', { n: visit.n, of: visit.of })}</span>
          {visit.brow && (
            <span className="mark">
              <Icon name="brow" size={15} />
              {t('common:brow')}
            </span>
          )}
        </span>
        <Alerts codes={visit.alerts} />
      </Link>
      <div className="tools no-print">
        {isOpen(visit) && (
          <button
            type="button"
            className={visit.light ? 'tool on' : 'tool'}
            aria-pressed={visit.light}
            aria-label={t('lightOf', { name: visit.patientName })}
            title={t(visit.light ? 'act.removeLight' : 'act.addLight')}
            disabled={busy}
            onClick={() => void actions.setLight(visit, !visit.light)}
          >
            <Icon name="sun" size={18} />
          </button>
        )}
        {!isOpen(visit) && visit.light && (
          <span className="tool on" title={t('common:light')}>
            <Icon name="sun" size={18} />
            <span className="visually-hidden">{t('common:light')}</span>
          </span>
        )}
        <button
          type="button"
          className="tool"
          aria-label={t('moreOf', { name: visit.patientName })}
          onClick={() => onMenu(visit)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
    </article>
  )
}

/** What to know before the person sits down, by word. */
export function Alerts({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('today')
  if (codes.length === 0) return null
  return (
    <span className="alerts">
      {codes.map((code) => (
        <span key={code} className="chip amber">
          <Icon name={code === 'paused' ? 'hold' : 'warning'} size={14} />
          {t(`alert.${code}`)}
        </span>
      ))}
    </span>
  )
}
