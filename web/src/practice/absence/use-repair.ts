import type { Absence, AnswerOf, RepairMove, RepairProposal, Routes } from '@anagen/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/api.ts'

export type Repair = ReturnType<typeof useRepair>
type Saved = AnswerOf<Routes['repairs.commit']>

/** An absence from the question to what was saved. */
export function useRepair() {
  const queries = useQueryClient()
  const [absence, setAbsence] = useState<Absence | null>(null)
  const propose = useMutation({
    mutationFn: (asked: Absence): Promise<RepairProposal> =>
      call('repairs.propose', { body: { absence: asked } }),
  })
  const save = useMutation({
    mutationFn: (ask: { absence: Absence; moves: RepairMove[] }): Promise<Saved> =>
      call('repairs.commit', {
        body: { ...ask, resources: propose.data?.resources ?? [] },
      }),
    onSuccess: () => void queries.invalidateQueries(),
  })
  const look = (asked: Absence) => {
    setAbsence(asked)
    save.reset()
    propose.mutate(asked)
  }
  const again = () => {
    save.reset()
    propose.reset()
    setAbsence(null)
  }
  return {
    absence,
    proposal: propose.data ?? null,
    looking: propose.isPending,
    failed: propose.error,
    look,
    save,
    saved: save.data ?? null,
    again,
  }
}
