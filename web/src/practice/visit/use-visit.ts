import type { VisitPage } from '@anagen/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/api.ts'

const keyOf = (visitId: string) => ['visit', visitId] as const

/** Everything the page of a visit shows. */
export function useVisit(visitId: string) {
  return useQuery({
    queryKey: keyOf(visitId),
    queryFn: () => call('visits.get', { params: { visitId } }),
  })
}

/** Puts a newer page in place of the one shown; what rests on the visit elsewhere is loaded anew. */
export function useNewPage() {
  const client = useQueryClient()
  return (page: VisitPage) => {
    client.setQueryData(keyOf(page.visit.visitId), page)
    void client.invalidateQueries({ queryKey: ['day'] })
  }
}

/** One change at a time that answers with the new page; the error stays until the next try. */
export function usePageChange() {
  const show = useNewPage()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function change(send: () => Promise<VisitPage>): Promise<VisitPage | null> {
    setBusy(true)
    setError(null)
    try {
      const page = await send()
      show(page)
      return page
    } catch (caught) {
      setError(caught)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { change, busy, error }
}
