import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Icon, Notice, useErrorWords, useToast } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { ticksWith } from './completeness.ts'
import { useLockWords } from './lock-words.ts'
import { RecordSummary } from './record-summary.tsx'
import { type Room, signBars } from './room.ts'
import { Step } from './step.tsx'
import { usePageChange } from './use-visit.ts'

type Props = { room: Room; flush: () => Promise<void>; seq: () => number }

/** The record in words, what is still open, and the signature. */
export function StepSign({ room, flush, seq }: Props) {
  const { t } = useTranslation('visit')
  const { staff } = useSession()
  const may = useMay()
  const lock = useLockWords(room)
  const toast = useToast()
  const words = useErrorWords()
  const signing = usePageChange()
  const { page, draft, view, licensed } = room
  const bars = signBars(page, view, licensed && may('care.sign'))
  const later = (['photos', 'notes', 'payment'] as const).filter((name) => !openTicks(room)[name])
  const sign = async () => {
    await flush()
    const next = await signing.change(() =>
      call('visits.sign', { params: { visitId: page.visit.visitId }, body: { seq: seq() } }),
    )
    if (!next) return
    toast(t('sign.signed'))
    window.scrollTo({ top: 0 })
  }
  return (
    <Step name="sign" done={false} locked={lock()}>
      <RecordSummary page={page} treatment={draft} />
      {bars.length > 0 && (
        <div>
          <p>
            <strong>{t('sign.stillOpen')}</strong>
          </p>
          <ul className="plain bars">
            {bars.map((bar) => (
              <li key={bar} className="row">
                <Icon name="remove" size={16} />
                {t(`sign.bar.${bar}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {bars.length === 0 && later.length > 0 && (
        <p className="soft">
          {t('sign.mayStayOpen', { names: later.map((name) => t(`tick.${name}`)).join(', ') })}
        </p>
      )}
      {signing.error !== null && <Notice>{words(signing.error)}</Notice>}
      <p>{t('sign.meaning')}</p>
      <div className="row">
        <Button
          icon="lock"
          disabled={bars.length > 0}
          busy={signing.busy}
          onClick={() => void sign()}
        >
          {t('sign.button')}
        </Button>
        <span className="soft">
          {licensed ? t('sign.as', { name: staff.name, licence: staff.licence }) : staff.name}
        </span>
      </div>
    </Step>
  )
}

const openTicks = ({ page, draft }: Room) => ticksWith(page.ticks, draft, page.visit.elements)
