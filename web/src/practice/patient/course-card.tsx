import type { CourseView } from '@anagen/contract'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayMonth, dayShort, daysBetween, dayYear, time } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import { Ribbon, type RibbonData } from '../../shared/ribbon/index.ts'
import { Notice } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { ribbonOf } from './course-ribbon.ts'
import { MoneyLine } from './money-line.tsx'
import { nextVisit } from './next-step.ts'

/** One course: its ribbon, where the next visit may lie, why it is paused, and its money. */
export function CourseCard({
  course,
  buttons,
  ticks = [],
}: {
  course: CourseView
  buttons?: ReactNode
  /** Days of measuring and planned looks. */
  ticks?: RibbonData['ticks']
}) {
  const { t } = useTranslation(['patient', 'common'])
  const { today, practice } = useSession()
  const care = useMay()('care.read')
  const navigate = useNavigate()
  const next = nextVisit(course)
  const window = next && course.windows.find((one) => one.n === next.n)
  const name = inLanguage(course.protocol.name)
  const data = ribbonOf(course, {
    today,
    zone: practice.zone,
    words: { review: () => t('review'), mark: (code) => t(`mark.${code}`, { defaultValue: code }) },
  })
  return (
    <section className="card" aria-labelledby={`course-${course.courseId}`}>
      <header className="spread">
        <h2 id={`course-${course.courseId}`}>{name}</h2>
        <span className="small soft">
          {next
            ? t('next', { n: next.n, day: dayShort(next.start), time: time(next.start) })
            : t(`state.${course.state}`)}
          {next && window && window.from < window.to && (
            <> · {t('window', { from: dayMonth(window.from), to: dayMonth(window.to) })}</>
          )}
        </span>
      </header>
      {course.pauses.map((one) => (
        <Notice key={`${one.code}${one.ruleId}${one.text}`} icon="hold">
          {one.text} {one.until && t('until', { day: dayYear(one.until) })}
        </Notice>
      ))}
      <Ribbon
        data={{ ...data, ticks: [...data.ticks, ...clearOf(data.ticks, ticks)] }}
        label={t('ribbon', { name, count: course.visits.length })}
        {...(care && {
          onPick: ({ visitId }: { visitId?: string }) =>
            visitId && void navigate({ to: '/visits/$visitId', params: { visitId } }),
        })}
      />
      <div className="spread course-foot">
        {buttons ?? <span />}
        <MoneyLine course={course} />
      </div>
    </section>
  )
}

/** Without the marks that would stand in another's place: a review's photos say it already. */
function clearOf(taken: RibbonData['ticks'], more: RibbonData['ticks']): RibbonData['ticks'] {
  return more.filter((one) =>
    taken.every((other) => Math.abs(daysBetween(one.date, other.date)) > 6),
  )
}
