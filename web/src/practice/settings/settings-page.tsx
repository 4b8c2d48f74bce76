import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { LogPart } from './log-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { PracticePart } from './practice-part.tsx'
import { ProtocolsPart } from './protocols-part.tsx'
import { ResourcesPart } from './resources-part.tsx'
import { ServicesPart } from './services-part.tsx'
import './settings.css'

const parts = {
  practice: PracticePart,
  resources: ResourcesPart,
  people: PeoplePart,
  services: ServicesPart,
  protocols: ProtocolsPart,
  log: LogPart,
} as const
type Part = keyof typeof parts

/** On a narrow screen the parts scroll sideways: the open one is always in sight. */
const intoView = (tab: HTMLElement | null) =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** Everything about the practice that its owner sets. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const may = useMay()
  const asked = useParams({ strict: false }).part
  const shown = (Object.keys(parts) as Part[]).filter(
    (part) => may('practice.manage') || part === 'protocols',
  )
  const part = shown.find((p) => p === asked) ?? shown[0]
  if (!part) return <EmptyState icon="lock" title={t('ownerOnly')} />
  const Shown = parts[part]
  return (
    <>
      <div className="page-header">
        <h1>{t('title')}</h1>
      </div>
      <nav className="tabs" aria-label={t('title')}>
        {shown.map((p) => (
          <Link
            key={p}
            to="/settings/$part"
            params={{ part: p }}
            aria-current={p === part ? 'page' : undefined}
            ref={p === part ? intoView : undefined}
          >
            {t(`parts.${p}`)}
          </Link>
        ))}
      </nav>
      <div className="settings-part">
        <Shown />
      </div>
    </>
  )
}
