import { QueryClient } from '@tanstack/react-query'
import { problemOf } from './api.ts'

/** Cache of what the server answered: a told problem is not asked again, a lost connection is. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => problemOf(error) === null && failures < 2,
        refetchOnWindowFocus: true,
      },
    },
  })
}
