import type { Absence, Resource } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, ErrorState, Select, Skeleton, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'

type Props = {
  start: { resource?: string | undefined; from?: string | undefined }
  busy: boolean
  onLook: (absence: Absence) => void
}

const everybody = 'everybody'

/** Who or what is away, and when. */
export function AbsenceForm({ start, busy, onLook }: Props) {
  const { t } = useTranslation(['absence', 'common'])
  const { locations, today } = useSession()
  const resources = useQuery({
    queryKey: ['resources'],
    queryFn: () => call('resources.list', {}),
  })
  const [form, setForm] = useState({
    what: start.resource ?? '',
    locationId: locations[0]?.locationId ?? '',
    from: start.from ?? today,
    to: start.from ?? today,
  })
  const [tried, setTried] = useState(false)
  if (resources.isPending) return <Skeleton />
  if (resources.isError)
    return <ErrorState error={resources.error} retry={() => void resources.refetch()} />
  const all = resources.data.resources.filter((one) => one.active)
  const chosen = all.find((one) => one.resourceId === form.what)
  const locationId = chosen?.locationId ?? form.locationId
  const here = all.filter((one) => one.locationId === locationId)
  const edit = (more: Partial<typeof form>) => setForm((before) => ({ ...before, ...more }))
  const order = form.to < form.from
  const submit = () => {
    setTried(true)
    const ids = idsOf(here, form.what)
    if (ids.length === 0 || order || !form.from || !form.to) return
    onLook({ locationId, resourceIds: ids, from: form.from, to: form.to })
  }
  return (
    <form
      className="card absence-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {locations.length > 1 && (
        <Select
          label={t('where')}
          value={locationId}
          onChange={(id) => edit({ locationId: id, what: '' })}
          options={locations.map((one) => ({ value: one.locationId, label: one.name }))}
        />
      )}
      <Select
        label={t('what')}
        value={form.what}
        error={tried && form.what === '' ? t('required') : undefined}
        onChange={(what) => edit({ what })}
        options={[
          { value: '', label: '–' },
          ...here.map((one) => ({
            value: one.resourceId,
            label: `${one.name} (${t(`kind.${one.kind}`)})`,
          })),
          { value: everybody, label: t('everybody') },
        ]}
      />
      <TextInput
        label={t('from')}
        type="date"
        min={today}
        value={form.from}
        onChange={(from) => edit({ from, to: from > form.to ? from : form.to })}
      />
      <TextInput
        label={t('to')}
        type="date"
        min={form.from}
        value={form.to}
        error={tried && order ? t('order') : undefined}
        onChange={(to) => edit({ to })}
      />
      <Button type="submit" icon="search" busy={busy}>
        {t('look')}
      </Button>
    </form>
  )
}

/** A closed place is everybody who treats there. */
function idsOf(here: readonly Resource[], what: string): string[] {
  if (what === '') return []
  if (what !== everybody) return [what]
  return here.filter(({ kind }) => kind === 'practitioner').map(({ resourceId }) => resourceId)
}
