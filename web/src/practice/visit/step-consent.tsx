import type { VisitPage } from '@anagen/contract'
import type { Consent } from '@anagen/core/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Button, Icon } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { Step } from './step.tsx'

/** The consents of this visit: read, signed, or freely refused where they may be. */
export function StepConsent({ page, done }: { page: VisitPage; done: boolean }) {
  const { t } = useTranslation('visit')
  const [reading, setReading] = useState<string | null>(null)
  const { patientId } = page.patient
  const patient = useQuery({
    queryKey: ['patient', patientId],
    queryFn: () => call('patients.get', { params: { patientId } }),
  })
  const open = page.protocol.consents.find((one) => one.id === reading)
  return (
    <Step name="consent" done={done}>
      {page.consents.length === 0 && <p>{t('consent.none')}</p>}
      <ul className="plain lines">
        {page.consents.map((state) => {
          const consent = page.protocol.consents.find((one) => one.id === state.key)
          if (!consent) return null
          return (
            <ConsentLine
              key={state.key}
              consent={consent}
              state={state}
              onRead={() => setReading(state.key)}
            />
          )
        })}
      </ul>
      {open && (
        <ConsentDialog
          page={page}
          consent={open}
          language={patient.data?.language ?? null}
          onClose={() => setReading(null)}
        />
      )}
    </Step>
  )
}

type LineProps = {
  consent: Consent
  state: VisitPage['consents'][number]
  onRead: () => void
}

function ConsentLine({ consent, state, onRead }: LineProps) {
  const { t } = useTranslation('visit')
  const { practice } = useSession()
  const free = consent.elements.length === 0
  return (
    <li className="spread">
      <div>
        <strong>{inLanguage(consent.title)}</strong>
        <p className="soft small">
          {state.signedAt
            ? t('consent.signedBy', {
                name: state.signer ?? '',
                at: instant(state.signedAt, practice.zone),
              })
            : t(free ? 'consent.free' : 'consent.needed')}
        </p>
      </div>
      {state.signedAt ? (
        <span className="chip green">
          <Icon name="check" size={15} />
          {t('consent.signed')}
        </span>
      ) : (
        <Button look={free ? 'quiet' : 'main'} icon="edit" onClick={onRead}>
          {t('consent.readAndSign')}
        </Button>
      )}
    </li>
  )
}
