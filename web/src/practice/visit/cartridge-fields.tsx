import { cartridgeState } from '@anagen/core/dose'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { Checkbox, TextInput } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'

const fresh = { lot: '', expiry: null, openedInView: false }

/** The cartridge: lot, expiry (over is refused, soon is told), opened in the person's view. */
export function CartridgeFields({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { cartridge } = room.draft
  const set = (patch: Partial<NonNullable<typeof cartridge>>) =>
    room.change((draft) => ({ ...draft, cartridge: { ...(draft.cartridge ?? fresh), ...patch } }))
  const state = cartridgeState(cartridge?.expiry ?? null, room.context.today)
  return (
    <div className="stack tight">
      <TextInput
        label={t('cartridge.lot')}
        autoComplete="off"
        maxLength={200}
        value={cartridge?.lot ?? ''}
        onChange={(lot) => set({ lot, openedInView: false })}
      />
      <TextInput
        label={t('cartridge.expiry')}
        help={
          state.state === 'expires soon'
            ? t('cartridge.soon', { day: dayYear(state.lastDay), count: state.daysLeft })
            : t('cartridge.expiryHelp')
        }
        error={
          state.state === 'expired'
            ? t('cartridge.expired', { day: dayYear(state.lastDay) })
            : undefined
        }
        type="date"
        value={cartridge?.expiry ?? ''}
        onChange={(expiry) => set({ expiry: expiry === '' ? null : expiry })}
      />
      <Checkbox
        label={t('cartridge.inView')}
        checked={cartridge?.openedInView ?? false}
        disabled={!cartridge || cartridge.lot.trim() === '' || state.state === 'expired'}
        onChange={(openedInView) => set({ openedInView })}
      />
    </div>
  )
}
