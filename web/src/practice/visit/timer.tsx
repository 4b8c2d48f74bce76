import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'
import { clockWords, type Timer } from './use-timer.ts'

type Props = {
  timer: Timer
  minutes: number
  /** What runs, for the labels. */
  label: string
  disabled?: boolean
  /** Called with the whole minutes that ran when it is stopped before its end. */
  onStopped?: (minutes: number) => void
}

/** A timer that goes on through a reload: start, remaining time, stop. */
export function TimerRow({ timer, minutes, label, disabled = false, onStopped }: Props) {
  const { t } = useTranslation('visit')
  const { left } = timer
  const stop = () => {
    if (left !== null && left > 0) onStopped?.(Math.round(minutes - left / 60))
    timer.stop()
  }
  return (
    <div className={`timer row${left === 0 ? ' over' : ''}`}>
      {left === null ? (
        <Button
          icon="clock"
          disabled={disabled || minutes <= 0}
          onClick={() => timer.start(minutes)}
        >
          {t('timer.start', { what: label, minutes })}
        </Button>
      ) : (
        <>
          <span className="clock" role="timer">
            {clockWords(left)}
          </span>
          <Button look="quiet" onClick={stop}>
            {t(left === 0 ? 'timer.ok' : 'timer.stop')}
          </Button>
        </>
      )}
      <span role="alert">{left === 0 ? t('timer.over', { what: label }) : ''}</span>
    </div>
  )
}
