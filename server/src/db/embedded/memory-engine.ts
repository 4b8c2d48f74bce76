import { PGlite } from '@electric-sql/pglite'
import type { Engine, Session } from './engine.ts'
import { extensions, memoryStartParams } from './pglite-options.ts'
import { runBatch } from './run-batch.ts'

/** A database in memory, gone when closed: empty, or a copy of a template made by `dump`. */
export type MemoryEngine = Engine & { dump(): Promise<Blob> }

export async function openMemoryEngine(template?: Blob): Promise<MemoryEngine> {
  const pg = await PGlite.create({
    extensions,
    startParams: memoryStartParams,
    ...(template ? { loadDataDir: template } : {}),
  })
  const session: Session = {
    send: (batch) => runBatch(pg, batch),
    lost: new AbortController().signal,
  }
  return {
    session: async () => session,
    dump: () => pg.dumpDataDir('none'),
    close: () => pg.close(),
  }
}
