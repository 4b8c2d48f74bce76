import { hemisphereOf } from '@anagen/core/shared'
import { useSession } from '../session.ts'

/** What a plan's ribbon needs beside its visits. */
export function useRibbonFacts(brow: boolean) {
  const { today, practice } = useSession()
  return { today, hemisphere: hemisphereOf(practice.zone), brow }
}
