import type { ClearanceEntry, HoldEntry } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayYear } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, EmptyState, Notice, useErrorWords } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { Chip } from './chip.tsx'
import { useScreeningChanges } from './queries.ts'
import { inForce, openHolds, type SharedReason } from './reasons.ts'

type Props = {
  patientId: string
  today: string
  clearances: ClearanceEntry[]
  holds: HoldEntry[]
  reasons: SharedReason[]
}

/** What was written about a person: clearances, overrides and holds, with who and how long. */
export function Entries({ patientId, today, clearances, holds, reasons }: Props) {
  const { t } = useTranslation(['screening', 'common'])
  const may = useMay()
  const words = useErrorWords()
  const { withdraw, release } = useScreeningChanges(patientId)
  const open = new Set(openHolds(holds, today).map((one) => one.holdId))
  const title = (ruleId: string) => {
    const reason = reasons.find((one) => one.ruleId === ruleId)
    return reason ? inLanguage(reason.title) : ruleId
  }
  if (clearances.length + holds.length === 0)
    return (
      <EmptyState icon="note" title={t('noEntries')}>
        <p>{t('noEntriesHelp')}</p>
      </EmptyState>
    )
  const error = withdraw.error ?? release.error
  return (
    <>
      {error && <Notice>{words(error)}</Notice>}
      <ul className="plain lines">
        {holds.map((one) => (
          <li key={one.holdId} className="entry">
            <div>
              <strong>{t('holdEntry')}</strong> {one.why}
              <p className="small soft">
                {span(t, one)} · {one.by}
              </p>
            </div>
            {open.has(one.holdId) && may('care.sign') ? (
              <Button
                look="quiet"
                size="small"
                busy={release.isPending}
                onClick={() => release.mutate(one.holdId)}
              >
                {t('release')}
              </Button>
            ) : (
              <Chip>{one.released ? t('released') : t('over')}</Chip>
            )}
          </li>
        ))}
        {clearances.map((one) => (
          <li key={one.clearanceId} className="entry">
            <div>
              <strong>{t(`${one.kind}.entry`, { who: one.who })}</strong> {one.why}
              <p className="small soft">
                {one.ruleIds.map(title).join(', ')} ·{' '}
                {one.elements.map((element) => t(`common:${element}`)).join(', ')} · {span(t, one)}{' '}
                · {t('enteredBy', { by: one.enteredBy })}
              </p>
            </div>
            {inForce(one, today) && may('care.sign') ? (
              <Button
                look="quiet"
                size="small"
                busy={withdraw.isPending}
                onClick={() => withdraw.mutate(one.clearanceId)}
              >
                {t('withdraw')}
              </Button>
            ) : (
              <Chip>{one.withdrawn ? t('withdrawn') : t('notInForce')}</Chip>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type Words = (key: string, params: Record<string, string>) => string

function span(t: Words, { from, until }: { from: string; until: string | null }): string {
  return until === null
    ? t('spanOpen', { from: dayYear(from) })
    : t('span', { from: dayYear(from), until: dayYear(until) })
}
