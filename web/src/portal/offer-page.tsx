import type { OfferView } from '@anagen/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../shared/api.ts'
import { dayLong, instant, time } from '../shared/format.ts'
import { firstName } from '../shared/intake/index.ts'
import { Button, ErrorState, Notice, Skeleton, useErrorWords } from '../shared/ui/index.ts'
import { Ended } from './ended.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useToken } from './use-token.ts'

/** The page behind an offer: one time, to take or to leave; others once it is gone. */
export function OfferPage() {
  const token = useToken()
  return (
    <main className="portal">
      {token === '' ? <Ended why="noLink" /> : <LinkedOffer key={token} token={token} />}
    </main>
  )
}

type Slot = OfferView['offered']
const queryKey = ['offer']

function LinkedOffer({ token }: { token: string }) {
  const queries = useQueryClient()
  const headers = { 'X-Offer-Token': token }
  const offer = useQuery({
    queryKey,
    queryFn: () => call('offers.get', {}, { headers }),
    refetchInterval: 15_000,
    gcTime: 0,
  })
  const keep = (view: OfferView) => queries.setQueryData(queryKey, view)
  const take = useMutation({
    mutationFn: ({ start, practitionerId }: Slot) =>
      call('offers.take', { body: { start, practitionerId } }, { headers }),
    onSuccess: keep,
    onError: () => void offer.refetch(),
  })
  const decline = useMutation({
    mutationFn: () => call('offers.decline', { body: {} }, { headers }),
    onSuccess: keep,
  })
  const told = offer.data?.language
  useEffect(() => {
    if (told) void i18next.changeLanguage(told)
  }, [told])
  if (offer.isPending) return <Skeleton lines={7} />
  if (!offer.data) {
    return problemOf(offer.error)?.status === 401 ? (
      <Ended why="expired" />
    ) : (
      <ErrorState error={offer.error} retry={() => void offer.refetch()} />
    )
  }
  return (
    <>
      <header className="portal-head">
        <span className="practice-name">{offer.data.practice}</span>
        <LanguageSwitch />
      </header>
      <Offer
        offer={offer.data}
        busy={take.isPending || decline.isPending}
        error={take.error ?? decline.error}
        onTake={(slot) => take.mutate(slot)}
        onDecline={() => decline.mutate()}
      />
    </>
  )
}

type Props = {
  offer: OfferView
  busy: boolean
  error: unknown
  onTake: (slot: Slot) => void
  onDecline: () => void
}

function Offer({ offer, busy, error, onTake, onDecline }: Props) {
  const { t } = useTranslation('offer')
  const words = useErrorWords()
  const { state, now, offered, alternatives, zone } = offer
  const until = { until: instant(offer.expiresAt, zone) }
  const at = (wall: string) => ({ day: dayLong(wall), time: time(wall) })
  // That somebody was quicker is said by the page itself.
  const told = error && problemOf(error)?.code !== 'slot-taken' ? words(error) : null
  return (
    <div className="offer" aria-live="polite">
      <p className="say person-name">{t('hello', { name: firstName(offer.name) })}</p>
      <h1>{t(state)}</h1>
      {(state === 'open' || state === 'declined') && <When slot={offered} place={offer.place} />}
      {state === 'taken' && now && <p>{t('takenText', at(now))}</p>}
      {state === 'declined' && <p>{t('declinedText')}</p>}
      {state === 'expired' && <p>{t('expiredText', until)}</p>}
      {state === 'lost' && <p>{t(alternatives.length > 0 ? 'lostText' : 'lostNone')}</p>}
      {state !== 'taken' && <p className="soft">{now ? t('now', at(now)) : t('none')}</p>}
      {state === 'open' && <p className="soft">{t('until', until)}</p>}
      {told && <Notice>{told}</Notice>}
      {(state === 'open' || state === 'declined') && (
        <div className="offer-acts">
          <Button icon="check" busy={busy} onClick={() => onTake(offered)}>
            {t('take')}
          </Button>
          {state === 'open' && (
            <Button look="quiet" busy={busy} onClick={onDecline}>
              {t(now ? 'keep' : 'keepNone')}
            </Button>
          )}
        </div>
      )}
      {state === 'lost' && alternatives.length > 0 && (
        <ul className="plain offer-others" aria-label={t('others')}>
          {alternatives.map((slot) => (
            <li key={`${slot.start}${slot.practitionerId}`}>
              <Button look="quiet" busy={busy} onClick={() => onTake(slot)}>
                {dayLong(slot.start)}, {time(slot.start)}{' '}
                <span className="soft small">{t('with', { who: slot.practitionerName })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">{t('privacy')}</p>
    </div>
  )
}

/** The time itself, large: what the person came to see. */
function When({ slot, place }: { slot: Slot; place: string }) {
  const { t } = useTranslation('offer')
  return (
    <div className="card offer-when">
      <strong>{dayLong(slot.start)}</strong>
      <span className="offer-time">
        {time(slot.start)}–{time(slot.end)}
      </span>
      <span className="soft">
        {t('with', { who: slot.practitionerName })} {t('at', { place })}
      </span>
    </div>
  )
}
