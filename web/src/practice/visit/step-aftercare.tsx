import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Checkbox, TextArea } from '../../shared/ui/index.ts'
import { useLockWords } from './lock-words.ts'
import type { Room } from './room.ts'
import { Step } from './step.tsx'

/** What the person takes home, and the notes. */
export function StepAftercare({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation('visit')
  const lock = useLockWords(room)
  const { draft, change, page } = room
  return (
    <Step name="aftercare" done={done} locked={lock()}>
      <Checkbox
        label={t('aftercare.given')}
        checked={draft.aftercareGiven}
        onChange={(aftercareGiven) => change((now) => ({ ...now, aftercareGiven }))}
      />
      <details className="more">
        <summary>{t('aftercare.text')}</summary>
        <ul className="say-list">
          {page.protocol.aftercare.map((one) => (
            <li key={one.text.en}>{inLanguage(one.text)}</li>
          ))}
        </ul>
      </details>
      <TextArea
        label={t('notes')}
        maxLength={10_000}
        value={draft.notes}
        onChange={(notes) => change((now) => ({ ...now, notes }))}
      />
    </Step>
  )
}
