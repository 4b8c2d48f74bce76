import type { Absence, RepairProposal } from '@anagen/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../shared/format.ts'
import { Button, Notice, useErrorWords } from '../../shared/ui/index.ts'
import { AdjustDialog } from './adjust-dialog.tsx'
import { type Adjusted, movesOf, outcomeOf, peopleTold, type Row, rowsOf } from './moves.ts'
import type { Repair } from './use-repair.ts'
import { VisitRow } from './visit-row.tsx'

type Props = { absence: Absence; proposal: RepairProposal; repair: Repair }

/** What becomes of every affected visit; each can be set otherwise before all is saved at once. */
export function Proposal({ absence, proposal, repair }: Props) {
  const { t } = useTranslation('absence')
  const words = useErrorWords()
  const [adjusted, setAdjusted] = useState<Adjusted>({})
  const [open, setOpen] = useState<Row | null>(null)
  const rows = rowsOf(proposal, adjusted)
  const of = (outcome: ReturnType<typeof outcomeOf>) =>
    rows.filter((row) => outcomeOf(row) === outcome)
  const [moves, left, stays] = [of('moves'), of('open'), of('stays')]
  const set = ({ visit }: Row, to: Row['to']) =>
    setAdjusted((before) => ({ ...before, [visit.visitId]: to }))
  const save = () => repair.save.mutate({ absence, moves: movesOf(rows) })
  const told = peopleTold(rows)
  return (
    <section aria-label={t('proposal')}>
      <div className="card summary" aria-live="polite">
        {rows.length === 0 ? (
          <p className="lead">{t('nobody')}</p>
        ) : (
          <>
            <p className="lead">
              {t('moves', { count: moves.length })}
              {left.length > 0 && ` ${t('open', { count: left.length })}`}
              {stays.length > 0 && ` ${t('stays', { count: stays.length })}`}
            </p>
            <p className="soft">{provenWords(proposal, adjusted, t)}</p>
          </>
        )}
        {repair.save.error && <Notice>{words(repair.save.error)}</Notice>}
        <div className="row">
          <Button icon="check" busy={repair.save.isPending} onClick={save}>
            {told > 0 ? t('save', { count: told }) : t('saveQuiet')}
          </Button>
          {repair.save.error && (
            <Button look="quiet" onClick={() => repair.look(absence)}>
              {t('lookAgain')}
            </Button>
          )}
        </div>
      </div>
      {(['open', 'moves', 'stays'] as const).map((outcome) => (
        <Group
          key={outcome}
          title={t(`group.${outcome}`)}
          rows={of(outcome)}
          adjusted={adjusted}
          onOther={setOpen}
          onSet={set}
        />
      ))}
      {open && (
        <AdjustDialog
          absence={absence}
          row={open}
          moves={movesOf(rows)}
          onChoose={(to) => {
            set(open, to)
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

type Words = ReturnType<typeof useTranslation<'absence'>>['t']

/** How good the proposal is; adjusted by hand, nothing is proven of it any more. */
function provenWords({ gapPct, seconds }: RepairProposal, adjusted: Adjusted, t: Words): string {
  if (Object.keys(adjusted).length > 0) return t('byHand')
  const took = { seconds: number(seconds, 1) }
  return gapPct < 0.005 ? t('proven', took) : t('gap', { ...took, percent: number(gapPct, 2) })
}

type GroupProps = {
  title: string
  rows: readonly Row[]
  adjusted: Adjusted
  onOther: (row: Row) => void
  onSet: (row: Row, to: Row['to']) => void
}

function Group({ title, rows, adjusted, onOther, onSet }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <section className="card absence-group">
      <h2>
        {title} <span className="soft">{rows.length}</span>
      </h2>
      <ul className="plain lines">
        {rows.map((row) => (
          <VisitRow
            key={row.visit.visitId}
            row={row}
            byHand={adjusted[row.visit.visitId] !== undefined}
            onOther={() => onOther(row)}
            onLeave={() => onSet(row, null)}
            onBack={() => onSet(row, row.visit.to)}
          />
        ))}
      </ul>
    </section>
  )
}
