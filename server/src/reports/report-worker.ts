import { parentPort } from 'node:worker_threads'
import type { ReportDoc } from './report-doc.ts'
import { setReport } from './set-report.ts'
import { loadTypst } from './typst.ts'

// The thread reports are set in: Typst blocks it, and the main thread keeps answering.
const port = parentPort
if (!port) throw new Error('report-worker.ts runs in a worker thread only')
export type FromThread = { bytes: Uint8Array } | { failed: string }
const tell = (message: FromThread) => port.postMessage(message)

const loading = loadTypst()
const answer = async (doc: ReportDoc) => {
  try {
    tell({ bytes: setReport(await loading, doc) })
  } catch (error) {
    tell({ failed: String(error) })
  }
}
port.on('message', (doc: ReportDoc) => void answer(doc))
