import { useKept } from '../visit/use-kept.ts'
import { type Draft, emptyDraft } from './draft.ts'

/** What is measured on one person, kept on this device until it is sent. Null while the store is read. */
export function useSheet(who: { patientId: string; staffId: string }, date: string) {
  const kind = { empty: emptyDraft(date), is: isDraft }
  const { clear, ...kept } = useKept(`measure:${who.patientId}`, who.staffId, kind)
  return { ...kept, clear: (on: string) => clear(emptyDraft(on)) }
}

function isDraft(kept: unknown): kept is Draft {
  return typeof kept === 'object' && kept !== null && 'entries' in kept && 'cells' in kept
}
