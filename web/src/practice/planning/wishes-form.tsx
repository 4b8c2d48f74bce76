import type { AnswerOf, Resource, Routes } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { weekdayName } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Choices, ManyChoices, Select, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { AwayDates } from './away-dates.tsx'
import { type Area, draftProblems, type Offer, type PlanDraft } from './draft.ts'

type Props = {
  draft: PlanDraft
  offer: Offer
  protocols: AnswerOf<Routes['protocols.list']>['protocols']
  practitioners: Resource[]
  onChange: (change: Partial<PlanDraft>) => void
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What is treated and what is wished; every change asks the planner anew. */
export function WishesForm({ draft, offer, protocols, practitioners, onChange }: Props) {
  const { t } = useTranslation(['planning', 'common'])
  const { locations, today } = useSession()
  const problems = draftProblems(draft)
  const days = weekdays.map((one) => ({ value: one, label: weekdayName(Number(one), 'short') }))
  const numbers = Array.from({ length: offer.visits }, (_, i) => String(i + 1))
  return (
    <div className="stack wishes">
      <Select
        label={t('protocol')}
        value={draft.protocolId}
        onChange={(protocolId) => onChange({ protocolId, areas: [], lightVisits: [] })}
        options={protocols.map((one) => ({ value: one.protocolId, label: inLanguage(one.name) }))}
      />
      {locations.length > 1 && (
        <Select
          label={t('location')}
          value={draft.locationId}
          onChange={(locationId) => onChange({ locationId, practitioner: '' })}
          options={locations.map((one) => ({ value: one.locationId, label: one.name }))}
        />
      )}
      {offer.areas.length > 1 && (
        <ManyChoices<Area>
          legend={t('areas')}
          options={offer.areas.map((one) => ({
            value: one,
            label: t(`area.${one}`),
            disabled: one === offer.base,
          }))}
          values={offer.areas.filter((one) => one === offer.base || draft.areas.includes(one))}
          onChange={(areas) => onChange({ areas })}
        />
      )}
      {offer.light && (
        <Choices<PlanDraft['light']>
          legend={t('light')}
          look="segmented"
          options={(offer.visits > 1
            ? (['none', 'all', 'some'] as const)
            : (['none', 'all'] as const)
          ).map((one) => ({ value: one, label: t(`lightOn.${one}`) }))}
          value={draft.light}
          onChange={(light) => onChange({ light })}
        />
      )}
      {offer.light && draft.light === 'some' && (
        <ManyChoices
          legend={t('lightVisits')}
          options={numbers.map((one) => ({ value: one, label: one }))}
          values={draft.lightVisits.map(String)}
          onChange={(values) => onChange({ lightVisits: values.map(Number) })}
        />
      )}
      <ManyChoices
        legend={t('weekdays')}
        options={days}
        values={draft.weekdays.map(String)}
        onChange={(values) => onChange({ weekdays: values.map(Number).sort() })}
      />
      <div className="pair">
        <TextInput
          label={t('hoursFrom')}
          type="time"
          value={draft.hoursFrom}
          onChange={(hoursFrom) => onChange({ hoursFrom })}
          error={problems.hours && t(`problem.${problems.hours}`)}
        />
        <TextInput
          label={t('hoursTo')}
          type="time"
          value={draft.hoursTo}
          onChange={(hoursTo) => onChange({ hoursTo })}
        />
      </div>
      <Select
        label={t('practitioner')}
        value={draft.practitioner}
        onChange={(practitioner) => onChange({ practitioner })}
        options={[
          { value: '', label: t('anybody') },
          ...practitioners.map((one) => ({ value: one.resourceId, label: one.name })),
        ]}
      />
      <TextInput
        label={t('from')}
        type="date"
        min={today}
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <ManyChoices
        legend={t('never')}
        options={days.map((one) => ({
          ...one,
          // One weekday has to stay.
          disabled:
            draft.vetoWeekdays.length >= 6 && !draft.vetoWeekdays.includes(Number(one.value)),
        }))}
        values={draft.vetoWeekdays.map(String)}
        onChange={(values) => onChange({ vetoWeekdays: values.map(Number).sort() })}
      />
      <AwayDates
        away={draft.away}
        problems={problems.away}
        today={today}
        onChange={(away) => onChange({ away })}
      />
    </div>
  )
}
