import { Worker } from 'node:worker_threads'
import type { Repair } from '@anagen/core/series'
import type { FromThread, RepairAsk } from './repair-messages.ts'

/** How long the thread may go on after the limit before it is ended, in ms. */
const grace = 5_000

/**
 * Runs a repair in a thread of its own, and ends the thread after it. When the time is over the answer is the best found
 * so far with its proven gap.
 * @param limit milliseconds the search may take
 * @throws Error when the thread fails, or goes on long after the limit
 */
export async function repairInThread(ask: RepairAsk, limit: number): Promise<Repair> {
  const worker = new Worker(new URL('./repair-worker.ts', import.meta.url))
  const cut = setTimeout(() => void worker.terminate(), limit + grace)
  try {
    return await new Promise((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The thread of the repair ended: time is over')))
      worker.once('message', (message: FromThread) => {
        if ('repair' in message) resolve(message.repair)
        else reject(new Error(`The repair failed: ${message.failed}`))
      })
      worker.postMessage({ ...ask, limit })
    })
  } finally {
    clearTimeout(cut)
    await worker.terminate()
  }
}
