import { parentPort } from 'node:worker_threads'
import { highsSolve } from './highs-solve.ts'
import type { FromSolver, ToSolver } from './solver-messages.ts'

// The thread HiGHS runs in: it blocks while it solves, and the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('solver-worker.ts runs in a worker thread only')
const tell = (message: FromSolver) => port.postMessage(message)

const answer = async ({ id, program, seconds }: ToSolver) => {
  try {
    tell({ id, solution: await highsSolve(program, seconds) })
  } catch (error) {
    tell({ id, failed: String(error) })
  }
}
port.on('message', (message: ToSolver) => void answer(message))
