import type { AnswerOf, Routes } from '@anagen/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/api.ts'
import { quietly } from '../../shared/query.ts'

export type Range = AnswerOf<Routes['calendar.range']>
type Ask = { locationId: string; from: string; days: number }

const refreshMs = 30_000

/** Some days at one location. Refreshes quietly, without counting as somebody being there. */
export function useRange(ask: Ask) {
  const queries = useQueryClient()
  const queryKey = ['range', ask]
  return useQuery({
    queryKey,
    queryFn: () => call('calendar.range', { query: ask }, quietly(queries, queryKey)),
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  })
}
