import type { PatientRow } from '@anagen/contract'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ageOn, dayShort, time } from '../../shared/format.ts'

/** The link before or after the one that has the focus, among the names of the list. */
export function focusName(step: 1 | -1): void {
  const names = [...document.querySelectorAll<HTMLAnchorElement>('.patient-list a')]
  const at = names.indexOf(document.activeElement as HTMLAnchorElement)
  const next = at < 0 ? 0 : at + step
  if (next < 0) document.querySelector<HTMLInputElement>('.patient-search input')?.focus()
  else names[Math.min(next, names.length - 1)]?.focus()
}

function onArrow(event: KeyboardEvent) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  focusName(event.key === 'ArrowDown' ? 1 : -1)
}

/** People as lines: name, what for, where in the course, when next. Arrow keys go through them. */
export function PatientList({ patients, today }: { patients: PatientRow[]; today: string }) {
  const { t } = useTranslation(['patients', 'common'])
  return (
    <ul className="plain lines patient-list" onKeyDown={onArrow}>
      {patients.map((one) => (
        <li key={one.patientId}>
          <Link to="/patients/$patientId" params={{ patientId: one.patientId }}>
            <span className="who">
              <strong className="person-name">{one.name}</strong>
              <span className="small soft">
                {one.bornOn && `${t('age', { count: ageOn(one.bornOn, today) })} · `}
                {t(`common:diagnosis.${one.diagnosisClass}`)}
              </span>
            </span>
            <span className="small">
              {one.step ? t('step', one.step) : <span className="soft">{t('noCourse')}</span>}
            </span>
            <span className="small">
              {one.next ? (
                t('next', { day: dayShort(one.next.start), time: time(one.next.start) })
              ) : (
                <span className="soft">{t('noNext')}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
