import type { CourseChange, CourseView } from '@anagen/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Choices, Dialog } from '../../shared/ui/index.ts'
import { useMay } from '../session.ts'
import { type About, ChangeDialog } from './change-dialog.tsx'
import { AddOnFields, HoldFields, PersonFields, TimeFields } from './change-fields.tsx'
import { changeFrom, emptyDraft, isWaiting, type Kind, kinds } from './draft.ts'

type Props = { course: CourseView; about: About; start?: Kind; onClose: () => void }

/** What may change in a course, asked in one dialog; the answer is looked at before it is saved. */
export function CourseChanges({ course, about, start = 'replace', onClose }: Props) {
  const { t } = useTranslation(['changes', 'common'])
  const may = useMay()
  const [draft, setDraft] = useState(() => emptyDraft(course, start))
  const [tried, setTried] = useState(false)
  const [change, setChange] = useState<CourseChange | null>(null)
  if (change) return <ChangeDialog about={about} change={change} onClose={onClose} />
  const offered = kinds.filter(
    (kind) =>
      (kind !== 'hold' && kind !== 'resume') ||
      (may('care.sign') && (kind === 'hold' || course.visits.some(isWaiting))),
  )
  const edit = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }))
  const submit = () => {
    setTried(true)
    const made = changeFrom(draft)
    if (made) setChange(made)
  }
  const fields = { course, draft, tried, edit }
  return (
    <Dialog
      title={
        <>
          {t('course.title')} <span className="person-name">{about.patientName}</span>
        </>
      }
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" icon="right">
            {t('course.next')}
          </Button>
        </>
      }
    >
      <Choices
        legend={t('course.what')}
        options={offered.map((value) => ({ value, label: t(`course.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => edit({ kind })}
      />
      {draft.kind === 'replace' && <TimeFields {...fields} />}
      {draft.kind === 'addOn' && <AddOnFields {...fields} />}
      {draft.kind === 'practitioner' && <PersonFields {...fields} />}
      {draft.kind === 'hold' && <HoldFields {...fields} />}
    </Dialog>
  )
}
