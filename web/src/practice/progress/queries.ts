import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../shared/api.ts'

/** What was measured in a person and what can be said of it; of the course under way unless one is named. */
export function useProgress(patientId: string, courseId?: string, enabled = true) {
  return useQuery({
    queryKey: ['patient', patientId, 'progress', courseId ?? null],
    queryFn: () =>
      call('progress.get', { params: { patientId }, query: courseId ? { courseId } : {} }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled,
  })
}
