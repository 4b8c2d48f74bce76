import type { AnswerOf, Routes } from '@anagen/contract'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from '../shared/api.ts'

export type Session = AnswerOf<Routes['session.get']>

/** Who is signed in, where, and what they may do. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call('session.get', {}),
  staleTime: 60_000,
})

/** The session of the signed-in page; the shell has made sure that there is one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Whether the signed-in person may do something; hides what the server would refuse anyway. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}
