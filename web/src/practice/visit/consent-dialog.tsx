import type { VisitPage } from '@anagen/contract'
import type { Consent } from '@anagen/core/protocol'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, Choices, Dialog, Notice, TextInput, useErrorWords } from '../../shared/ui/index.ts'
import { SignaturePad, type Strokes } from './signature-pad.tsx'
import { usePageChange } from './use-visit.ts'

type Language = 'en' | 'es'
type Props = {
  page: VisitPage
  consent: Consent
  /** The person's language; null while it is not known. */
  language: Language | null
  onClose: () => void
}

/** One consent to read in the person's language, and to sign by pen, finger or typed name. */
export function ConsentDialog({ page, consent, language, onClose }: Props) {
  const { t } = useTranslation(['visit', 'common'])
  const shown = i18next.language === 'es' ? 'es' : 'en'
  const [chosen, setChosen] = useState<Language | null>(null)
  const [way, setWay] = useState<'pen' | 'typed'>('pen')
  const [strokes, setStrokes] = useState<Strokes>([])
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const signing = usePageChange()
  const words = useErrorWords()
  const inWords = chosen ?? language ?? shown
  const signer = way === 'typed' ? typed.trim() : page.patient.name
  const ready = way === 'typed' ? signer !== '' : strokes.length > 0
  const sign = async () => {
    setAsked(true)
    if (!ready) return
    const next = await signing.change(() =>
      call('visits.consent', {
        params: { visitId: page.visit.visitId },
        body: {
          key: consent.id,
          version: consent.version,
          signer,
          strokes: way === 'typed' ? [] : strokes,
        },
      }),
    )
    if (next) onClose()
  }
  const open = asked && !ready
  return (
    <Dialog
      title={consent.title[inWords]}
      onClose={onClose}
      onSubmit={() => void sign()}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('consent.notNow')}
          </Button>
          <Button type="submit" icon="edit" busy={signing.busy}>
            {t('consent.sign')}
          </Button>
        </>
      }
    >
      <Choices
        legend={t('common:language.label')}
        hideLegend
        look="segmented"
        options={[
          { value: 'en', label: t('common:language.en') },
          { value: 'es', label: t('common:language.es') },
        ]}
        value={inWords}
        onChange={setChosen}
      />
      <div className="consent-text" lang={inWords}>
        {consent.paragraphs.map((one) => (
          <p key={one.text.en}>{one.text[inWords]}</p>
        ))}
      </div>
      <Choices
        legend={t('consent.how')}
        look="segmented"
        options={[
          { value: 'pen', label: t('consent.byPen') },
          { value: 'typed', label: t('consent.byName') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'pen' ? (
        <>
          <p>
            {t('consent.signerIs')} <span className="person-name">{page.patient.name}</span>
          </p>
          <SignaturePad strokes={strokes} onChange={setStrokes} />
          {open && <Notice>{t('consent.padEmpty')}</Notice>}
        </>
      ) : (
        <TextInput
          label={t('consent.fullName')}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          error={open ? t('common:required') : undefined}
        />
      )}
      {signing.error !== null && <Notice>{words(signing.error)}</Notice>}
    </Dialog>
  )
}
