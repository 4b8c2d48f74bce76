import { Worker } from 'node:worker_threads'
import { type ReportDoc, reportDocSchema } from './report-doc.ts'
import type { FromThread } from './report-worker.ts'

type Limits = {
  /** Milliseconds one report may take, the start of the thread included. */
  limit: number
  /** Reports after which the thread is replaced: Typst keeps about 3.5 MB of each and never gives it back. */
  reports: number
  /** Milliseconds without work after which the thread and its memory are given back. */
  idle: number
}

/**
 * Sets reports in a thread of its own, one after the other with one typesetter. The thread starts
 * with the first report and ends after a time without any, or after many; one that fails or takes
 * too long is ended. The next report then gets a new one.
 */
export function reportPress({ limit, reports, idle }: Limits) {
  let thread: Worker | null = null
  let rest: NodeJS.Timeout | undefined
  let printed = 0
  let before: Promise<unknown> = Promise.resolve()

  const start = () => {
    const started = new Worker(new URL('./report-worker.ts', import.meta.url))
    // A thread that fails while it rests is only forgotten: the next report starts another.
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (thread === started) thread = null
    })
    return started
  }
  const end = async () => {
    clearTimeout(rest)
    const ending = thread
    thread = null
    printed = 0
    await ending?.terminate()
  }
  const print = async (doc: ReportDoc) => {
    clearTimeout(rest)
    thread ??= start()
    try {
      const bytes = await ask(thread, doc, limit)
      printed += 1
      if (printed >= reports) await end()
      else {
        // A thread without work does not keep the process alive.
        thread.unref()
        rest = setTimeout(() => void end(), idle).unref()
      }
      return bytes
    } catch (error) {
      await end()
      throw error
    }
  }
  return {
    /**
     * The report as a tagged PDF: the same value always gives the same bytes.
     * @throws ZodError when it is no report; Error when it cannot be set or takes too long
     */
    render: async (doc: ReportDoc): Promise<Uint8Array> => {
      const parsed = reportDocSchema.parse(doc)
      const asked = before.then(() => print(parsed))
      before = asked.catch(() => undefined)
      return asked
    },
    /** Ends the thread once what was asked for is done. */
    close: async () => {
      await before
      await end()
    },
  }
}

function ask(thread: Worker, doc: ReportDoc, limit: number): Promise<Uint8Array> {
  let settle = () => {}
  const answer = new Promise<Uint8Array>((resolve, reject) => {
    const ended = () => reject(new Error('The thread of the reports ended'))
    const answered = (message: FromThread) => {
      if ('bytes' in message) resolve(message.bytes)
      else reject(new Error(`The report cannot be set: ${message.failed}`))
    }
    const late = () => reject(new Error(`The report was not set within ${limit} ms`))
    const cut = setTimeout(late, limit)
    thread.on('error', reject).on('exit', ended).on('message', answered)
    settle = () => {
      clearTimeout(cut)
      thread.off('error', reject).off('exit', ended).off('message', answered)
    }
  })
  thread.ref()
  thread.postMessage(doc)
  return answer.finally(() => settle())
}

const press = reportPress({ limit: 60_000, reports: 30, idle: 300_000 })

/**
 * A progress report as a tagged PDF of two pages, more where it has more to say. Sets it in a thread
 * that all callers share.
 * @throws ZodError when it is no report; Error when it cannot be set within a minute
 */
export const renderReport = (doc: ReportDoc): Promise<Uint8Array> => press.render(doc)
