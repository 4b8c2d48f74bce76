import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/ui/index.ts'
import { useOnline } from '../shell/offline-bar.tsx'
import type { SaveView } from './autosave.ts'
import { ticksWith } from './completeness.ts'
import type { Room, StepName } from './room.ts'
import { tickNames } from './tick-names.ts'

type Props = { room: Room; steps: readonly StepName[]; done: Record<StepName, boolean> }

/** The steps down the side with their ticks, the six ticks of the record, and what waits. */
export function StepsNav({ room, steps, done }: Props) {
  const { t } = useTranslation('visit')
  const ticks = ticksWith(room.page.ticks, room.draft, room.page.visit.elements)
  return (
    <aside className="steps-nav no-print">
      <nav aria-label={t('stepsLabel')}>
        <ol className="plain">
          {steps.map((step) => (
            <li key={step}>
              <a href={`#${step}`} onClick={(event) => goTo(event, step)}>
                <span className={done[step] ? 'tick done' : 'tick'}>
                  {done[step] && <Icon name="check" size={16} />}
                </span>
                {t(`step.${step}`)}
                <span className="visually-hidden">{t(done[step] ? 'done' : 'open')}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <section aria-label={t('ticksLabel')}>
        <ul className="plain ticks">
          {tickNames.map((name) => (
            <li key={name} className={ticks[name] ? 'done' : ''}>
              <Icon name={ticks[name] ? 'check' : 'remove'} size={15} />
              {t(`tick.${name}`)}
              <span className="visually-hidden">{t(ticks[name] ? 'done' : 'open')}</span>
            </li>
          ))}
        </ul>
      </section>
      <SaveState view={room.view} />
    </aside>
  )
}

/** Jumps to a step and puts the focus on its heading. */
function goTo(event: { preventDefault(): void }, step: StepName): void {
  event.preventDefault()
  const heading = document.getElementById(`${step}-title`)
  document.getElementById(step)?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

function SaveState({ view }: { view: SaveView }) {
  const { t } = useTranslation('visit')
  const online = useOnline()
  const waits = view.waiting > 0 && view.status !== 'saving'
  if (waits && (!online || view.status === 'offline')) {
    return (
      <p className="chip amber save-state" role="status">
        <Icon name="offline" size={16} />
        {t('save.waiting', { count: view.waiting })}
      </p>
    )
  }
  const words = view.status === 'saved' && view.seq === 0 ? 'nothing' : view.status
  return (
    <p className="soft small save-state" role="status">
      {t(`save.${words}`)}
    </p>
  )
}
