import type { AnswerOf, Routes } from '@anagen/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/api.ts'
import { quietly } from '../../shared/query.ts'

export type Day = AnswerOf<Routes['day.get']>

const refreshMs = 30_000

/** One day at one location. Refreshes quietly, without counting as somebody being there. */
export function useDay(date: string, locationId: string) {
  const queries = useQueryClient()
  const queryKey = ['day', date, locationId]
  return useQuery({
    queryKey,
    queryFn: () => call('day.get', { query: { date, locationId } }, quietly(queries, queryKey)),
    refetchInterval: refreshMs,
  })
}
