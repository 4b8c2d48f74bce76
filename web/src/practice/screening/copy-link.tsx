import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, TextInput } from '../../shared/ui/index.ts'
import { QrCode } from './qr-code.tsx'

/** A link to give to a person: to copy, or to scan. `link` is its path; it is shown whole. */
export function CopyLink({ link: path, help }: { link: string; help: string }) {
  const { t } = useTranslation('screening')
  const [copied, setCopied] = useState(false)
  const link = new URL(path, location.origin).href
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // A browser without the right to copy: the text is selected for the person's own keys.
      document.querySelector<HTMLInputElement>('.copied-link')?.select()
    }
  }
  return (
    <>
      <p className="soft">{help}</p>
      <TextInput
        label={t('linkLabel')}
        className="copied-link"
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
  )
}
