import type { Text } from '@anagen/core/shared'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Choices, TextInput } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { addMonths } from './months.ts'

/** Two ways that are both open to the person: begin now, or begin later by choice. */
export function TwoWays({ choices, patientId }: { choices: Text[]; patientId: string }) {
  const { t } = useTranslation('screening')
  const { today } = useSession()
  const may = useMay()
  const [way, setWay] = useState<'0' | '1' | null>(null)
  const [from, setFrom] = useState(() => addMonths(today, 3))
  if (!may('book.write')) return <p>{choices.map(inLanguage).join(' ')}</p>
  return (
    <div className="two-ways stack">
      <Choices<'0' | '1'>
        legend={t('twoWays')}
        options={choices.slice(0, 2).map((one, i) => ({
          value: i === 0 ? '0' : '1',
          label: inLanguage(one),
        }))}
        value={way}
        onChange={setWay}
      />
      {way === '1' && (
        <TextInput
          label={t('laterFrom')}
          help={t('laterHelp')}
          type="date"
          value={from}
          min={today}
          onChange={setFrom}
        />
      )}
      {way !== null && (
        <Link
          className="button quiet"
          to="/patients/$patientId/plan"
          params={{ patientId }}
          search={way === '1' && from >= today ? { from } : {}}
        >
          {way === '1' ? t('planLater') : t('planNow')}
        </Link>
      )}
    </div>
  )
}
