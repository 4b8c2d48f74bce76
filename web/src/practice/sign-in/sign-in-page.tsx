import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Notice, TextInput, useErrorWords } from '../../shared/ui/index.ts'

/** Sign in, then on to where the person wanted to go. */
export function SignInPage() {
  const { t } = useTranslation(['setup', 'common'])
  const { to } = useSearch({ from: '/sign-in' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const words = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await call('session.create', { body: { email, password } })
      queries.clear()
      await navigate({ href: to ?? '/' })
    } catch (caught) {
      setError(caught)
      setBusy(false)
    }
  }
  return (
    <main className="calm">
      <div className="brand">
        ana<i>gen</i>
      </div>
      <form className="card stack" onSubmit={(e) => void submit(e)}>
        <h1>{t('signInTitle')}</h1>
        {error !== null && <Notice>{words(error)}</Notice>}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
        />
        <TextInput
          label={t('password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" busy={busy}>
          {t('signIn')}
        </Button>
      </form>
    </main>
  )
}
