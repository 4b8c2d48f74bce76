import { useQuery } from '@tanstack/react-query'
import type { RibbonData } from '../../shared/ribbon/index.ts'
import { useProgress } from '../progress/queries.ts'

type Ticks = RibbonData['ticks']

/**
 * Days of measuring and planned looks for the ribbon of the course they belong to. The arithmetic of
 * looks is loaded after the page: the ribbon does not wait for it.
 */
export function useMeasureTicks(
  patientId: string,
  { today, enabled }: { today: string; enabled: boolean },
): { courseId: string; ticks: Ticks } | null {
  const { data, dataUpdatedAt } = useProgress(patientId, undefined, enabled)
  const made = useQuery({
    queryKey: ['patient', patientId, 'ticks', dataUpdatedAt],
    queryFn: async () => {
      const { measureTicks } = await import('../progress/series.ts')
      return data ? measureTicks(data, today) : []
    },
    enabled: data !== undefined && data.courseId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.courseId && made.data ? { courseId: data.courseId, ticks: made.data } : null
}
