import type { RecordEntry, VisitPage } from '@anagen/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayLong, instant, time } from '../../shared/format.ts'
import { Button, Icon, TextArea, useErrorWords, useToast } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { RecordSummary } from './record-summary.tsx'
import { usePageChange } from './use-visit.ts'
import { TreatedMap } from './zone-map.tsx'

/** A signed record: read only, printable, added to by addenda alone. */
export function SignedRecord({ page }: { page: VisitPage }) {
  const { t } = useTranslation('visit')
  const { practice } = useSession()
  const may = useMay()
  const signed = page.entries.find((entry) => entry.kind === 'signed')
  const addenda = page.entries.filter((entry) => entry.kind === 'addendum')
  if (!signed?.treatment) return null
  return (
    <div className="stack">
      <section className="card stack record" aria-labelledby="record-title">
        <div className="spread">
          <h2 id="record-title" className="row">
            <Icon name="lock" />
            {t('signed.title')}
          </h2>
          <Button look="quiet" icon="print" className="no-print" onClick={() => window.print()}>
            {t('signed.print')}
          </Button>
        </div>
        <p className="soft">
          {practice.name}, {dayLong(page.visit.date)}, {time(page.visit.start)}
        </p>
        <TreatedMap page={page} treatment={signed.treatment} />
        <RecordSummary page={page} treatment={signed.treatment} />
        <p className="signature-line">
          {t('signed.by', {
            name: signed.by,
            licence: signed.licence,
            at: instant(signed.at, practice.zone),
          })}
          <br />
          <span className="soft small hash">
            {t('signed.seal')} {signed.hash}
          </span>
        </p>
      </section>
      {addenda.map((entry) => (
        <Addendum key={entry.seq} entry={entry} zone={practice.zone} />
      ))}
      {may('care.sign') && <AddendumForm visitId={page.visit.visitId} />}
    </div>
  )
}

function Addendum({ entry, zone }: { entry: RecordEntry; zone: string }) {
  const { t } = useTranslation('visit')
  return (
    <section className="card record">
      <h3>{t('addendum.title')}</h3>
      <p className="prose">{entry.text}</p>
      <p className="soft small">
        {t('signed.by', { name: entry.by, licence: entry.licence, at: instant(entry.at, zone) })}
      </p>
    </section>
  )
}

function AddendumForm({ visitId }: { visitId: string }) {
  const { t } = useTranslation(['visit', 'common'])
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const adding = usePageChange()
  const words = useErrorWords()
  const toast = useToast()
  const missing = asked && text.trim() === '' ? t('common:required') : undefined
  const add = async () => {
    setAsked(true)
    if (text.trim() === '') return
    const body = { text }
    const next = await adding.change(() => call('visits.addendum', { params: { visitId }, body }))
    if (!next) return
    setText('')
    setAsked(false)
    toast(t('addendum.added'))
  }
  return (
    <section className="card stack no-print">
      <TextArea
        label={t('addendum.label')}
        help={t('addendum.help')}
        error={adding.error ? words(adding.error) : missing}
        maxLength={10_000}
        value={text}
        onChange={setText}
      />
      <div>
        <Button look="quiet" icon="add" busy={adding.busy} onClick={() => void add()}>
          {t('addendum.add')}
        </Button>
      </div>
    </section>
  )
}
