import { useQuery } from '@tanstack/react-query'
import { call } from '../../shared/api.ts'

// Everything about one person stands under ['patient', id], so that one change refreshes it all.

/** The courses of a person, newest first. Always loaded anew: other pages change them. */
export function useCourses(patientId: string) {
  return useQuery({
    queryKey: ['patient', patientId, 'courses'],
    queryFn: () => call('courses.list', { params: { patientId } }),
    select: (answer) => answer.courses,
    staleTime: 0,
  })
}

/** Everything that happened with a person, newest first; for those who may read care. */
export function useTimeline(patientId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['patient', patientId, 'timeline'],
    queryFn: () => call('patients.timeline', { params: { patientId } }),
    select: (answer) => answer.events,
    staleTime: 0,
    enabled,
  })
}
