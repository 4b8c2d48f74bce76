import type { Resource } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, ErrorState, Icon, Skeleton } from '../../shared/ui/index.ts'
import { FeedDialog } from '../feeds/feed-dialog.tsx'
import { ResourceDialog } from './resource-dialog.tsx'

const kinds = ['practitioner', 'room', 'device'] as const
const icons = { practitioner: 'person', room: 'room', device: 'device' } as const

/** Practitioners, rooms and devices: hours, skills, pools, limits of the labels. */
export function ResourcesPart() {
  const { t } = useTranslation(['settings', 'common', 'feeds'])
  const [subscribed, subscribe] = useState<Resource | null>(null)
  const [edited, setEdited] = useState<Resource | Resource['kind'] | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['resources'],
    queryFn: () => call('resources.list', {}),
  })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <>
      {kinds.map((kind) => (
        <section className="card" key={kind}>
          <div className="spread">
            <h2>{t(`kinds.${kind}`)}</h2>
            <Button look="quiet" size="small" icon="add" onClick={() => setEdited(kind)}>
              {t(`add.${kind}`)}
            </Button>
          </div>
          <ul className="plain lines">
            {data.resources
              .filter((r) => r.kind === kind)
              .map((r) => (
                <li
                  key={r.resourceId}
                  className={`settings-line ${r.active ? '' : 'settings-off'}`}
                >
                  <div className="settings-facts">
                    <Icon name={icons[kind]} />
                    <strong>{r.name}</strong>
                    <span className="soft small">{detailOf(r)}</span>
                    {!r.active && <span>{t('inactive')}</span>}
                  </div>
                  {kind === 'practitioner' && r.active && (
                    <Button
                      look="plain"
                      size="small"
                      icon="calendar"
                      onClick={() => subscribe(r)}
                      aria-label={t('feeds:openOf', { name: r.name })}
                    />
                  )}
                  <Button
                    look="plain"
                    size="small"
                    icon="edit"
                    onClick={() => setEdited(r)}
                    aria-label={`${t('common:edit')}: ${r.name}`}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {subscribed && (
        <FeedDialog
          owner={{ of: 'practitioner', id: subscribed.resourceId, name: subscribed.name }}
          onClose={() => subscribe(null)}
        />
      )}
      {edited && (
        <ResourceDialog
          resource={typeof edited === 'string' ? null : edited}
          kind={typeof edited === 'string' ? edited : edited.kind}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function detailOf({ device, pool, skills }: Resource): string {
  if (!device) return [...skills, pool].filter(Boolean).join(', ')
  const figures = [
    device.labelMaxDepthMm === null ? '' : `≤ ${device.labelMaxDepthMm} mm`,
    device.wavelengthNm === null ? '' : `${device.wavelengthNm} nm`,
    device.irradianceMwCm2 === null ? '' : `${device.irradianceMwCm2} mW/cm²`,
    device.minutes === null ? '' : `${device.minutes} min`,
  ]
  return [device.maker, device.model, ...figures].filter(Boolean).join(' · ')
}
