import type { Treatment } from '@anagen/contract'

/** A draft the server does not have yet, of the staff member who typed it. */
export type KeptDraft = { visitId: string; staffId: string; treatment: Treatment; seq: number }

const databaseName = 'anagen-drafts'
const storeName = 'drafts'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(databaseName, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(storeName, { keyPath: 'visitId' })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const asked = ask(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Keeps an unsent draft on this device, over the one kept before. */
export async function keepDraft(draft: KeptDraft): Promise<void> {
  await run('readwrite', (store) => store.put(draft))
}

/** The unsent draft of a visit, if this staff member left one here. */
export async function draftOf(visitId: string, staffId: string): Promise<KeptDraft | null> {
  const found = await run<KeptDraft | undefined>('readonly', (store) => store.get(visitId))
  return found?.staffId === staffId ? found : null
}

export async function dropDraft(visitId: string): Promise<void> {
  await run('readwrite', (store) => store.delete(visitId))
}

/** Something else typed and not yet sent, kept under a name of its own: `measure:<patientId>`. */
export async function keepSheet(name: string, staffId: string, sheet: unknown): Promise<void> {
  await run('readwrite', (store) => store.put({ visitId: name, staffId, sheet }))
}

/** What this staff member left under a name on this device; null for nothing. */
export async function sheetOf(name: string, staffId: string): Promise<unknown> {
  type Kept = { staffId: string; sheet: unknown }
  const found = await run<Kept | undefined>('readonly', (store) => store.get(name))
  return found?.staffId === staffId ? found.sheet : null
}

/** How many drafts on this device have not been sent. */
export function countDrafts(): Promise<number> {
  return run('readonly', (store) => store.count())
}

/** Forgets all drafts on this device: at sign-out. */
export async function clearDrafts(): Promise<void> {
  await run('readwrite', (store) => store.clear())
}
