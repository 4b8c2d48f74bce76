import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayMonth, dayShort, instant, time } from '../../shared/format.ts'
import { Button, EmptyState, Icon, type IconName } from '../../shared/ui/index.ts'
import { Letter } from '../changes/letter.tsx'
import { useSession } from '../session.ts'
import { useWaitList, type Waiting } from './use-waiting.ts'

type Props = { waiting: readonly Waiting[]; onOffer: ((visit: Waiting) => void) | null }

/** Who waits for a time, or for an earlier one; what was offered to them, and what became of it. */
export function WaitingList({ waiting, onOffer }: Props) {
  const { t } = useTranslation('worklist')
  return (
    <section className="card" aria-labelledby="wait-list">
      <h2 id="wait-list">
        {t('waitList')} <span className="soft">{waiting.length || ''}</span>
      </h2>
      <p className="soft">{t('waitHelp')}</p>
      {waiting.length === 0 && <EmptyState icon="clock" title={t('nobodyWaits')} />}
      <ul className="plain lines">
        {waiting.map((visit) => (
          <WaitingRow key={visit.visitId} visit={visit} onOffer={onOffer} />
        ))}
      </ul>
    </section>
  )
}

function WaitingRow({ visit, onOffer }: { visit: Waiting; onOffer: Props['onOffer'] }) {
  const { t } = useTranslation(['worklist', 'common'])
  const list = useWaitList()
  const { visitId, patientName: name, window } = visit
  return (
    <li className="work-row">
      <span className="work-icon">
        <Icon name="clock" />
      </span>
      <div>
        <Link
          to="/patients/$patientId"
          params={{ patientId: visit.patientId }}
          className="person-name"
        >
          {name}
        </Link>{' '}
        <span className="soft small">{t('common:stepOf', { n: visit.n, of: visit.of })}</span>
        <div className="soft">
          {visit.start
            ? t('earlier', { day: dayShort(visit.start), time: time(visit.start) })
            : t('anyTime')}
          {window
            ? ` ${t('within', { from: dayMonth(window.from), to: dayMonth(window.to) })}`
            : ` ${t('nowhere')}`}
        </div>
        {visit.note && <p className="work-note">{visit.note}</p>}
        {visit.offers.length > 0 && (
          <ul className="plain offers">
            {visit.offers.map((offer) => (
              <OfferLine key={offer.offerId} offer={offer} />
            ))}
          </ul>
        )}
      </div>
      {onOffer && (
        <div className="row work-acts">
          {window && (
            <Button
              look="quiet"
              size="small"
              aria-label={t('offerOf', { name })}
              onClick={() => onOffer(visit)}
            >
              {t('offer')}
            </Button>
          )}
          {visit.since && (
            <Button
              look="plain"
              size="small"
              aria-label={t('endOf', { name })}
              busy={list.isPending}
              onClick={() => list.mutate({ visitId, waits: false, note: visit.note })}
            >
              {t('end')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

const icons: Record<Waiting['offers'][number]['state'], IconName> = {
  open: 'clock',
  taken: 'check',
  declined: 'close',
  lost: 'remove',
  expired: 'remove',
}

function OfferLine({ offer }: { offer: Waiting['offers'][number] }) {
  const { t } = useTranslation('worklist')
  const { practice } = useSession()
  const { start, state, practitionerName, expiresAt, message } = offer
  return (
    <li className="small">
      <span className={state === 'open' ? 'chip green' : 'chip'}>
        <Icon name={icons[state]} size={14} />
        {t(`offerState.${state}`)}
      </span>{' '}
      {dayShort(start)}, {time(start)} <span className="soft">{practitionerName}</span>
      {state === 'open' && (
        <span className="soft"> {t('until', { until: instant(expiresAt, practice.zone) })}</span>
      )}
      {message && <Letter title={t('message')} message={message} />}
    </li>
  )
}
