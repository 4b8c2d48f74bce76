import { useTranslation } from 'react-i18next'
import { Stepper, TextArea } from '../../shared/ui/index.ts'
import { LastTimeButton } from './last-time-button.tsx'
import { useLockWords } from './lock-words.ts'
import type { Room } from './room.ts'
import { Step } from './step.tsx'

const usual = { points: '', minutes: 25 }

/** Acupuncture: the points, and how long the needles stayed. */
export function StepAcupuncture({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation(['visit', 'common'])
  const lock = useLockWords(room)
  const { acupuncture } = room.draft
  const set = (patch: Partial<typeof usual>) =>
    room.change((draft) => ({
      ...draft,
      acupuncture: { ...(draft.acupuncture ?? usual), ...patch },
    }))
  const needling = room.page.visit.elements.some((one) => one === 'scalp' || one === 'brow')
  return (
    <Step name="acupuncture" done={done} locked={lock(['acupuncture'])}>
      {!needling && <LastTimeButton room={room} />}
      <TextArea
        label={t('acupuncture.points')}
        maxLength={2000}
        value={acupuncture?.points ?? ''}
        onChange={(points) => set({ points })}
      />
      <Stepper
        label={t('acupuncture.minutes')}
        value={acupuncture?.minutes ?? 0}
        onChange={(minutes) => set({ minutes })}
        step={5}
        min={0}
        max={240}
        unit={t('minutesUnit')}
        words={{ less: t('common:less'), more: t('common:more') }}
      />
    </Step>
  )
}
