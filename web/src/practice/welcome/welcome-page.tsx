import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Choices, ErrorState, Icon } from '../../shared/ui/index.ts'
import { keepLanguage } from '../shell/preferences.ts'
import { Wizard } from './wizard.tsx'
import './welcome.css'

/** The first page of a new installation: set up a practice, or look around first. */
export function WelcomePage() {
  const { t } = useTranslation(['setup', 'common'])
  const [chosen, setChosen] = useState<'wizard' | 'demo' | null>(null)
  if (chosen === 'wizard') return <Wizard onBack={() => setChosen(null)} />
  return (
    <main className="calm">
      <div className="brand">
        ana<i>gen</i>
      </div>
      <div className="stack">
        <h1>{t('welcome')}</h1>
        <p className="say soft">{t('welcomeWords')}</p>
      </div>
      {chosen === 'demo' ? (
        <DemoProgress />
      ) : (
        <div className="grid-2">
          <button type="button" className="card welcome-choice" onClick={() => setChosen('wizard')}>
            <Icon name="leaf" size={28} />
            <strong>{t('startOwn')}</strong>
            <span className="soft">{t('startOwnWords')}</span>
          </button>
          <button type="button" className="card welcome-choice" onClick={() => setChosen('demo')}>
            <Icon name="patients" size={28} />
            <strong>{t('startDemo')}</strong>
            <span className="soft">{t('startDemoWords')}</span>
          </button>
        </div>
      )}
      <Choices
        legend={t('common:language.label')}
        hideLegend
        look="segmented"
        value={i18next.language === 'es' ? 'es' : 'en'}
        options={[
          { value: 'en', label: t('common:language.en') },
          { value: 'es', label: t('common:language.es') },
        ]}
        onChange={(language) => {
          keepLanguage(language)
          void i18next.changeLanguage(language)
        }}
      />
    </main>
  )
}

type SignIn = { email: string; password: string }
const askEveryMs = 400

/** Grows the demo practice, shows how far it is, and hands over its sign-in. */
function DemoProgress() {
  const { t } = useTranslation('setup')
  const [progress, setProgress] = useState({ done: 0, of: 0 })
  const [signIn, setSignIn] = useState<SignIn | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [started, setStarted] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const grow = async () => {
    setStarted(true)
    setError(null)
    try {
      const made = await call('setup.demo', {
        body: { language: i18next.language === 'es' ? 'es' : 'en' },
      })
      for (;;) {
        const now = await call('setup.demoProgress', {})
        setProgress({ done: now.done, of: now.of })
        if (now.state === 'failed') throw new Error('demo')
        if (now.state === 'ready') break
        await new Promise((resolve) => setTimeout(resolve, askEveryMs))
      }
      await call('session.create', { body: made })
      setSignIn(made)
    } catch (caught) {
      setError(caught)
      setStarted(false)
    }
  }
  const enter = async () => {
    queries.clear()
    await navigate({ to: '/' })
  }
  if (error !== null) return <ErrorState error={error} retry={() => void grow()} />
  if (signIn) {
    return (
      <section className="card stack" aria-live="polite">
        <h2>{t('demoReady')}</h2>
        <p>{t('demoKeep')}</p>
        <dl className="welcome-keep">
          <dt>{t('email')}</dt>
          <dd>{signIn.email}</dd>
          <dt>{t('password')}</dt>
          <dd>{signIn.password}</dd>
        </dl>
        <Button onClick={() => void enter()}>{t('demoEnter')}</Button>
      </section>
    )
  }
  return (
    <section className="card stack">
      <h2>{t('startDemo')}</h2>
      {started ? (
        <>
          <progress
            className="progress"
            value={progress.done}
            max={progress.of || 1}
            aria-label={t('demoGrowing')}
          />
          <p className="soft" role="status">
            {t('demoCount', progress)}
          </p>
        </>
      ) : (
        <>
          <p>{t('demoWords')}</p>
          <Button onClick={() => void grow()}>{t('demoStart')}</Button>
        </>
      )}
    </section>
  )
}
