import { parentPort, workerData } from 'node:worker_threads'
import { DatabaseFault } from '../database-fault.ts'
import { openDurable } from './durable-engine.ts'
import { runBatch } from './run-batch.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

// The thread PostgreSQL runs in: whatever it does, the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('durable-worker.ts runs in a worker thread only')
const tell = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer)

try {
  const pg = await openDurable(workerData.folder, (why) => tell({ kind: 'failed', why }))
  const answer = async (message: ToWorker) => {
    if (message.kind === 'close') {
      await pg.close()
      port.close()
      return
    }
    try {
      const bytes = await runBatch(pg, message.batch)
      tell({ kind: 'answer', id: message.id, answer: bytes }, [bytes.buffer])
    } catch (error) {
      tell({ kind: 'failed', why: String(error) })
    }
  }
  port.on('message', (message: ToWorker) => void answer(message))
  tell({ kind: 'ready' })
} catch (error) {
  const code = error instanceof DatabaseFault ? error.code : 'engine-stopped'
  tell({ kind: 'refused', code, why: (error as Error).message })
}
