import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices, TextInput } from '../../shared/ui/index.ts'
import { useLockWords } from './lock-words.ts'
import type { Room } from './room.ts'
import { Step } from './step.tsx'

/** Whether the standard photos were taken, or why not. */
export function StepPhotos({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation('visit')
  const lock = useLockWords(room)
  const { photos } = room.draft
  const [without, setWithout] = useState(photos.reason !== '')
  const set = (value: Room['draft']['photos']) =>
    room.change((draft) => ({ ...draft, photos: value }))
  return (
    <Step name="photos" done={done} locked={lock()}>
      <Choices
        legend={t('photos.question')}
        options={[
          { value: 'taken', label: t('photos.taken') },
          { value: 'not', label: t('photos.not') },
        ]}
        value={photos.taken ? 'taken' : without ? 'not' : null}
        onChange={(choice) => {
          setWithout(choice === 'not')
          set({ taken: choice === 'taken', reason: choice === 'taken' ? '' : photos.reason })
        }}
      />
      {without && !photos.taken && (
        <TextInput
          label={t('photos.reason')}
          maxLength={200}
          value={photos.reason}
          onChange={(reason) => set({ taken: false, reason })}
        />
      )}
    </Step>
  )
}
