import type { AnswerOf, Routes } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../../shared/api.ts'
import { useErrorWords, useToast } from '../../shared/ui/index.ts'

export type Waiting = AnswerOf<Routes['worklist.get']>['waiting'][number]

/** Puts a visit on the wait list and takes it off again, each told in passing with a way back. */
export function useWaitList() {
  const { t } = useTranslation('worklist')
  const queries = useQueryClient()
  const toast = useToast()
  const words = useErrorWords()
  const change = useMutation({
    mutationFn: ({ visitId, waits, note }: { visitId: string; waits: boolean; note?: string }) =>
      waits
        ? call('waits.add', { params: { visitId }, body: { note: note ?? '' } })
        : call('waits.end', { params: { visitId }, body: {} }),
    onSuccess: (_, asked) =>
      toast(t(asked.waits ? 'did.added' : 'did.ended'), () =>
        change.mutate({ ...asked, waits: !asked.waits }),
      ),
    onError: (error) => toast(problemOf(error)?.code === 'exists' ? t('did.there') : words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['worklist'] }),
  })
  return change
}
