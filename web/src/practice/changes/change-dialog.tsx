import './changes.css'
import type { CourseChange, RippleOption } from '@anagen/contract'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api.ts'
import { Ribbon } from '../../shared/ribbon/index.ts'
import {
  Button,
  Choices,
  Dialog,
  ErrorState,
  Notice,
  Skeleton,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { ribbonOf } from '../patient/course-ribbon.ts'
import { useCourses } from '../patient/queries.ts'
import { useSession } from '../session.ts'
import { courseAfter } from './after.ts'
import { ChangedVisits } from './changed-visits.tsx'
import { Letter } from './letter.tsx'
import { useChange, usePreview } from './use-change.ts'

export type About = { courseId: string; patientId: string; patientName: string }
type Props = {
  about: About
  change: CourseChange
  onClose: () => void
  /** Another way out, beside saving: to note something without planning. */
  instead?: ReactNode
}

/** What a change does to the whole course, seen before it is saved: choose how, then save and tell. */
export function ChangeDialog({ about, change, onClose, instead }: Props) {
  const { t } = useTranslation(['changes', 'common'])
  const words = useErrorWords()
  const preview = usePreview(about.courseId, change)
  const save = useChange(about)
  const [choice, choose] = useState<RippleOption['choice']>('least')
  const options = preview.data?.options ?? []
  const option = options.find((one) => one.choice === choice) ?? options[0]
  const submit = () => {
    if (!option?.bookable) return
    save.mutate(
      { change, option },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (problemOf(error)?.code === 'stale') void preview.refetch()
        },
      },
    )
  }
  return (
    <Dialog
      title={
        <>
          {t(`title.${change.kind}`)} <span className="person-name">{about.patientName}</span>
        </>
      }
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {instead}
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" icon="check" busy={save.isPending} disabled={!option?.bookable}>
            {t('save')}
          </Button>
        </>
      }
    >
      {save.error && <Notice>{words(save.error)}</Notice>}
      {preview.isPending && <Skeleton lines={6} />}
      {preview.isError && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {option && (
        <>
          {options.length > 1 && (
            <Choices
              legend={t('choice.label')}
              options={options.map((one) => ({
                value: one.choice,
                label: <OptionWords option={one} />,
              }))}
              value={option.choice}
              onChange={choose}
            />
          )}
          <Outcome about={about} option={option} />
        </>
      )}
    </Dialog>
  )
}

/** The choice in a line: what it is called and how many visits it moves. */
function OptionWords({ option }: { option: RippleOption }) {
  const { t } = useTranslation('changes')
  const broken = !option.bookable
  return (
    <>
      {t(`choice.${option.choice}`)}{' '}
      <span className="soft small">
        {broken ? t('choice.breaks') : t('choice.moves', { count: option.moved })}
      </span>
    </>
  )
}

function Outcome({ about, option }: { about: About; option: RippleOption }) {
  const { t } = useTranslation(['changes', 'patient'])
  const { today, practice } = useSession()
  const courses = useCourses(about.patientId)
  const course = courses.data?.find((one) => one.courseId === about.courseId)
  const words = {
    review: () => t('patient:review'),
    mark: (code: string) => t(`patient:mark.${code}`, { defaultValue: code }),
  }
  const drawn = course && [
    {
      name: t('now'),
      data: ribbonOf({ ...course, windows: [] }, { today, zone: practice.zone, words }),
    },
    {
      name: t('then'),
      data: ribbonOf(courseAfter(course, option), { today, zone: practice.zone, words }),
    },
  ]
  return (
    <>
      {option.breaks.length > 0 && (
        <Notice>
          {option.bookable ? t('longer') : t('cannot')}{' '}
          {option.breaks.length === 1 ? (
            option.breaks[0]
          ) : (
            <ul className="plain">
              {option.breaks.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {drawn?.map(({ name, data }) => (
        <div key={name} className="before-after">
          <span className="small soft">{name}</span>
          <Ribbon data={data} label={name} size="small" />
        </div>
      ))}
      <ChangedVisits visits={option.visits} />
      <Letter title={t('told')} message={option.message} />
    </>
  )
}
