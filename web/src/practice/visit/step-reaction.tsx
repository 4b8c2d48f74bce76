import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Choices, TextInput } from '../../shared/ui/index.ts'
import { useLockWords } from './lock-words.ts'
import type { Room } from './room.ts'
import { Step } from './step.tsx'

const grades = ['0', '1', '2', '3'] as const
type Grade = (typeof grades)[number]
const pains = Array.from({ length: 11 }, (_, i) => String(i))
const gradeOf = (n: number | undefined) => (n === undefined ? null : (String(n) as Grade))

/** How the skin took it: pain, redness, bleeding, and words. */
export function StepReaction({ room, done }: { room: Room; done: boolean }) {
  const { t } = useTranslation('visit')
  const lock = useLockWords(room)
  const { draft, change } = room
  // The record takes redness and bleeding together; the first of the two waits here.
  const [half, setHalf] = useState<{ redness?: number; bleeding?: number }>({})
  const given = { ...half, ...draft.reaction }
  const set = (patch: { redness?: number; bleeding?: number; other?: string }) => {
    const { redness, bleeding, other = '' } = { ...given, ...patch }
    setHalf({ ...half, ...patch })
    if (redness === undefined || bleeding === undefined) return
    change((now) => ({ ...now, reaction: { redness, bleeding, other } }))
  }
  const graded = (name: 'redness' | 'bleeding') => (
    <Choices
      legend={t(`reaction.${name}`)}
      options={grades.map((value) => ({ value, label: t(`${name}.${value}`) }))}
      value={gradeOf(given[name])}
      onChange={(value) => set({ [name]: Number(value) })}
    />
  )
  return (
    <Step name="reaction" done={done} locked={lock()}>
      <AsLastTime room={room} />
      <Choices
        legend={t('reaction.pain')}
        help={t('reaction.painHelp')}
        options={pains.map((value) => ({ value, label: value }))}
        value={draft.pain === null ? null : String(draft.pain)}
        onChange={(value) => change((now) => ({ ...now, pain: Number(value) }))}
      />
      {graded('redness')}
      {graded('bleeding')}
      {draft.reaction && (
        <TextInput
          label={t('reaction.other')}
          maxLength={200}
          value={draft.reaction.other}
          onChange={(other) => set({ other })}
        />
      )}
    </Step>
  )
}

/** One tap where the skin took it as last time: the values are said before they are taken. */
function AsLastTime({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { last } = room.context
  if (!last?.reaction || room.draft.reaction) return null
  const { redness, bleeding } = last.reaction
  const said = [
    last.pain === null ? null : t('reaction.painSaid', { n: last.pain }),
    t(`redness.${redness}`),
    t(`bleeding.${bleeding}`),
  ]
  const apply = () =>
    room.change((draft) => ({
      ...draft,
      pain: last.pain,
      reaction: { redness, bleeding, other: '' },
    }))
  return (
    <div className="row">
      <Button look="quiet" icon="undo" onClick={apply}>
        {t('reaction.asLast', { said: said.filter(Boolean).join(', ') })}
      </Button>
    </div>
  )
}
