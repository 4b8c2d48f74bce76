import { useTranslation } from 'react-i18next'
import { Button, Stepper, TextInput } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import { TimerRow } from './timer.tsx'
import { useTimer } from './use-timer.ts'

/** Topicals and anaesthetic, with the numbing timer. */
export function NeedleExtras({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { topicals, anaesthetic } = room.draft
  const started = topicals.length > 0 || anaesthetic !== null
  return (
    <details className="more" open={started || undefined}>
      <summary>{t('extras.title')}</summary>
      <div className="stack">
        <Anaesthetic room={room} />
        <Topicals room={room} />
      </div>
    </details>
  )
}

const usual = { product: '', strengthPct: 4, minutes: 20 }

function Anaesthetic({ room }: { room: Room }) {
  const { t } = useTranslation(['visit', 'common'])
  const { anaesthetic } = room.draft
  const timer = useTimer('b', room.page.visit.visitId)
  const set = (value: typeof anaesthetic) =>
    room.change((draft) => ({ ...draft, anaesthetic: value }))
  if (!anaesthetic) {
    return (
      <Button look="quiet" icon="add" onClick={() => set(usual)}>
        {t('extras.addAnaesthetic')}
      </Button>
    )
  }
  const words = { less: t('common:less'), more: t('common:more') }
  return (
    <div className="stack tight">
      <TextInput
        label={t('extras.anaesthetic')}
        maxLength={200}
        value={anaesthetic.product}
        onChange={(product) => set({ ...anaesthetic, product })}
      />
      <div className="row ends">
        <Stepper
          label={t('extras.strength')}
          value={anaesthetic.strengthPct}
          onChange={(strengthPct) => set({ ...anaesthetic, strengthPct })}
          step={1}
          min={0}
          max={30}
          unit="%"
          words={words}
        />
        <Stepper
          label={t('extras.numbing')}
          value={anaesthetic.minutes}
          onChange={(minutes) => set({ ...anaesthetic, minutes })}
          step={5}
          min={0}
          max={240}
          unit={t('minutesUnit')}
          words={words}
        />
        <TimerRow timer={timer} minutes={anaesthetic.minutes} label={t('extras.numbingTimer')} />
        <Button look="plain" icon="close" onClick={() => set(null)}>
          {t('extras.noAnaesthetic')}
        </Button>
      </div>
    </div>
  )
}

function Topicals({ room }: { room: Room }) {
  const { t } = useTranslation(['visit', 'common'])
  const { topicals } = room.draft
  const set = (next: typeof topicals) => room.change((draft) => ({ ...draft, topicals: next }))
  return (
    <div className="stack tight">
      {topicals.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at this place
        <div className="row ends" key={i}>
          <TextInput
            label={t('extras.topical')}
            maxLength={200}
            value={one.name}
            onChange={(name) => set(topicals.with(i, { ...one, name }))}
          />
          <TextInput
            label={t('extras.lot')}
            maxLength={200}
            value={one.lot}
            onChange={(lot) => set(topicals.with(i, { ...one, lot }))}
          />
          <Button
            look="plain"
            icon="close"
            aria-label={t('extras.removeTopical', { name: one.name })}
            onClick={() => set(topicals.toSpliced(i, 1))}
          />
        </div>
      ))}
      {topicals.length < 20 && (
        <div>
          <Button look="quiet" icon="add" onClick={() => set([...topicals, { name: '', lot: '' }])}>
            {t('extras.addTopical')}
          </Button>
        </div>
      )}
    </div>
  )
}
