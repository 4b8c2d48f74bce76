import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName, Skeleton } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { HelpDialog } from './help-dialog.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { SearchPalette } from './search-palette.tsx'
import { useShortcuts } from './shortcuts.ts'
import { UserMenu } from './user-menu.tsx'

const places: {
  to: '/' | '/calendar' | '/patients' | '/worklist' | '/results' | '/settings'
  icon: IconName
  name: 'today' | 'calendar' | 'patients' | 'worklist' | 'results' | 'settings'
  needs: string
}[] = [
  { to: '/', icon: 'today', name: 'today', needs: 'people.read' },
  { to: '/calendar', icon: 'calendar', name: 'calendar', needs: 'people.read' },
  { to: '/patients', icon: 'patients', name: 'patients', needs: 'people.read' },
  { to: '/worklist', icon: 'list', name: 'worklist', needs: 'people.read' },
  { to: '/results', icon: 'results', name: 'results', needs: 'care.read' },
  { to: '/settings', icon: 'settings', name: 'settings', needs: 'practice.read' },
]

/** What a phone shows below; the rest stands in the menu of the user. */
const narrow: ReadonlySet<string> = new Set(['today', 'calendar', 'patients', 'worklist'])

/** The frame of every page behind the sign-in: places, search, who is here. */
export function Shell() {
  const { t } = useTranslation('shell')
  const { practice } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'search' | 'help' | null>(null)
  useShortcuts({
    search: () => setOpen('search'),
    help: () => setOpen('help'),
    today: () => void navigate({ to: '/' }),
    blur: () => document.documentElement.classList.toggle('privacy'),
  })
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <nav className="places no-print" aria-label={t('places')}>
        <Link to="/" className="brand" aria-label={t('home')}>
          ana<i>gen</i>
        </Link>
        {places
          .filter((p) => may(p.needs))
          .map((p) => (
            <Link
              key={p.to}
              to={p.to}
              className={narrow.has(p.name) ? 'nav-place' : 'nav-place wide-only'}
              activeOptions={{ exact: p.to === '/' }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <Icon name={p.icon} />
              <span>{t(p.name)}</span>
            </Link>
          ))}
        <button type="button" className="nav-place search" onClick={() => setOpen('search')}>
          <Icon name="search" />
          <span>{t('search')}</span>
          <kbd>/</kbd>
        </button>
        <UserMenu onHelp={() => setOpen('help')} />
      </nav>
      <main id="main" tabIndex={-1}>
        <OfflineBar />
        {practice.demo && <p className="demo-line">{t('demo')}</p>}
        <Suspense fallback={<Skeleton lines={6} />}>
          <Outlet />
        </Suspense>
      </main>
      {open === 'search' && <SearchPalette onClose={() => setOpen(null)} />}
      {open === 'help' && <HelpDialog onClose={() => setOpen(null)} />}
    </div>
  )
}
