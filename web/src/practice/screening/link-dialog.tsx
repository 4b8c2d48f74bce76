import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import { Button, Dialog, ErrorState, Skeleton, TextInput } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { QrCode } from './qr-code.tsx'

/** A link with which the person answers the questions at home: to copy, or to scan. */
export function LinkDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { t } = useTranslation('screening')
  const { practice } = useSession()
  const [copied, setCopied] = useState(false)
  const key = useRef(crypto.randomUUID())
  const { mutate, data, error } = useMutation({
    mutationFn: () =>
      call('patients.link', { params: { patientId }, body: {} }, { idempotencyKey: key.current }),
  })
  useEffect(() => mutate(), [mutate])
  const link = data ? new URL(data.link, location.origin).href : ''
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // A browser without the right to copy: the text is selected for the person's own keys.
      document.querySelector<HTMLInputElement>('.intake-link')?.select()
    }
  }
  return (
    <Dialog title={t('linkTitle')} onClose={onClose}>
      {error && <ErrorState error={error} retry={() => mutate()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <>
          <p className="soft">{t('linkHelp', { until: instant(data.expiresAt, practice.zone) })}</p>
          <TextInput
            label={t('linkLabel')}
            className="intake-link"
            value={link}
            readOnly
            onFocus={(event) => event.target.select()}
            onChange={() => {}}
          />
          <div className="row">
            <Button icon={copied ? 'check' : 'link'} onClick={() => void copy()}>
              {copied ? t('copied') : t('copy')}
            </Button>
            <span className="small soft" role="status">
              {copied ? t('copiedHelp') : ''}
            </span>
          </div>
          <QrCode text={link} label={t('qr')} />
        </>
      )}
    </Dialog>
  )
}
