import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import { Dialog, ErrorState, Skeleton } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { CopyLink } from './copy-link.tsx'

/** A link with which the person answers the questions at home. */
export function LinkDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { t } = useTranslation('screening')
  const { practice } = useSession()
  const key = useRef(crypto.randomUUID())
  const { mutate, data, error } = useMutation({
    mutationFn: () =>
      call('patients.link', { params: { patientId }, body: {} }, { idempotencyKey: key.current }),
  })
  useEffect(() => mutate(), [mutate])
  return (
    <Dialog title={t('linkTitle')} onClose={onClose}>
      {error && <ErrorState error={error} retry={() => mutate()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <CopyLink
          link={data.link}
          help={t('linkHelp', { until: instant(data.expiresAt, practice.zone) })}
        />
      )}
    </Dialog>
  )
}
