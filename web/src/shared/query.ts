import { QueryClient, type QueryKey } from '@tanstack/react-query'
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

/**
 * Marks every load after the first as one nobody asked for: a page that keeps itself fresh keeps
 * nobody signed in.
 */
export function quietly(
  queries: QueryClient,
  queryKey: QueryKey,
): { headers?: Record<string, string> } {
  return queries.getQueryData(queryKey) === undefined ? {} : { headers: { 'x-background': '1' } }
}
