import { Worker } from 'node:worker_threads'
import type { Program, Solution, Solve } from '@anagen/core/series'
import type { FromSolver, ToSolver } from './solver-messages.ts'

/** A solver with a time limit: the two functions a repair asks for. */
export interface TimedSolver {
  /** Rejects when the solver fails, the time is over or its thread has ended. */
  solve: Solve
  /** Whether the time is over. */
  stop: () => boolean
}

/** How long the thread may go on after the limit before it is ended, in ms. */
const grace = 2_000

/**
 * Runs `body` with HiGHS in a thread of its own, and ends the thread after it. HiGHS is told how
 * much time is left and then answers with what it has; a thread that does not is cut off.
 * @param limit milliseconds from now, the start of the thread included
 */
export async function withSolver<T>(
  limit: number,
  body: (solver: TimedSolver) => Promise<T>,
): Promise<T> {
  const ends = performance.now() + limit
  const left = () => Math.max(0, ends - performance.now())
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url))
  const cut = setTimeout(() => void worker.terminate(), limit + grace)
  const send = sender(worker)
  const solve: Solve = async (program) => {
    if (left() === 0) throw new Error('There is no time left for the solver')
    return send(program, left() / 1000)
  }
  try {
    return await body({ solve, stop: () => left() === 0 })
  } finally {
    clearTimeout(cut)
    await worker.terminate()
  }
}

interface Waiting {
  resolve: (solution: Solution) => void
  reject: (error: Error) => void
}

/** Sends programmes to the thread; all that wait are rejected when it ends. */
function sender(worker: Worker): (program: Program, seconds: number) => Promise<Solution> {
  const waiting = new Map<number, Waiting>()
  let ended: Error | null = null
  let last = 0
  const end = (why: string) => {
    ended ??= new Error(`The solver's thread ended: ${why}`)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('error', ({ message }) => end(message))
  worker.on('exit', () => end('time is over'))
  worker.on('message', (message: FromSolver) => {
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if ('solution' in message) one?.resolve(message.solution)
    else one?.reject(new Error(message.failed))
  })
  return (program, seconds) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      const id = ++last
      waiting.set(id, { resolve, reject })
      const message: ToSolver = { id, program, seconds }
      worker.postMessage(message)
    })
}
