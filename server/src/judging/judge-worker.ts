import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { clinicResults, judge, type Series, type Verdict } from '@anagen/core/outcome'
import { type Figure, figuresIn, type PersonText } from '../db/repositories/observations.ts'
import { startersFrom } from '../usecases/outcomes/starters-from.ts'
import type { FromThread, ToThread } from './judge-messages.ts'

// The thread in which thousands of courses are judged: it takes seconds, and the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('judge-worker.ts runs in a worker thread only')
const tell = (message: FromThread) => port.postMessage(message)

const keptAtMost = 20_000
const texts = new Map<string, { text: string; figures: Figure[] }>()
/** A verdict depends on its series alone: what was judged once need not be judged again. */
const verdicts = new Map<string, Verdict>()

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= keptAtMost) map.clear()
  map.set(key, value)
}

function readOnce(one: PersonText): Figure[] {
  const before = texts.get(one.patientId)
  if (before?.text === one.text) return before.figures
  const figures = figuresIn(one)
  keep(texts, one.patientId, { text: one.text, figures })
  return figures
}

function judgedOnce(series: Series): Verdict {
  const key = createHash('sha256').update(JSON.stringify(series)).digest('base64')
  const before = verdicts.get(key)
  if (before) return before
  const verdict = judge(series)
  keep(verdicts, key, verdict)
  return verdict
}

port.on('message', ({ id, facts }: ToThread) => {
  try {
    tell({ id, results: clinicResults(startersFrom(facts, readOnce), judgedOnce) })
  } catch (error) {
    tell({ id, failed: String(error) })
  }
})
