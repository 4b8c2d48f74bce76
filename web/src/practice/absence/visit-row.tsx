import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayShort, time } from '../../shared/format.ts'
import { Button } from '../../shared/ui/index.ts'
import { Letter } from '../changes/letter.tsx'
import { outcomeOf, type Row } from './moves.ts'

type Props = {
  row: Row
  byHand: boolean
  onOther: () => void
  onLeave: () => void
  onBack: () => void
}

/** One affected visit: whose, where it was, where it goes, and the ways to set it otherwise. */
export function VisitRow({ row, byHand, onOther, onLeave, onBack }: Props) {
  const { t } = useTranslation('absence')
  const { course, visit, to } = row
  const outcome = outcomeOf(row)
  const at = (start: string) => t('at', { day: dayShort(start), time: time(start) })
  const name = { name: course.patientName }
  return (
    <li className="absence-row">
      <div>
        <Link
          to="/patients/$patientId"
          params={{ patientId: course.patientId }}
          className="person-name"
        >
          {course.patientName}
        </Link>{' '}
        <span className="soft small">{t('visit', { n: visit.n })}</span>
        {byHand && <span className="chip">{t('byHandChip')}</span>}
        <div>
          {visit.was && outcome !== 'stays' && <s className="soft">{at(visit.was.start)}</s>}{' '}
          {to ? (
            <>
              {outcome !== 'stays' && (
                <>
                  <span aria-hidden="true">→</span>{' '}
                  <span className="visually-hidden">{t('movesTo')}</span>
                </>
              )}
              <strong>{at(to.start)}</strong>{' '}
              <span className="soft small">{to.practitionerName}</span>
            </>
          ) : (
            <strong>{t('noTime')}</strong>
          )}
        </div>
        {!to && !byHand && course.relaxations.length > 0 && (
          <p className="soft small relaxations">
            {t('relaxation')} {course.relaxations.join(' · ')}
          </p>
        )}
        {outcome !== 'stays' && !byHand && <Letter title={t('told')} message={course.message} />}
      </div>
      <div className="row absence-acts">
        <Button look="quiet" size="small" onClick={onOther} aria-label={t('otherOf', name)}>
          {t('other')}
        </Button>
        {byHand ? (
          <Button
            look="plain"
            size="small"
            icon="undo"
            onClick={onBack}
            aria-label={t('backOf', name)}
          >
            {t('asProposed')}
          </Button>
        ) : (
          to && (
            <Button look="plain" size="small" onClick={onLeave} aria-label={t('leaveOf', name)}>
              {t('leave')}
            </Button>
          )
        )}
      </div>
    </li>
  )
}
