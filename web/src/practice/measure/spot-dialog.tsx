import type { Spot } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { number } from '../../shared/format.ts'
import {
  Button,
  Checkbox,
  Choices,
  Dialog,
  Icon,
  Notice,
  Stepper,
  TextInput,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { letterOf, SpotView } from './spot-map.tsx'
import { freePlace, touched } from './spot-places.ts'

const views = ['top', 'front', 'back', 'left', 'right', 'brows'] as const
/** Longer names do not fit beside their figures. */
const longestName = 60
type Place = Pick<Spot, 'name' | 'view' | 'x' | 'y' | 'reference'>

/** Marks a spot, or moves, renames or retires one. */
export function SpotDialog({
  patientId,
  spots,
  spot,
  onClose,
}: {
  patientId: string
  spots: readonly Spot[]
  /** The one to change; null for a new one. */
  spot: Spot | null
  onClose: () => void
}) {
  const { t } = useTranslation(['measure', 'common', 'scalp-map'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const at = spot ? spots.indexOf(spot) : spots.length
  const others = (view: Spot['view']) =>
    spots.filter((one) => one !== spot && !one.retired && one.view === view)
  const [place, setPlace] = useState<Place>(
    spot ?? {
      name: t('spot.new', { letter: letterOf(at) }),
      view: 'top',
      ...freePlace(others('top')),
      reference: false,
    },
  )
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Place>) => setPlace((now) => ({ ...now, ...change }))
  const under = touched(place, others(place.view))
  const letters = place.name.trim().length
  const nameError =
    letters > longestName
      ? t('spot.tooLong', { most: longestName, length: letters })
      : tried && letters === 0
        ? t('common:required')
        : undefined
  const save = useMutation({
    mutationFn: (retired: boolean) => {
      const { name, view, x, y, reference } = place
      const body = { name: name.trim(), view, x, y, reference }
      return spot
        ? call('spots.change', {
            params: { spotId: spot.spotId },
            body: { ...body, retired, version: spot.version },
          })
        : call('spots.add', { params: { patientId }, body })
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['patient', patientId, 'progress'] })
      onClose()
    },
  })
  const steps = { less: t('common:less'), more: t('common:more') }
  const percent = (value: number) => number(value * 100, 0)
  return (
    <Dialog
      title={spot ? t('spot.change') : t('spot.add')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (letters > 0 && letters <= longestName) save.mutate(spot?.retired ?? false)
      }}
      footer={
        <>
          {spot && (
            <Button look="plain" busy={save.isPending} onClick={() => save.mutate(!spot.retired)}>
              {t(spot.retired ? 'spot.again' : 'spot.retire')}
            </Button>
          )}
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      {save.error && <Notice>{words(save.error)}</Notice>}
      <TextInput
        label={t('spot.name')}
        value={place.name}
        help={t('spot.nameHelp', { most: longestName })}
        error={nameError}
        onChange={(name) => set({ name })}
      />
      <Choices
        legend={t('spot.view')}
        look="segmented"
        options={views.map((view) => ({ value: view, label: t(`scalp-map:${view}`) }))}
        value={place.view}
        onChange={(view) => {
          const free = !spot && touched(place, others(view)) && freePlace(others(view))
          set({ view, ...free })
        }}
      />
      <div className="spot-place">
        <SpotView
          view={place.view}
          marks={[
            ...others(place.view).map((one) => ({
              ...one,
              letter: letterOf(spots.indexOf(one)),
              look: 'faint' as const,
            })),
            { ...place, letter: letterOf(at), look: 'chosen' },
          ]}
          onPlace={set}
        />
        <div className="stack">
          <p className="soft small">{t('spot.tap')}</p>
          <div aria-live="polite">
            {under && (
              <p className="measure-warning">
                <Icon name="warning" size={16} />
                {t('spot.touches', { name: under.name })}
              </p>
            )}
          </div>
          <Stepper
            label={t('spot.across')}
            value={Math.round(place.x * 100) / 100}
            step={0.02}
            min={0}
            max={1}
            unit="%"
            format={percent}
            words={steps}
            onChange={(x) => set({ x: Math.round(x * 100) / 100 })}
          />
          <Stepper
            label={t('spot.down')}
            value={Math.round(place.y * 100) / 100}
            step={0.02}
            min={0}
            max={1}
            unit="%"
            format={percent}
            words={steps}
            onChange={(y) => set({ y: Math.round(y * 100) / 100 })}
          />
        </div>
      </div>
      <Checkbox
        label={t('spot.reference')}
        checked={place.reference}
        onChange={(reference) => set({ reference })}
      />
      <p className="soft small">{t('spot.referenceHelp')}</p>
    </Dialog>
  )
}
