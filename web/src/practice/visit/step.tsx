import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/ui/index.ts'
import type { StepName } from './room.ts'

type Props = {
  name: StepName
  done: boolean
  /** Why nothing can be entered just now; the fields are shown but do not take anything. */
  locked?: string | null
  children: ReactNode
}

/** One step of the visit: its heading with a tick, and its fields. */
export function Step({ name, done, locked = null, children }: Props) {
  const { t } = useTranslation('visit')
  return (
    <section className="card step" id={name} aria-labelledby={`${name}-title`}>
      <header className="spread">
        <h2 id={`${name}-title`} tabIndex={-1}>
          {t(`step.${name}`)}
        </h2>
        <span className={`chip ${done ? 'green' : ''}`}>
          <Icon name={done ? 'check' : 'clock'} size={15} />
          {t(done ? 'done' : 'open')}
        </span>
      </header>
      {locked && (
        <p className="row soft">
          <Icon name="lock" />
          {locked}
        </p>
      )}
      <fieldset className="bare stack" disabled={locked !== null}>
        <legend className="visually-hidden">{t(`step.${name}`)}</legend>
        {children}
      </fieldset>
    </section>
  )
}
