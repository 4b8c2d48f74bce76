import type { CourseView, Plan, PlanAsk } from '@anagen/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, callUntil } from '../../shared/api.ts'
import { useIntent } from '../screening/queries.ts'
import { bookable } from './plan-view.ts'

const waitMs = 250

/** A question that follows once nothing changed for a moment; the same words are the same question. */
function useSettledAsk(ask: PlanAsk | null): PlanAsk | null {
  const text = JSON.stringify(ask)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), waitMs)
    return () => clearTimeout(timer)
  }, [text])
  // The first question there is goes out at once.
  return JSON.parse(settled === 'null' ? text : settled) as PlanAsk | null
}

/** The plan for what is wished. The last one stays in view until the next is there. */
export function usePlan(ask: PlanAsk | null) {
  const settled = useSettledAsk(ask)
  const plan = useQuery({
    queryKey: ['plan', settled],
    enabled: settled !== null,
    queryFn: async ({ signal }) => {
      if (settled === null) throw new Error('asked without a question')
      return { ask: settled, answer: await callUntil(signal)('courses.plan', { body: settled }) }
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    gcTime: 60_000,
  })
  const changing = JSON.stringify(settled) !== JSON.stringify(ask) || plan.isPlaceholderData
  return { plan, changing: changing || plan.isFetching }
}

/** Books a whole course or nothing; after a no the plan is made anew. */
export function useBooking(onBooked: (course: CourseView) => void) {
  const queries = useQueryClient()
  const intent = useIntent()
  return useMutation({
    mutationFn: ({ ask, plan }: { ask: PlanAsk; plan: Plan }) => {
      const body = { ...ask, visits: bookable(plan) }
      return call('courses.book', { body }, intent.options(body))
    },
    onSuccess: (course) => {
      intent.settled()
      void queries.invalidateQueries({ queryKey: ['patient', course.patientId] })
      void queries.invalidateQueries({ queryKey: ['patients'] })
      void queries.invalidateQueries({ queryKey: ['day'] })
      onBooked(course)
    },
    onError: (error) => {
      intent.settled(error)
      void queries.invalidateQueries({ queryKey: ['plan'] })
    },
  })
}

/** What the wishes are chosen from: protocols, the chosen one in full, and who treats where. */
export function useChoices(protocolId: string, locationId: string) {
  const protocols = useQuery({
    queryKey: ['protocols'],
    queryFn: () => call('protocols.list', {}),
    select: (answer) => answer.protocols,
    staleTime: 60_000,
  })
  const chosen = protocolId || protocols.data?.[0]?.protocolId || ''
  const protocol = useQuery({
    queryKey: ['protocols', chosen],
    queryFn: () => call('protocols.get', { params: { protocolId: chosen } }),
    select: (answer) => answer.protocol,
    enabled: chosen !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const practitioners = useQuery({
    queryKey: ['resources'],
    queryFn: () => call('resources.list', {}),
    select: (answer) =>
      answer.resources.filter(
        (one) => one.kind === 'practitioner' && one.active && one.locationId === locationId,
      ),
    staleTime: 60_000,
  })
  return { protocols, protocol, practitioners, chosen }
}
