import type { AnswerOf, Routes } from '@anagen/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../shared/api.ts'

export type Day = AnswerOf<Routes['day.get']>

const refreshMs = 30_000

/** One day at one location. Refreshes quietly, without counting as somebody being there. */
export function useDay(date: string, locationId: string) {
  const client = useQueryClient()
  const load = (headers: Record<string, string> = {}) =>
    call('day.get', { query: { date, locationId } }, { headers })
  useEffect(() => {
    const refresh = () => {
      if (document.hidden) return
      void client.prefetchQuery({
        queryKey: ['day', date, locationId],
        queryFn: () =>
          call('day.get', { query: { date, locationId } }, { headers: { 'x-background': '1' } }),
        staleTime: 0,
      })
    }
    const timer = setInterval(refresh, refreshMs)
    return () => clearInterval(timer)
  }, [client, date, locationId])
  return useQuery({ queryKey: ['day', date, locationId], queryFn: () => load() })
}
