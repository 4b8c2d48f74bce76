import { helpNeeded, helpWords, type MeasureId, measureOf } from '@anagen/core/outcome'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Notice } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { errorOf, figure, lastOf, type Place } from './draft.ts'
import { EntryFields } from './fields.tsx'
import { HowTaken } from './how-taken.tsx'
import { percentOf, type SaltPart, saltParts } from './salt-cells.ts'
import { type Drawn, SaltFields } from './salt-fields.tsx'
import { idsIn, type Section } from './sections.ts'
import type { SheetProps } from './sheet.ts'
import { SpotsSection } from './spots-section.tsx'

/** The fields of one part of the sheet. */
export function SectionFields({ section, ...props }: SheetProps & { section: Section }) {
  if (section === 'spots') return <SpotsSection {...props} />
  if (section === 'salt') return <SaltSection {...props} />
  if (section === 'mood') return <MoodSection {...props} />
  const sides = section === 'brows' ? (['left', 'right'] as const) : [null]
  return (
    <div className="stack section-fields">
      {idsIn(section).flatMap((id) =>
        sides.map((side) => (
          <PlaceFields key={id + side} {...props} place={{ measure: id, spotId: null, side }} />
        )),
      )}
    </div>
  )
}

function useHow(props: SheetProps, place: Place) {
  const { progress, sheet } = props
  const last = lastOf(progress.observations, place)
  const entry = sheet.entry(place)
  const measure = measureOf(place.measure)
  const asked = measure.methods.every((one) => one === 'question' || one === 'count')
  const how = !asked && (
    <HowTaken
      how={entry}
      before={last && { method: last.method, device: last.device ?? '', areaCm2: '', umPerPx: '' }}
      methods={measure.methods}
      devices={sheet.devices}
      area={false}
      onChange={(next) => sheet.set([{ ...entry, ...next }])}
    />
  )
  return { last, entry, measure, how }
}

function PlaceFields({ place, ...props }: SheetProps & { place: Place }) {
  const { t } = useTranslation('measure')
  const { last, entry, measure, how } = useHow(props, place)
  return (
    <div className="stack place-fields">
      {place.side && <h3>{t(`side.${place.side}`)}</h3>}
      <EntryFields
        entry={entry}
        measure={measure}
        last={last}
        error={props.tried ? errorOf(entry, measure) : null}
        onChange={(next) => props.sheet.set([next])}
      />
      {how}
    </div>
  )
}

const salt: Place = { measure: 'salt', spotId: null, side: null }

function SaltSection(props: SheetProps) {
  const { sheet } = props
  const { last, entry, measure, how } = useHow(props, salt)
  const of = (part: SaltPart) => sheet.cells[part] ?? []
  const drawn: Drawn = { top: of('top'), back: of('back'), left: of('left'), right: of('right') }
  return (
    <div className="stack">
      <SaltFields
        measure={measure}
        drawn={drawn}
        entered={Object.keys(entry.parts).length > 0}
        last={last?.value ?? null}
        onChange={(next) => {
          const parts = saltParts.map((part) => [part, String(percentOf(part, next[part]))])
          sheet.setCells(Object.fromEntries(saltParts.map((part) => [part, [...next[part]]])))
          sheet.set([{ ...entry, parts: Object.fromEntries(parts) }])
        }}
        onClear={() => {
          sheet.setCells({})
          sheet.set([{ ...entry, parts: {} }])
        }}
      />
      {how}
    </div>
  )
}

const phq4: Place = { measure: 'phq4' as MeasureId, spotId: null, side: null }

function MoodSection(props: SheetProps) {
  const { entry, measure } = useHow(props, phq4)
  return (
    <EntryFields
      entry={entry}
      measure={measure}
      error={props.tried ? errorOf(entry, measure) : null}
      onChange={(next) => props.sheet.set([next])}
    />
  )
}

/** The words to say at once where an answer of PHQ-4 asks for help. */
export function MoodHelp({ sheet }: Pick<SheetProps, 'sheet'>) {
  const { t } = useTranslation('measure')
  const { help } = useSession().practice
  const typed = Object.entries(sheet.entry(phq4).parts)
  const parts = Object.fromEntries(typed.map(([id, text]) => [id, figure(text) ?? 0]))
  return helpNeeded(parts).map((code) => (
    <Notice key={code} icon="phone">
      <strong>{t('helpSay')}</strong>
      <p>{inLanguage(helpWords[code])}</p>
      {help && <p>{help}</p>}
    </Notice>
  ))
}
