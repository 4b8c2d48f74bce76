import type { AnswerOf, Routes } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { BackLink } from '../../shared/ui/back-link.tsx'
import {
  Button,
  ErrorState,
  Icon,
  Notice,
  Skeleton,
  TextArea,
  TextInput,
} from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { editableNumbers, editedProtocol } from './protocol-edit.ts'
import { useSave } from './use-save.ts'
import './settings.css'

type Shown = AnswerOf<Routes['protocols.get']>
type Words = { en: string; es: string }

/** One protocol: what it says and rests on; the practice's own ones can be edited here. */
export function ProtocolPage() {
  const { protocolId = '' } = useParams({ strict: false })
  const { t } = useTranslation(['settings', 'common'])
  const may = useMay()
  const { data, error, refetch } = useQuery({
    queryKey: ['protocols', protocolId],
    queryFn: () => call('protocols.get', { params: { protocolId } }),
  })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  const { protocol, departures, builtIn } = data
  return (
    <>
      <div className="page-header">
        <div>
          <BackLink to="/settings/$part" params={{ part: 'protocols' }}>
            {t('parts.protocols')}
          </BackLink>
          <h1>{inLanguage(protocol.name)}</h1>
          <p className="soft">
            {t('versionN', { n: protocol.version })}
            {builtIn ? ` · ${t('builtInWords')}` : ''}
          </p>
        </div>
      </div>
      <div className="settings-part">
        {departures.length > 0 && <Departures departures={departures} />}
        {builtIn || !may('practice.manage') ? (
          <>
            <Numbers protocol={protocol} />
            <Fold title={t('preparation')} count={protocol.preparation.length}>
              <StatementList statements={protocol.preparation} />
            </Fold>
            <Fold title={t('aftercare')} count={protocol.aftercare.length}>
              <StatementList statements={protocol.aftercare} />
            </Fold>
          </>
        ) : (
          <Editor key={protocol.version} protocol={protocol} />
        )}
        <Fold title={t('viewsTitle')} count={protocol.views.length}>
          <Views protocol={protocol} />
        </Fold>
        <Fold title={t('rulesTitle')} count={protocol.rules.length}>
          <ul className="plain lines">
            {protocol.rules.map((r) => (
              <li key={r.id}>
                {inLanguage(r.title)}
                <BasisLine basis={r.basis} />
              </li>
            ))}
          </ul>
        </Fold>
      </div>
    </>
  )
}

/** A part of the protocol that opens when it is looked for. */
function Fold({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <details className="card fold">
      <summary>
        <Icon name="right" size={18} />
        <h2>{title}</h2>
        <span className="soft small">{count}</span>
      </summary>
      {children}
    </details>
  )
}

type T = ReturnType<typeof useTranslation<['settings', 'common']>>['t']
type Basis = Shown['protocol']['rules'][number]['basis'][number]

/** What something rests on, small and soft under it. */
function BasisLine({ basis }: { basis: readonly Basis[] }) {
  const { t } = useTranslation('common')
  const told = basis.map((b) => `${t(`basis.${b.kind}`)}: ${b.source}, ${b.date}`)
  return <div className="protocol-basis">{told.join(' · ')}</div>
}

function Departures({ departures }: { departures: Shown['departures'] }) {
  const { t } = useTranslation('settings')
  return (
    <section className="card amber">
      <h2>{t('departures', { count: departures.length })}</h2>
      <ul className="plain lines">
        {departures.map((d) => (
          <li key={d.path + d.text}>
            <Icon name="warning" size={16} /> {d.text}
            <div className="protocol-basis">{d.basis}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Numbers({ protocol }: { protocol: Shown['protocol'] }) {
  const { t } = useTranslation(['settings', 'common'])
  return (
    <section className="card">
      <h2>{t('numbers')}</h2>
      <table className="table">
        <tbody>
          {editableNumbers(protocol).map((n) => (
            <tr key={n.path}>
              <th scope="row">{numberWords(t, n)}</th>
              <td>{`${number(n.value)} ${n.unit === 'days' ? t('days') : n.unit}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function numberWords(t: T, { words, element }: ReturnType<typeof editableNumbers>[number]): string {
  return element ? `${t(`common:${element}`)}: ${t(`number.${words}`)}` : t(`number.${words}`)
}

function StatementList({ statements }: { statements: Shown['protocol']['aftercare'] }) {
  return (
    <ul className="plain lines">
      {statements.map((s) => (
        <li key={s.text.en}>
          {inLanguage(s.text)}
          <BasisLine basis={s.basis} />
        </li>
      ))}
    </ul>
  )
}

function Views({ protocol }: { protocol: Shown['protocol'] }) {
  const { t } = useTranslation('settings')
  return (
    <ul className="plain lines">
      {protocol.views.map((v) => (
        <li key={v.id}>
          <h3>{inLanguage(v.topic)}</h3>
          <div className="grid-2 protocol-views">
            {([v.practice, v.evidence] as const).map((s, i) => (
              <div key={s.text.en}>
                <strong>{i === 0 ? t('viewPractice') : t('viewEvidence')}</strong>
                <p>{inLanguage(s.text)}</p>
                <BasisLine basis={s.basis} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Editor({ protocol }: { protocol: Shown['protocol'] }) {
  const { t } = useTranslation(['settings', 'common'])
  const { practice, today } = useSession()
  const fields = editableNumbers(protocol)
  const [numbers, setNumbers] = useState(
    () => new Map(fields.map((f) => [f.path, String(f.value)])),
  )
  const [preparation, setPreparation] = useState<Words[]>(() =>
    protocol.preparation.map((s) => s.text),
  )
  const [aftercare, setAftercare] = useState<Words[]>(() => protocol.aftercare.map((s) => s.text))
  const send = () => {
    const chosen = Object.fromEntries(
      [...numbers].map(([path, text]) => [path, Number(text.replace(',', '.'))]),
    )
    const edited = editedProtocol(
      protocol,
      { numbers: chosen, preparation, aftercare },
      { name: practice.name, today },
    )
    // The wire carries plain JSON: what is absent stays absent.
    const document = JSON.parse(JSON.stringify(edited))
    return call('protocols.edit', {
      params: { protocolId: protocol.id },
      body: { protocol: document, version: protocol.version },
    })
  }
  const save = useSave(send, ['protocols'])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    save.run(undefined)
  }
  return (
    <form className="card protocol-part" onSubmit={submit} noValidate>
      <h2>{t('editTitle')}</h2>
      <p className="soft">{t('editWords')}</p>
      {save.failed && <Notice>{save.failed}</Notice>}
      <div className="grid-2">
        {fields.map((f) => (
          <TextInput
            key={f.path}
            label={`${numberWords(t, f)}${f.unit ? `, ${f.unit === 'days' ? t('days') : f.unit}` : ''}`}
            inputMode="decimal"
            value={numbers.get(f.path) ?? ''}
            onChange={(text) => setNumbers(new Map(numbers).set(f.path, text))}
            error={save.problem(`protocol.${f.path}`)}
          />
        ))}
      </div>
      <TextsEditor title={t('preparation')} texts={preparation} onChange={setPreparation} />
      <TextsEditor title={t('aftercare')} texts={aftercare} onChange={setAftercare} />
      <div>
        <Button type="submit" busy={save.busy}>
          {t('saveVersion', { n: protocol.version + 1 })}
        </Button>
      </div>
    </form>
  )
}

function TextsEditor({
  title,
  texts,
  onChange,
}: {
  title: string
  texts: Words[]
  onChange: (texts: Words[]) => void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const set = (i: number, part: Partial<Words>) =>
    onChange(texts.map((w, j) => (i === j ? { ...w, ...part } : w)))
  return (
    <details className="protocol-texts">
      <summary>
        {title} <span className="soft">{texts.length}</span>
      </summary>
      <fieldset className="field">
        <legend className="visually-hidden">{title}</legend>
        {texts.map((w, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have no name; they are added at the end or taken away
          <div className="grid-2" key={i}>
            {(['en', 'es'] as const).map((l) => (
              <TextArea
                key={l}
                label={`${title} ${i + 1}, ${t(`common:language.${l}`)}`}
                value={w[l]}
                onChange={(text) => set(i, { [l]: text })}
              />
            ))}
          </div>
        ))}
        <div className="row">
          <Button
            look="quiet"
            size="small"
            icon="add"
            onClick={() => onChange([...texts, { en: '', es: '' }])}
          >
            {t('common:add')}
          </Button>
          {texts.length > 0 && (
            <Button
              look="plain"
              size="small"
              icon="remove"
              onClick={() => onChange(texts.slice(0, -1))}
            >
              {t('removeLast')}
            </Button>
          )}
        </div>
      </fieldset>
    </details>
  )
}
