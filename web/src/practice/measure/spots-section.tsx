import type { Progress, Spot } from '@anagen/contract'
import { type MeasureId, measureOf } from '@anagen/core/outcome'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, EmptyState, ManyChoices } from '../../shared/ui/index.ts'
import { countedOn, type Entry, errorOf, firstOf, lastOf } from './draft.ts'
import { EntryFields } from './fields.tsx'
import { type How, HowTaken } from './how-taken.tsx'
import { MatchedFields } from './matched-fields.tsx'
import { idsIn } from './sections.ts'
import type { SheetProps } from './sheet.ts'
import { SpotDialog } from './spot-dialog.tsx'
import { letterOf, SpotView } from './spot-map.tsx'

/** Figures of marked spots: the map, and for each spot what is measured there. */
export function SpotsSection(props: SheetProps) {
  const { t } = useTranslation('measure')
  const { progress, patientId } = props
  const [dialog, setDialog] = useState<Spot | 'new' | null>(null)
  const standing = progress.spots.filter((one) => !one.retired)
  const letter = (spot: Spot) => letterOf(progress.spots.indexOf(spot))
  const shown = [...new Set(standing.map((spot) => spot.view))]
  return (
    <>
      {standing.length === 0 ? (
        <EmptyState icon="pin" title={t('spot.none')}>
          <p>{t('spot.noneHelp')}</p>
          <Button icon="add" onClick={() => setDialog('new')}>
            {t('spot.add')}
          </Button>
        </EmptyState>
      ) : (
        <div className="spots">
          <div className="spot-maps">
            {shown.map((view) => (
              <SpotView
                key={view}
                view={view}
                marks={standing
                  .filter((spot) => spot.view === view)
                  .map((spot) => ({ ...spot, letter: letter(spot) }))}
              />
            ))}
            <Button look="quiet" size="small" icon="add" onClick={() => setDialog('new')}>
              {t('spot.add')}
            </Button>
          </div>
          <ul className="plain lines spot-list">
            {standing.map((spot) => (
              <li key={spot.spotId}>
                <SpotFields
                  {...props}
                  spot={spot}
                  letter={letter(spot)}
                  onEdit={() => setDialog(spot)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {dialog && (
        <SpotDialog
          patientId={patientId}
          spots={progress.spots}
          spot={dialog === 'new' ? null : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}

/** The measures entered at a spot unless others are chosen: the primary one, and what it had before. */
function usualAt(progress: Progress, spot: Spot): MeasureId[] {
  const here = progress.observations.filter((one) => one.spotId === spot.spotId)
  const used = idsIn('spots').filter((id) => here.some((one) => one.measure === id))
  const primary = progress.plan?.primary ?? 'density-terminal'
  const main = measureOf(primary).site === 'spot' ? primary : 'density-terminal'
  return [...new Set<MeasureId>([main, ...used])]
}

type SpotProps = SheetProps & { spot: Spot; letter: string; onEdit: () => void }

function SpotFields({ progress, sheet, tried, date, spot, letter, onEdit }: SpotProps) {
  const { t } = useTranslation(['measure', 'scalp-map'])
  const [more, setMore] = useState(false)
  const [chosen, setChosen] = useState(() => usualAt(progress, spot))
  const { observations } = progress
  const place = (measure: MeasureId) => ({ measure, spotId: spot.spotId, side: null })
  const entries = chosen.map((id) => sheet.entry(place(id)))
  const main = entries[0]
  if (!main) return null
  const last = lastOf(observations, place(main.measure))
  const first = firstOf(observations, place(main.measure))
  const setHow = (how: How) => sheet.set(entries.map((entry) => ({ ...entry, ...how })))
  const set = (entry: Entry) => sheet.set([entry])
  return (
    <fieldset className="spot-fields stack">
      <legend className="spot-title">
        <span className="spot-letter">{letter}</span>
        {spot.name}
        {spot.reference && <span className="chip blue">{t('spot.isReference')}</span>}
      </legend>
      <HowTaken
        how={main}
        before={
          last && {
            method: last.method,
            device: last.device ?? '',
            areaCm2: last.areaCm2 ? String(last.areaCm2) : '',
            umPerPx: '',
          }
        }
        methods={measureOf(main.measure).methods}
        devices={sheet.devices}
        area
        onChange={setHow}
      />
      {entries.map((entry) => {
        const measure = measureOf(entry.measure)
        const error = tried ? errorOf(entry, measure) : null
        // What is typed stays in sight whatever the day becomes.
        const against = entry.matched?.against ?? (first && first.date < date ? first.date : null)
        return (
          <div key={entry.measure} className="stack">
            <EntryFields
              entry={entry}
              measure={measure}
              error={error}
              last={lastOf(observations, place(entry.measure))}
              onChange={set}
            />
            {entry.method === 'hair-to-hair' && measure.cycles && against && (
              <MatchedFields
                entry={entry}
                against={against}
                counted={countedOn(observations, entry, against)}
                onChange={set}
              />
            )}
          </div>
        )
      })}
      <div className="row">
        <Button look="plain" size="small" icon="add" onClick={() => setMore(!more)}>
          {t('spot.moreMeasures')}
        </Button>
        <Button look="plain" size="small" icon="edit" onClick={onEdit}>
          {t('spot.changeOf', { name: spot.name })}
        </Button>
      </div>
      {more && (
        <ManyChoices
          legend={t('spot.measures')}
          options={idsIn('spots').map((id) => ({
            value: id,
            label: inLanguage(measureOf(id).name),
          }))}
          values={chosen}
          onChange={(ids) => setChosen(ids.length > 0 ? ids : chosen)}
        />
      )}
    </fieldset>
  )
}
