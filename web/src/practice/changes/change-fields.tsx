import type { CourseView, VisitView } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayShort } from '../../shared/format.ts'
import { Choices, ManyChoices, Select, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { type Draft, isOpen } from './draft.ts'

type Fields = {
  course: CourseView
  draft: Draft
  tried: boolean
  edit: (more: Partial<Draft>) => void
}

function useVisitWords() {
  const { t } = useTranslation('changes')
  return ({ n, state, start }: VisitView) =>
    state === 'unplaced'
      ? t('course.visitOpen', { n })
      : t('course.visitAt', { n, day: dayShort(start) })
}

function VisitSelect({ course, draft, edit, label }: Fields & { label: string }) {
  const words = useVisitWords()
  return (
    <Select
      label={label}
      value={draft.visitId}
      onChange={(visitId) => edit({ visitId })}
      options={course.visits
        .filter(isOpen)
        .map((one) => ({ value: one.visitId, label: words(one) }))}
    />
  )
}

/** Which visit needs another time, and not before when. */
export function TimeFields(fields: Fields) {
  const { t } = useTranslation('changes')
  const { draft, edit } = fields
  const { today } = useSession()
  return (
    <div className="grid-2">
      <VisitSelect {...fields} label={t('course.visit')} />
      <TextInput
        label={t('course.notBefore')}
        type="date"
        min={today}
        value={draft.notBefore}
        onChange={(notBefore) => edit({ notBefore })}
      />
    </div>
  )
}

/** Light or brows, on or off, on which visits. */
export function AddOnFields({ course, draft, edit, tried }: Fields) {
  const { t } = useTranslation('changes')
  const words = useVisitWords()
  return (
    <>
      <Choices
        legend={t('course.addOnWhich')}
        look="segmented"
        options={(['light', 'brow'] as const).map((value) => ({
          value,
          label: t(`course.${value}`),
        }))}
        value={draft.addOn}
        onChange={(addOn) => edit({ addOn })}
      />
      <Choices
        legend={t('course.direction')}
        look="segmented"
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`course.${value}`) }))}
        value={draft.direction}
        onChange={(direction) => edit({ direction })}
      />
      <ManyChoices
        legend={t('course.visits')}
        help={tried && draft.visitIds.length === 0 ? t('course.required') : undefined}
        options={course.visits
          .filter(isOpen)
          .map((one) => ({ value: one.visitId, label: words(one) }))}
        values={draft.visitIds}
        onChange={(visitIds) => edit({ visitIds })}
      />
    </>
  )
}

/** Who gives the visits from which one on. */
export function PersonFields(fields: Fields) {
  const { t } = useTranslation('changes')
  const { course, draft, edit, tried } = fields
  const resources = useQuery({
    queryKey: ['resources'],
    queryFn: () => call('resources.list', {}),
  })
  const known = course.visits.find(({ visitId }) => visitId === draft.visitId)?.practitionerId
  const location = resources.data?.resources.find((one) => one.resourceId === known)?.locationId
  const people = (resources.data?.resources ?? []).filter(
    (one) => one.kind === 'practitioner' && one.active && one.locationId === location,
  )
  return (
    <div className="grid-2">
      <VisitSelect {...fields} label={t('course.fromVisit')} />
      <Select
        label={t('course.practitionerWho')}
        value={draft.practitionerId}
        error={tried && draft.practitionerId === '' ? t('course.required') : undefined}
        onChange={(practitionerId) => edit({ practitionerId })}
        options={[
          { value: '', label: '–' },
          ...people.map((one) => ({ value: one.resourceId, label: one.name })),
        ]}
      />
    </div>
  )
}

/** From when, until when, and why nothing is booked. */
export function HoldFields({ draft, edit, tried }: Fields) {
  const { t } = useTranslation('changes')
  const { today } = useSession()
  const { hold } = draft
  const set = (more: Partial<Draft['hold']>) => edit({ hold: { ...hold, ...more } })
  const required = (value: string) =>
    tried && value.trim() === '' ? t('course.required') : undefined
  const order = hold.until !== '' && hold.until <= hold.from
  return (
    <>
      <TextInput
        label={t('course.why')}
        maxLength={200}
        value={hold.why}
        error={required(hold.why)}
        onChange={(why) => set({ why })}
      />
      <div className="grid-2">
        <TextInput
          label={t('course.from')}
          type="date"
          min={today}
          value={hold.from}
          error={required(hold.from)}
          onChange={(from) => set({ from })}
        />
        <TextInput
          label={t('course.until')}
          help={t('course.untilHelp')}
          type="date"
          value={hold.until}
          error={tried && order ? t('course.order') : undefined}
          onChange={(until) => set({ until })}
        />
      </div>
    </>
  )
}
