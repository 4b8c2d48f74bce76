import { parentPort } from 'node:worker_threads'
import { loadCalendar, repair } from '@anagen/core/series'
import { highsSolve } from './highs-solve.ts'
import type { FromThread, ToThread } from './repair-messages.ts'

// The thread a repair runs in: search and solver block it, and the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('repair-worker.ts runs in a worker thread only')
const tell = (message: FromThread) => port.postMessage(message)

const answer = async ({ calendar, courses, today, limit }: ToThread) => {
  const ends = performance.now() + limit
  const left = () => Math.max(0, ends - performance.now())
  try {
    const found = await repair(loadCalendar(calendar), courses, {
      today,
      stop: () => left() === 0,
      solve: async (program) => {
        if (left() === 0) throw new Error('There is no time left for the solver')
        return highsSolve(program, left() / 1000)
      },
    })
    tell({ repair: found })
  } catch (error) {
    tell({ failed: String(error) })
  }
}
port.once('message', (message: ToThread) => void answer(message))
