import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { Button, EmptyState, ErrorState, Skeleton, TextInput } from '../../shared/ui/index.ts'
import { useMay, useSession } from '../session.ts'
import { focusName, PatientList } from './patient-list.tsx'
import './patients.css'
import { PersonDialog } from './person-dialog.tsx'

const waitMs = 180
const pageSize = 40

/** A value that follows once nothing changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function usePatients(q: string) {
  return useInfiniteQuery({
    queryKey: ['patients', q],
    queryFn: ({ pageParam }) =>
      call('patients.list', {
        query: { q: q === '' ? undefined : q, after: pageParam, limit: pageSize },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Everybody, found as one types. What is searched for never stands in the address. */
export function PatientsPage() {
  const { t } = useTranslation('patients')
  const { today } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const q = useSettled(typed.trim())
  const list = usePatients(q)
  const found = list.data?.pages.flatMap((page) => page.patients) ?? []
  return (
    <>
      <header className="page-header">
        <h1>{t('title')}</h1>
        {may('people.write') && (
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </header>
      <search
        className="patient-search"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          focusName(1)
        }}
      >
        <TextInput
          label={t('search')}
          help={t('searchHelp')}
          type="search"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          maxLength={100}
        />
      </search>
      <section className="card patients-card" aria-busy={list.isFetching}>
        {list.isPending && <Skeleton lines={8} />}
        {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {list.data && found.length === 0 && (
          <EmptyState icon="patients" title={q === '' ? t('nobody') : t('notFound')}>
            <p>{q === '' ? t('nobodyHelp') : t('notFoundHelp')}</p>
          </EmptyState>
        )}
        <PatientList patients={found} today={today} />
        {list.hasNextPage && (
          <Button
            look="quiet"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
        <p className="visually-hidden" role="status">
          {list.data && t('found', { count: found.length })}
        </p>
      </section>
      {adding && (
        <PersonDialog
          onClose={() => setAdding(false)}
          onDone={({ patientId }) =>
            void navigate({ to: '/patients/$patientId', params: { patientId } })
          }
        />
      )}
    </>
  )
}
