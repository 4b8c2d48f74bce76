import type { Service } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { money } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Notice,
  Select,
  Skeleton,
  TextInput,
} from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { priceMinor } from '../welcome/draft.ts'
import { useSave } from './use-save.ts'

/** What the practice offers, with the price of the whole course and of light. */
export function ServicesPart() {
  // The dialog's words too: loading them later would blank the page.
  const { t } = useTranslation(['settings', 'common', 'setup'])
  const { practice } = useSession()
  const [edited, setEdited] = useState<Service | 'new' | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['services'],
    queryFn: () => call('services.list', {}),
  })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <section className="card">
      <div className="spread">
        <h2>{t('parts.services')}</h2>
        <Button look="quiet" size="small" icon="add" onClick={() => setEdited('new')}>
          {t('addService')}
        </Button>
      </div>
      <ul className="plain lines">
        {data.services.map((s) => (
          <li key={s.serviceId} className={`settings-line ${s.active ? '' : 'settings-off'}`}>
            <div className="settings-facts">
              <strong>{s.name}</strong>
              <span>{money(s.priceMinor, practice.currency)}</span>
              <span className="soft small">
                {t('lightEach', { price: money(s.lightPriceMinor, practice.currency) })}
              </span>
            </div>
            <Button
              look="plain"
              size="small"
              icon="edit"
              onClick={() => setEdited(s)}
              aria-label={`${t('common:edit')}: ${s.name}`}
            />
          </li>
        ))}
      </ul>
      {edited && (
        <ServiceDialog service={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}

const typed = (minor: number) => (minor / 100).toFixed(2)

function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common', 'setup'])
  const { practice } = useSession()
  const [name, setName] = useState(service?.name ?? '')
  const [protocolId, setProtocolId] = useState(service?.protocolId ?? 'microneedling-six-monthly')
  const [price, setPrice] = useState(service ? typed(service.priceMinor) : '')
  const [light, setLight] = useState(service ? typed(service.lightPriceMinor) : '')
  const [active, setActive] = useState(service?.active ?? true)
  const protocols = useQuery({ queryKey: ['protocols'], queryFn: () => call('protocols.list', {}) })
  const send = () => {
    const body = {
      name,
      protocolId,
      priceMinor: priceMinor(price) ?? -1,
      lightPriceMinor: priceMinor(light) ?? -1,
      active,
    }
    return service
      ? call('services.update', {
          params: { serviceId: service.serviceId },
          body: { ...body, version: service.version },
        })
      : call('services.create', { body })
  }
  const save = useSave(send, ['services'], onClose)
  const priceWords = (path: string) => (save.problem(path) ? t('setup:problems.price') : undefined)
  return (
    <Dialog
      title={service?.name ?? t('addService')}
      onClose={onClose}
      onSubmit={() => save.run(undefined)}
      footer={
        <Button type="submit" busy={save.busy}>
          {t('common:save')}
        </Button>
      }
    >
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput label={t('name')} value={name} onChange={setName} error={save.problem('name')} />
      <Select
        label={t('protocol')}
        value={protocolId}
        onChange={setProtocolId}
        options={(protocols.data?.protocols ?? []).map((p) => ({
          value: p.protocolId,
          label: inLanguage(p.name),
        }))}
      />
      <div className="grid-2">
        <TextInput
          label={t('setup:price', { currency: practice.currency })}
          inputMode="decimal"
          value={price}
          onChange={setPrice}
          error={priceWords('priceMinor')}
        />
        <TextInput
          label={t('setup:lightPrice', { currency: practice.currency })}
          inputMode="decimal"
          value={light}
          onChange={setLight}
          error={priceWords('lightPriceMinor')}
        />
      </div>
      <Checkbox label={t('offered')} checked={active} onChange={setActive} />
    </Dialog>
  )
}
