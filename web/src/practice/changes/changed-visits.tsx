import type { RippledVisit } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayShort, time } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/index.ts'

/** The visits ahead in words: where each was, and where it will be. */
export function ChangedVisits({ visits }: { visits: readonly RippledVisit[] }) {
  const { t } = useTranslation('changes')
  return (
    <ol className="plain lines changed-visits">
      {visits.map((one) => (
        <li key={one.visitId} className={one.changed ? 'changed' : ''}>
          <span className="change-number" aria-hidden="true">
            {one.n}
          </span>
          <div>
            <VisitWords visit={one} />
            {(one.light || one.brow) && (
              <span className="small soft">
                {one.light && (
                  <>
                    <Icon name="sun" size={15} /> {t('light')}
                  </>
                )}{' '}
                {one.brow && t('brow')}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function VisitWords({ visit }: { visit: RippledVisit }) {
  const { t } = useTranslation('changes')
  const { was, to } = visit
  const at = (start: string) => t('at', { day: dayShort(start), time: time(start) })
  const sameTime = was !== null && to !== null && was.start === to.start
  if (!to)
    return (
      <div>
        {was && <s>{at(was.start)}</s>} <strong>{t('noTime')}</strong>
      </div>
    )
  return (
    <div>
      {was && !sameTime && (
        <>
          <s className="soft">{at(was.start)}</s> <span aria-hidden="true">→</span>{' '}
          <span className="visually-hidden">{t('movesTo')}</span>
        </>
      )}
      {sameTime && !visit.changed ? at(to.start) : <strong>{at(to.start)}</strong>}{' '}
      <span className="soft small">
        {to.practitionerName}
        {sameTime && !visit.changed && ` · ${t('stays')}`}
      </span>
    </div>
  )
}
