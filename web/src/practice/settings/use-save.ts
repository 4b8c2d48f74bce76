import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api.ts'
import { useErrorWords, useToast } from '../../shared/ui/index.ts'

type Save<T> = {
  run: (value: T) => void
  busy: boolean
  /** What went wrong, in words; null when nothing did. */
  failed: string | null
  /** What is wrong with one field, by the server's path. */
  problem: (path: string) => string | undefined
}

/** Saves something of the settings: says so, loads what changed again, keeps what was typed on failure. */
export function useSave<T>(
  send: (value: T) => Promise<unknown>,
  keys: string[],
  then?: () => void,
): Save<T> {
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation('common')
  const words = useErrorWords()
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await Promise.all(
        [...keys, 'session'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      )
      toast(t('saved'))
      then?.()
    },
  })
  const problems = problemOf(mutation.error)?.problems ?? []
  return {
    run: (value) => mutation.mutate(value),
    busy: mutation.isPending,
    failed: mutation.error ? words(mutation.error) : null,
    problem: (path) =>
      problems.find((p) => p.path === path || p.path.startsWith(`${path}.`))?.message,
  }
}
