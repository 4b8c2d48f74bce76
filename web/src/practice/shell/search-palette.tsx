import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayShort, time } from '../../shared/format.ts'
import { Dialog, Icon, type IconName, TextInput } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'

type Hit = {
  id: string
  icon: IconName
  name: string
  detail: string
  person: boolean
  go: () => void
}

/** Finds people, their next visits, and places by name; arrows choose, Enter goes there. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const hits = useHits(text, onClose)
  const onKey = (e: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (move) {
      e.preventDefault()
      setAt((i) => (i + move + hits.length) % Math.max(1, hits.length))
    }
    if (e.key === 'Enter') {
      e.preventDefault()
      hits[at]?.go()
    }
  }
  return (
    <Dialog title={t('search')} onClose={onClose}>
      <TextInput
        label={t('searchLabel')}
        value={text}
        onChange={(value) => {
          setText(value)
          setAt(0)
        }}
        onKeyDown={onKey}
        autoFocus
        autoComplete="off"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
      />
      <div id={list} role="listbox" aria-label={t('found')} className="hits">
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys of the list
          <div
            key={hit.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className="hit"
            onClick={hit.go}
          >
            <Icon name={hit.icon} />
            <span className={hit.person ? 'person-name' : ''}>{hit.name}</span>
            <span className="soft small">{hit.detail}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="soft">{t('nothingFound')}</p>}
    </Dialog>
  )
}

function useHits(text: string, onClose: () => void): Hit[] {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const may = useMay()
  const q = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: ['search', q],
    queryFn: () => call('patients.list', { query: { q, limit: 8 } }),
    enabled: q.length > 0,
    placeholderData: (before) => before,
  })
  const go = (then: () => Promise<void>) => () => {
    onClose()
    void then()
  }
  const people = (q ? (data?.patients ?? []) : []).flatMap((p) => {
    const params = { patientId: p.patientId }
    const person: Hit = {
      id: p.patientId,
      icon: 'person',
      name: p.name,
      detail: p.step ? t('step', p.step) : '',
      person: true,
      go: go(() => navigate({ to: '/patients/$patientId', params })),
    }
    if (!p.next) return [person]
    const { visitId, start } = p.next
    const visit: Hit = {
      id: visitId,
      icon: 'clock',
      name: p.name,
      detail: t('nextVisit', { day: dayShort(start), time: time(start) }),
      person: true,
      go: go(() => navigate({ to: '/visits/$visitId', params: { visitId } })),
    }
    return may('care.read') ? [person, visit] : [person]
  })
  const places = (
    [
      { id: 'today', icon: 'today', name: t('today'), to: '/' },
      { id: 'calendar', icon: 'calendar', name: t('calendar'), to: '/calendar' },
      { id: 'absence', icon: 'hold', name: t('absence'), to: '/absence' },
      { id: 'patients', icon: 'patients', name: t('patients'), to: '/patients' },
      { id: 'worklist', icon: 'list', name: t('worklist'), to: '/worklist' },
      { id: 'results', icon: 'results', name: t('results'), to: '/results' },
      { id: 'settings', icon: 'settings', name: t('settings'), to: '/settings' },
    ] as const
  )
    .filter((p) => p.id !== 'results' || may('care.read'))
    .filter((p) => p.name.toLowerCase().includes(q.toLowerCase()))
    .map(
      ({ to, ...p }): Hit => ({
        ...p,
        detail: t('place'),
        person: false,
        go: go(() => navigate({ to })),
      }),
    )
  return [...people, ...places]
}
