import type { InputOf, Routes, ScreeningView } from '@anagen/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, problemOf } from '../../shared/api.ts'
import { quietly } from '../../shared/query.ts'

const streamMs = 10_000

/** What is known and decided about one person, for all parts of the treatment. */
export function useScreening(patientId: string, enabled = true) {
  const queries = useQueryClient()
  const queryKey = ['patient', patientId, 'screening']
  return useQuery({
    enabled,
    queryKey,
    queryFn: () =>
      call('patients.screening', { params: { patientId }, query: {} }, quietly(queries, queryKey)),
    // While questions are open, somebody may be answering them at home: they come in as they are.
    refetchInterval: ({ state }) =>
      state.data?.screening.elements.some((one) => one.missing.length > 0) ? streamMs : false,
  })
}

/** The person's record: name, birth date, how to reach them. */
export function usePatient(patientId: string) {
  return useQuery({
    queryKey: ['patient', patientId],
    queryFn: () => call('patients.get', { params: { patientId } }),
  })
}

/** Puts a fresh decision in place and lets everything that rests on it load again. */
export function useKeepScreening(patientId: string) {
  const queries = useQueryClient()
  return (view: ScreeningView) => {
    queries.setQueryData(['patient', patientId, 'screening'], view)
    void queries.invalidateQueries({ queryKey: ['patient', patientId] })
    void queries.invalidateQueries({ queryKey: ['patients'] })
  }
}

/**
 * One intended change: its key stays the same while the same request is tried again after a lost
 * answer, and is new after a no or for another request.
 */
export function useIntent() {
  const intent = useRef({ about: '', key: '' })
  return {
    options: (request: unknown) => {
      const about = JSON.stringify(request)
      if (intent.current.about !== about) intent.current = { about, key: crypto.randomUUID() }
      return { idempotencyKey: intent.current.key }
    },
    settled: (error?: unknown) => {
      if (error === undefined || problemOf(error)) intent.current = { about: '', key: '' }
    },
  }
}

type ClearBody = InputOf<Routes['patients.clear']>['body']
type HoldBody = InputOf<Routes['patients.hold']>['body']

/** The changes that end in a new decision. */
export function useScreeningChanges(patientId: string) {
  const keep = useKeepScreening(patientId)
  const intent = useIntent()
  const params = { patientId }
  const after = {
    onSuccess: (view: ScreeningView) => {
      intent.settled()
      keep(view)
    },
    onError: (error: Error) => intent.settled(error),
  }
  return {
    clear: useMutation({
      mutationFn: (body: ClearBody) =>
        call('patients.clear', { params, body }, intent.options(['clear', body])),
      ...after,
    }),
    withdraw: useMutation({
      mutationFn: (clearanceId: string) =>
        call(
          'patients.withdrawClearance',
          { params: { patientId, clearanceId } },
          intent.options(['withdraw', clearanceId]),
        ),
      ...after,
    }),
    hold: useMutation({
      mutationFn: (body: HoldBody) =>
        call('patients.hold', { params, body }, intent.options(['hold', body])),
      ...after,
    }),
    release: useMutation({
      mutationFn: (holdId: string) =>
        call(
          'patients.releaseHold',
          { params: { patientId, holdId } },
          intent.options(['release', holdId]),
        ),
      ...after,
    }),
    answer: useMutation({
      mutationFn: (answers: Record<string, string | number | string[]>) =>
        call(
          'patients.answer',
          { params, body: { answers, source: 'staff' } },
          intent.options(['answer', answers]),
        ),
      ...after,
    }),
  }
}
