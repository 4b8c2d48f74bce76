import type { CourseView } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { money } from '../../shared/format.ts'
import { Button, Choices, Dialog, Notice, TextInput, useErrorWords } from '../../shared/ui/index.ts'
import { useIntent } from '../screening/queries.ts'
import { useMay } from '../session.ts'
import { readAmount } from './amount.ts'

/** What is paid and how many visits are left, and a way to note a payment. */
export function MoneyLine({ course }: { course: CourseView }) {
  const { t } = useTranslation('patient')
  const may = useMay()
  const [paying, setPaying] = useState(false)
  const { currency, priceMinor, paidMinor, reserved, redeemed } = course.money
  return (
    <div className="money small soft">
      <span>
        {t('paid', { paid: money(paidMinor, currency), price: money(priceMinor, currency) })}
      </span>
      <span>{t('sessions', { count: reserved, redeemed })}</span>
      {may('book.write') && course.state !== 'cancelled' && (
        <Button look="plain" size="small" icon="money" onClick={() => setPaying(true)}>
          {t('pay.enter')}
        </Button>
      )}
      {paying && <PayDialog course={course} onClose={() => setPaying(false)} />}
    </div>
  )
}

/** Notes a payment or a refund; no money moves here. */
function PayDialog({ course, onClose }: { course: CourseView; onClose: () => void }) {
  const { t } = useTranslation(['patient', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const intent = useIntent()
  const { currency, priceMinor, paidMinor } = course.money
  const [kind, setKind] = useState<'payment' | 'refund'>('payment')
  const [amount, setAmount] = useState(() =>
    String(Math.max(0, priceMinor - paidMinor) / 100 || ''),
  )
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const minor = readAmount(amount)
  const pay = useMutation({
    mutationFn: (amountMinor: number) => {
      const body = { kind, amountMinor, note: note.trim() }
      const params = { courseId: course.courseId }
      return call('courses.pay', { params, body }, intent.options(body))
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['patient', course.patientId] })
      onClose()
    },
    onError: (error) => intent.settled(error),
  })
  const submit = () => {
    setTried(true)
    if (minor !== null) pay.mutate(minor)
  }
  return (
    <Dialog
      title={t('pay.title')}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" busy={pay.isPending}>
            {t(`pay.save.${kind}`)}
          </Button>
        </>
      }
    >
      {pay.error && <Notice>{words(pay.error)}</Notice>}
      <Choices<'payment' | 'refund'>
        legend={t('pay.kind')}
        look="segmented"
        options={[
          { value: 'payment', label: t('pay.payment') },
          { value: 'refund', label: t('pay.refund') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextInput
        label={t('pay.amount', { currency })}
        inputMode="decimal"
        value={amount}
        onChange={setAmount}
        error={tried && minor === null ? t('pay.wrong') : undefined}
      />
      <TextInput label={t('pay.note')} value={note} onChange={setNote} maxLength={200} />
    </Dialog>
  )
}
