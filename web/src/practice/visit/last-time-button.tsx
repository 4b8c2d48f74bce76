import { useTranslation } from 'react-i18next'
import { dayShort } from '../../shared/format.ts'
import { Button, useToast } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import { asLastTime } from './treatment-form.ts'

/** One tap: the settings of the last visit; Undo brings back what was there. */
export function LastTimeButton({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const toast = useToast()
  const { last } = room.page
  if (!last) return <p className="soft">{t('lastTime.none')}</p>
  const apply = () => {
    const before = room.draft
    room.change((draft) => asLastTime(draft, room.context))
    toast(t('lastTime.applied', { day: dayShort(last.date) }), () => room.change(() => before))
  }
  return (
    <div className="row">
      <Button icon="undo" onClick={apply}>
        {t('lastTime.button', { day: dayShort(last.date) })}
      </Button>
    </div>
  )
}
