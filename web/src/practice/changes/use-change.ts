import type { CourseChange, RippleOption } from '@anagen/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { useErrorWords, useToast } from '../../shared/ui/index.ts'

/** What a change would do, asked anew each time: the calendar moves on. */
export function usePreview(courseId: string, change: CourseChange) {
  return useQuery({
    queryKey: ['preview', courseId, change],
    queryFn: () => call('courses.preview', { params: { courseId }, body: { change } }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}

type About = { courseId: string; patientId: string }

/** Saves a change as it was shown, and offers to take it back. */
export function useChange({ courseId, patientId }: About) {
  const { t } = useTranslation('changes')
  const queries = useQueryClient()
  const toast = useToast()
  const words = useErrorWords()
  const params = { courseId }
  const again = () => {
    for (const queryKey of [['day'], ['patient', patientId], ['visit'], ['range'], ['worklist']])
      void queries.invalidateQueries({ queryKey })
  }
  const undo = async (changeId: string) => {
    try {
      await call('courses.undo', { params: { ...params, changeId }, body: {} })
      toast(t('undone'))
    } catch (error) {
      toast(words(error))
    }
    again()
  }
  return useMutation({
    mutationFn: ({ change, option }: { change: CourseChange; option: RippleOption }) =>
      call('courses.change', {
        params,
        body: {
          change,
          choice: option.choice,
          seen: option.visits.map(({ visitId, version, to }) => ({
            visitId,
            version,
            start: to?.start ?? null,
          })),
        },
      }),
    onSuccess: ({ changeId }) => {
      again()
      toast(t('saved'), () => void undo(changeId))
    },
  })
}
