import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Choices, Dialog, Icon } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { clearDrafts, countDrafts } from '../visit/draft-store.ts'
import { applyTheme, keepLanguage, preferredTheme, type Theme } from './preferences.ts'

/** Who is signed in; language, appearance, help and sign-out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation(['shell', 'common'])
  const { staff } = useSession()
  const may = useMay()
  const [theme, setTheme] = useState<Theme>(preferredTheme)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [unsent, setUnsent] = useState(0)
  const leave = async () => {
    const count = await countDrafts().catch(() => 0)
    if (count > 0) setUnsent(count)
    else await signOut()
  }
  const signOut = async () => {
    await clearDrafts().catch(() => {})
    await call('session.end', {}).catch(() => {})
    queries.clear()
    await navigate({ to: '/sign-in', search: {} })
  }
  return (
    <details className="user-menu">
      <summary className="nav-place">
        <Icon name="person" />
        <span>{staff.name}</span>
      </summary>
      <div className="card stack">
        <Choices
          legend={t('common:language.label')}
          look="segmented"
          value={i18next.language === 'es' ? 'es' : 'en'}
          options={[
            { value: 'en', label: t('common:language.en') },
            { value: 'es', label: t('common:language.es') },
          ]}
          onChange={(language) => {
            keepLanguage(language)
            // What the server said in sentences is asked for again.
            void i18next.changeLanguage(language).then(() => queries.invalidateQueries())
          }}
        />
        <Choices
          legend={t('common:theme.label')}
          look="segmented"
          value={theme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`common:theme.${value}`),
          }))}
          onChange={(chosen) => {
            setTheme(chosen)
            applyTheme(chosen)
          }}
        />
        {may('care.read') && (
          <Link to="/results" className="button quiet small narrow-only">
            <Icon name="results" />
            {t('results')}
          </Link>
        )}
        {may('practice.read') && (
          <Link to="/settings" className="button quiet small narrow-only">
            <Icon name="settings" />
            {t('settings')}
          </Link>
        )}
        <div className="row">
          <Button look="quiet" size="small" icon="help" onClick={onHelp}>
            {t('help')}
          </Button>
          <Button look="quiet" size="small" icon="out" onClick={() => void leave()}>
            {t('signOut')}
          </Button>
        </div>
      </div>
      {unsent > 0 && (
        <Dialog
          title={t('unsent', { count: unsent })}
          onClose={() => setUnsent(0)}
          footer={
            <>
              <Button look="quiet" onClick={() => void signOut()}>
                {t('signOutAnyway')}
              </Button>
              <Button onClick={() => setUnsent(0)}>{t('stay')}</Button>
            </>
          }
        >
          <p>{t('unsentHelp')}</p>
        </Dialog>
      )}
    </details>
  )
}
