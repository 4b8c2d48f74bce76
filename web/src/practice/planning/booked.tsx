import type { CourseView } from '@anagen/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Ribbon } from '../../shared/ribbon/index.ts'
import { Button, ErrorState, Icon, Skeleton } from '../../shared/ui/index.ts'
import { ribbonOf } from '../patient/course-ribbon.ts'
import { useSession } from '../session.ts'
import { saveFile } from './save-file.ts'

/** Everything is booked: the course, the words for the person, the calendar file. */
export function Booked({ course }: { course: CourseView }) {
  const { t } = useTranslation(['planning', 'patient'])
  const { today, practice } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  const [copied, setCopied] = useState(false)
  const { courseId, patientId } = course
  const sent = useQuery({
    queryKey: ['patient', patientId, 'calendar', courseId],
    queryFn: () => call('messages.calendar', { params: { courseId } }),
  })
  useEffect(() => heading.current?.focus(), [])
  const words = {
    review: () => t('patient:review'),
    mark: (code: string) => t(`patient:mark.${code}`, { defaultValue: code }),
  }
  const message = sent.data?.message
  return (
    <div className="stack planning-booked">
      <section className="card">
        <h1 ref={heading} tabIndex={-1}>
          <Icon name="check" size={28} /> {t('booked', { count: course.visits.length })}
        </h1>
        <Ribbon
          data={ribbonOf(course, { today, zone: practice.zone, words })}
          label={t('booked', { count: course.visits.length })}
        />
        <Link className="button" to="/patients/$patientId" params={{ patientId }}>
          {t('openPatient')}
        </Link>
      </section>
      <section className="card" aria-labelledby="message-title">
        <h2 id="message-title">{t('message')}</h2>
        {sent.isPending && <Skeleton lines={5} />}
        {sent.error && <ErrorState error={sent.error} retry={() => void sent.refetch()} />}
        {sent.data && message && (
          <>
            <p className="small soft">{t('messageHelp')}</p>
            <p>
              <strong>{message.subject}</strong>
            </p>
            <pre className="message person-name">{message.body}</pre>
            <div className="row">
              <Button
                look="quiet"
                icon={copied ? 'check' : 'note'}
                onClick={() =>
                  void navigator.clipboard
                    .writeText(`${message.subject}\n\n${message.body}`)
                    .then(() => setCopied(true))
                }
              >
                {copied ? t('copied') : t('copy')}
              </Button>
              <Button
                look="quiet"
                icon="calendar"
                onClick={() => saveFile(sent.data.fileName, sent.data.text, 'text/calendar')}
              >
                {t('download')}
              </Button>
            </div>
          </>
        )}
      </section>
    </div>
  )
}
