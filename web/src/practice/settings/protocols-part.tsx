import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, Dialog, ErrorState, Notice, Skeleton, TextInput } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { useSave } from './use-save.ts'

/** The protocols: the built-in ones to read and copy, the practice's own to edit. */
export function ProtocolsPart() {
  const { t } = useTranslation(['settings', 'common'])
  const may = useMay()
  const [copied, setCopied] = useState<{ protocolId: string; name: string } | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['protocols'],
    queryFn: () => call('protocols.list', {}),
  })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <section className="card">
      <h2>{t('parts.protocols')}</h2>
      <p className="soft">{t('protocolsWords')}</p>
      <ul className="plain lines">
        {data.protocols.map((p) => (
          <li key={p.protocolId} className="settings-line">
            <div className="settings-facts">
              <Link to="/settings/protocols/$protocolId" params={{ protocolId: p.protocolId }}>
                {inLanguage(p.name)}
              </Link>
              <span className="soft small">{t('versionN', { n: p.version })}</span>
              {p.builtIn && <span className="chip">{t('builtIn')}</span>}
              {p.departures > 0 && (
                <span className="chip amber">{t('departures', { count: p.departures })}</span>
              )}
            </div>
            {may('practice.manage') && (
              <Button
                look="quiet"
                size="small"
                onClick={() => setCopied({ protocolId: p.protocolId, name: inLanguage(p.name) })}
              >
                {t('copy')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {copied && <CopyDialog {...copied} onClose={() => setCopied(null)} />}
    </section>
  )
}

function CopyDialog({
  protocolId,
  name: original,
  onClose,
}: {
  protocolId: string
  name: string
  onClose: () => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const [name, setName] = useState(t('copyName', { name: original }))
  const navigate = useNavigate()
  const send = async () => {
    const made = await call('protocols.copy', { params: { protocolId }, body: { name } })
    await navigate({
      to: '/settings/protocols/$protocolId',
      params: { protocolId: made.protocolId },
    })
  }
  const save = useSave(send, ['protocols'], onClose)
  return (
    <Dialog
      title={t('copy')}
      onClose={onClose}
      onSubmit={() => save.run(undefined)}
      footer={
        <Button type="submit" busy={save.busy}>
          {t('copy')}
        </Button>
      }
    >
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput label={t('name')} value={name} onChange={setName} error={save.problem('name')} />
    </Dialog>
  )
}
