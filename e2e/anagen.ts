import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running Anagen of one's own: the built product, on a free port, on its own data. */
export type Running = {
  url: string
  data: string
  process: ChildProcess
  /** Everything it printed so far. */
  printed: () => string
  /** Ends it as Ctrl C would; the data stays. */
  end: () => Promise<void>
  /** Ends it as Ctrl C would and forgets its data. */
  stop: () => Promise<void>
  /** Ends it as a power cut would; the data stays. */
  kill: () => Promise<void>
}

const root = join(import.meta.dirname, '..')

/**
 * Starts the server on loopback and waits until it says where it answers.
 * @throws Error with all it printed when it ends before that.
 */
export async function startAnagen(settings: Record<string, string> = {}): Promise<Running> {
  const data = settings.ANAGEN_DATA ?? (await newFolder())
  const child = spawn(process.execPath, ['server/src/main.ts', 'serve'], {
    cwd: root,
    env: { ...process.env, ANAGEN_PORT: '0', ANAGEN_LOG: 'warn', ...settings, ANAGEN_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      text += chunk
      const found = /http:\/\/[\w.-]+:(\d+)/.exec(text)
      if (found) resolve(`http://localhost:${found[1]}`)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`Anagen ended with ${code}: ${text}`)))
  })
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    url,
    data,
    process: child,
    printed: () => text,
    end: () => end('SIGTERM'),
    stop: async () => {
      await end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
  }
}

/** A data folder for one test: a copy of the one `ready-folder.ts` made, or empty where it made none. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'anagen-data-'))
  const ready = process.env.E2E_READY_FOLDER
  if (ready) await cp(ready, folder, { recursive: true })
  return folder
}
