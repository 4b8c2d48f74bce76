import type { ObservationView, Progress, Spot } from '@anagen/contract'
import { measureOf } from '@anagen/core/outcome'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayShort, dayYear, number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, ScrollX } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { CorrectDialog } from './correct-dialog.tsx'

const atOnce = 8

/** What stands already, newest first; each can be corrected or taken back. */
export function EnteredCard({ patientId, progress }: { patientId: string; progress: Progress }) {
  const { t } = useTranslation('measure')
  const mayWrite = useMay()('care.write')
  const [shown, setShown] = useState(atOnce)
  const [chosen, setChosen] = useState<ObservationView | null>(null)
  const all = [...progress.observations].sort((a, b) =>
    a.date === b.date ? (a.at < b.at ? 1 : -1) : a.date < b.date ? 1 : -1,
  )
  if (all.length === 0) return null
  return (
    <section className="card" aria-labelledby="entered-title">
      <h2 id="entered-title">{t('entered.title')}</h2>
      <ScrollX label={t('entered.table')}>
        <table className="table entered">
          <thead>
            <tr>
              <th scope="col">{t('entered.day')}</th>
              <th scope="col">{t('entered.what')}</th>
              <th scope="col">{t('entered.value')}</th>
              <th>
                <span className="visually-hidden">{t('entered.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, shown).map((one) => (
              <Row
                key={one.observationId}
                one={one}
                spots={progress.spots}
                onCorrect={mayWrite ? () => setChosen(one) : null}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
      {all.length > shown && (
        <Button look="quiet" size="small" onClick={() => setShown(shown + 20)}>
          {t('entered.more')}
        </Button>
      )}
      {chosen && (
        <CorrectDialog
          patientId={patientId}
          observation={chosen}
          others={progress.observations}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  )
}

function Row({
  one,
  spots,
  onCorrect,
}: {
  one: ObservationView
  spots: readonly Spot[]
  onCorrect: (() => void) | null
}) {
  const { t } = useTranslation('measure')
  const measure = measureOf(one.measure)
  const name = inLanguage(measure.name)
  const where = spots.find((spot) => spot.spotId === one.spotId)?.name
  const said = [where, one.side && t(`side.${one.side}`)].filter(Boolean).join(', ')
  return (
    <tr>
      <th scope="row">{dayShort(one.date)}</th>
      <td>
        {name}
        {said && <span className="soft"> · {said}</span>}
        <div className="soft small">
          {[t(`method.${one.method}`), one.device].filter(Boolean).join(' · ')}
        </div>
        {one.note && <div className="soft small">{one.note}</div>}
      </td>
      <td>
        {number(one.value, 1)} <span className="soft">{inLanguage(measure.unit)}</span>
        {one.revisions > 0 && (
          <div className="soft small">{t('entered.corrected', { count: one.revisions })}</div>
        )}
      </td>
      <td>
        {onCorrect && (
          <Button
            look="plain"
            size="small"
            icon="edit"
            aria-label={t('entered.correctOf', { what: name, day: dayYear(one.date) })}
            onClick={onCorrect}
          />
        )}
      </td>
    </tr>
  )
}
