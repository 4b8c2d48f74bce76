import { Worker } from 'node:worker_threads'
import { DatabaseFault } from '../database-fault.ts'
import type { Engine, Session } from './engine.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** How long one batch may take, in ms, before its worker is ended. PGlite has no other timeout. */
const defaultLimit = 120_000

const closeLimit = 15_000

type Waiting = {
  resolve: (answer: Uint8Array) => void
  reject: (fault: DatabaseFault) => void
  timer: NodeJS.Timeout
}

/** The running worker: a session, and a way to end it well. */
type Running = Session & { stop(): Promise<void> }

/**
 * The durable database of a folder in a thread of its own, with a watchdog: when a batch exceeds
 * its limit, PostgreSQL panics or the thread ends, what was in flight is rejected and the database
 * is opened again from its files, as after a crash.
 * @param folder the PostgreSQL data folder; the caller holds its lock.
 * @param limit milliseconds one batch may take.
 * @throws DatabaseFault when the first start fails. Later starts are tried again at each call.
 */
export async function openWorkerEngine(folder: string, limit = defaultLimit): Promise<Engine> {
  let closing = false
  let running: Promise<Running> | undefined
  // The files may be opened again only when the thread before is really gone.
  const open = (gone: Promise<unknown> = Promise.resolve()): Promise<Running> => {
    const started = gone.then(() => startWorker(folder, { limit, onLost }))
    running = started
    started.catch(() => {
      if (running === started) running = undefined
    })
    return started
  }
  const onLost = (fault: DatabaseFault, gone: Promise<unknown>) => {
    if (closing) return
    process.emitWarning(fault.message, { code: fault.code, type: 'EmbeddedDatabase' })
    void open(gone)
  }
  await open()
  return {
    session: async () => {
      if (closing) throw new DatabaseFault('closed', 'The database has been closed.')
      return running ?? open()
    },
    close: async () => {
      closing = true
      const last = await running?.catch(() => undefined)
      await last?.stop()
    },
  }
}

type Watch = { limit: number; onLost: (fault: DatabaseFault, gone: Promise<unknown>) => void }

async function startWorker(folder: string, { limit, onLost }: Watch): Promise<Running> {
  const worker = new Worker(new URL('./durable-worker.ts', import.meta.url), {
    workerData: { folder },
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await started(worker)
  const waiting = new Map<number, Waiting>()
  const lost = new AbortController()
  let stopping = false
  let last = 0

  const lose = (code: 'engine-stopped' | 'query-too-long', why: string) => {
    if (lost.signal.aborted) return
    const fault = new DatabaseFault(code, `The embedded database was restarted: ${why}`)
    lost.abort(fault)
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(fault)
    }
    waiting.clear()
    const gone = worker.terminate()
    if (!stopping) onLost(fault, gone)
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') lose('engine-stopped', message.why)
    if (message.kind !== 'answer') return
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    clearTimeout(one?.timer)
    one?.resolve(message.answer)
  })
  worker.on('error', (error) => lose('engine-stopped', error.message))
  worker.on('exit', () => lose('engine-stopped', 'its thread ended'))

  const post = (message: ToWorker) => worker.postMessage(message)
  return {
    lost: lost.signal,
    send: (batch) =>
      new Promise((resolve, reject) => {
        if (lost.signal.aborted) return reject(lost.signal.reason)
        const id = ++last
        const late = () => lose('query-too-long', `one statement took more than ${limit} ms`)
        waiting.set(id, { resolve, reject, timer: setTimeout(late, limit) })
        post({ kind: 'run', id, batch })
      }),
    stop: async () => {
      stopping = true
      post({ kind: 'close' })
      // What is committed is on the disk already; a thread that will not end well may be cut off.
      const late = setTimeout(() => void worker.terminate(), closeLimit)
      await ended
      clearTimeout(late)
    },
  }
}

/** Resolves when PostgreSQL answers in the worker; rejects, with the worker ended, when it will not. */
function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (fault?: DatabaseFault) => {
      worker.removeAllListeners('message')
      worker.removeAllListeners('error')
      worker.removeListener('exit', onExit)
      if (!fault) return resolve()
      void worker.terminate().then(() => reject(fault))
    }
    const stopped = (why: string) =>
      settle(new DatabaseFault('engine-stopped', `The embedded database did not start: ${why}`))
    const onExit = () => stopped('its thread ended')
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') settle()
      if (message.kind === 'refused') settle(new DatabaseFault(message.code, message.why))
      if (message.kind === 'failed') stopped(message.why)
    })
    worker.on('error', (error) => stopped(error.message))
    worker.on('exit', onExit)
  })
}
