import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../shared/api.ts'
import { firstName, IntakeForm, localToday } from '../shared/intake/index.ts'
import { ErrorState, Skeleton } from '../shared/ui/index.ts'
import { Ended } from './ended.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useToken } from './use-token.ts'

/** The page behind an intake link: the practice's questions for one person. */
export function PortalPage() {
  const token = useToken()
  return (
    <main className="portal">
      {token === '' ? <Ended why="noLink" /> : <LinkedForm key={token} token={token} />}
    </main>
  )
}

function LinkedForm({ token }: { token: string }) {
  const { t } = useTranslation('portal')
  const headers = { 'X-Intake-Token': token }
  const form = useQuery({
    queryKey: ['intake'],
    queryFn: () => call('intake.get', {}, { headers }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
  const told = form.data?.language
  useEffect(() => {
    if (told) void i18next.changeLanguage(told)
  }, [told])
  if (form.isPending) return <Skeleton lines={7} />
  if (form.error) {
    return problemOf(form.error) && problemOf(form.error)?.status !== 429 ? (
      <Ended why="expired" />
    ) : (
      <ErrorState error={form.error} retry={() => void form.refetch()} />
    )
  }
  const { name, practice, phone, questions, answers, finished } = form.data
  return (
    <>
      <header className="portal-head">
        <span className="practice-name">{practice}</span>
        <LanguageSwitch />
      </header>
      <IntakeForm
        questions={questions}
        answers={answers as never}
        today={localToday(new Date())}
        welcome={
          <div className="portal-hello">
            <p className="say person-name">{t('hello', { name: firstName(name) })}</p>
            <p>{finished ? t('handed') : t('kind')}</p>
            {phone !== '' && <p className="small">{t('call', { phone })}</p>}
            <p className="small soft">{t('privacy')}</p>
          </div>
        }
        save={async (changed) => {
          await call('intake.answer', { body: { answers: changed, finished: false } }, { headers })
        }}
        finish={async () => {
          await call('intake.answer', { body: { answers: {}, finished: true } }, { headers })
        }}
        after={phone === '' ? undefined : <p className="small">{t('call', { phone })}</p>}
      />
    </>
  )
}
