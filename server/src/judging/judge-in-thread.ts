import { Worker } from 'node:worker_threads'
import type { ClinicResults } from '@anagen/core/outcome'
import type { StarterFacts } from '../usecases/outcomes/starters-from.ts'
import type { FromThread } from './judge-messages.ts'

/** Milliseconds the results of a practice may take, and without work after which the thread ends. */
const limit = 120_000
const idle = 600_000

let thread: Worker | null = null
let rest: NodeJS.Timeout | undefined
let asked = 0
let waiting = 0

/**
 * The results over all who started, reckoned in a thread of its own that remembers what it has judged: the
 * first time it takes about 2 ms a person, later only what is new.
 * @throws Error when the thread fails or takes longer than two minutes
 */
export async function resultsInThread(facts: StarterFacts): Promise<ClinicResults> {
  clearTimeout(rest)
  thread ??= begin()
  const worker = thread
  const id = ++asked
  waiting += 1
  worker.ref()
  try {
    return await answerOf(worker, id, facts)
  } catch (error) {
    await end(worker)
    throw error
  } finally {
    waiting -= 1
    if (waiting === 0) {
      // A thread without work does not keep the process alive.
      thread?.unref()
      rest = setTimeout(() => void (thread && end(thread)), idle).unref()
    }
  }
}

function begin(): Worker {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url))
  // Everybody who waits for results listens.
  worker.setMaxListeners(0)
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    if (thread === worker) thread = null
  })
  return worker
}

async function end(worker: Worker): Promise<void> {
  if (thread === worker) thread = null
  await worker.terminate()
}

function answerOf(worker: Worker, id: number, facts: StarterFacts): Promise<ClinicResults> {
  return new Promise<ClinicResults>((resolve, reject) => {
    const ended = () => finish(() => reject(new Error('The thread of the results ended')))
    const failed = (error: Error) => finish(() => reject(error))
    const told = (message: FromThread) => {
      if (message.id !== id) return
      finish(() =>
        'results' in message ? resolve(message.results) : reject(new Error(message.failed)),
      )
    }
    const cut = setTimeout(
      () => finish(() => reject(new Error('The results took too long'))),
      limit,
    ).unref()
    const finish = (settle: () => void) => {
      clearTimeout(cut)
      worker.off('exit', ended).off('error', failed).off('message', told)
      settle()
    }
    worker.on('exit', ended).on('error', failed).on('message', told)
    worker.postMessage({ id, facts })
  })
}
