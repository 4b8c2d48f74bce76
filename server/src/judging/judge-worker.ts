import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { clinicResults, judge, type Series, type Verdict } from '@anagen/core/outcome'
import type { FromThread, ToThread } from './judge-messages.ts'

// The thread in which thousands of courses are judged: it takes seconds, and the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('judge-worker.ts runs in a worker thread only')
const tell = (message: FromThread) => port.postMessage(message)

/** A verdict depends on its series alone: what was judged once need not be judged again. */
const known = new Map<string, Verdict>()
const keptAtMost = 20_000

function remembered(series: Series): Verdict {
  const key = createHash('sha256').update(JSON.stringify(series)).digest('base64')
  const before = known.get(key)
  if (before) return before
  const verdict = judge(series)
  if (known.size >= keptAtMost) known.clear()
  known.set(key, verdict)
  return verdict
}

port.on('message', ({ id, starters }: ToThread) => {
  try {
    tell({ id, results: clinicResults(starters, remembered) })
  } catch (error) {
    tell({ id, failed: String(error) })
  }
})
