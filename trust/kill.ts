import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { seeded } from './durability/random.ts'
import type { Found, Line } from './durability/writer.ts'
import type { TrustRow } from './row.ts'

const writer = fileURLToPath(new URL('./durability/writer.ts', import.meta.url))

type Mode = 'write' | 'hasty' | 'look'
type Tally = { acknowledged: number; commits: number; killedWhileOpening: number; wrong: string[] }

/**
 * Kills a process that writes to the embedded database, at random moments, again and again on the
 * same folder: sometimes while it opens, mostly while it writes. Each time it opens again, nothing
 * it had acknowledged may be missing, no row may be half there, and reading by the index must agree
 * with reading the whole table.
 * @param mode `hasty` plants the flaw of acknowledging before the commit; it must be caught.
 */
export async function killTest(
  { cycles, seed }: { cycles: number; seed: number },
  mode: 'write' | 'hasty' = 'write',
): Promise<TrustRow> {
  const began = performance.now()
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'anagen-kill-'))
  const tally: Tally = { acknowledged: 0, commits: 0, killedWhileOpening: 0, wrong: [] }
  for (let i = 0; i < cycles; i += 1) {
    const whileOpening = random() < 0.2
    await cycle(tally, { folder, mode, whileOpening, wait: random() * (whileOpening ? 1500 : 400) })
  }
  await cycle(tally, { folder, mode: 'look', whileOpening: false, wait: Number.POSITIVE_INFINITY })
  rmSync(folder, { recursive: true })
  return {
    test: mode === 'write' ? 'kill -9 while writing' : 'kill -9, acknowledged too early (flaw)',
    count: cycles,
    failures: tally.wrong.length,
    seed,
    seconds: Math.round((performance.now() - began) / 1000),
    note:
      `${tally.commits} acknowledged, ${tally.killedWhileOpening} killed while opening` +
      (tally.wrong.length ? `; first: ${tally.wrong[0]}` : ''),
  }
}

type Cycle = { folder: string; mode: Mode; whileOpening: boolean; wait: number }

async function cycle(tally: Tally, { folder, mode, whileOpening, wait }: Cycle): Promise<void> {
  const child = spawn(process.execPath, [writer, folder, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (text) => said.push(String(text)))
  let killed = false
  const killSoon = () => {
    if (wait === Number.POSITIVE_INFINITY) return
    setTimeout(() => {
      killed = child.kill('SIGKILL')
    }, wait)
  }
  if (whileOpening) killSoon()
  let found: Found | undefined
  for await (const text of createInterface({ input: child.stdout })) {
    const line = parse(text)
    if (!line) continue
    if ('found' in line) {
      found = line.found
      compare(tally, line.found)
      if (!whileOpening) killSoon()
    } else {
      tally.acknowledged = line.committed
      tally.commits += 1
    }
  }
  const code = await ended(child)
  if (killed && !found) tally.killedWhileOpening += 1
  if (!killed && (code !== 0 || !found)) {
    tally.wrong.push(`did not open: ${said.join('').slice(0, 300) || `exit ${code}`}`)
  }
}

// The last line of a killed process may be cut short; it then acknowledged nothing.
function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

function compare(tally: Tally, found: Found): void {
  const { max, rows, counter, byIndex, byScan } = found
  if (max < tally.acknowledged) {
    tally.wrong.push(`${tally.acknowledged} was acknowledged, ${max} is the last row`)
  } else if (rows !== max || counter !== max) {
    tally.wrong.push(`last row ${max}, ${rows} rows, counter ${counter}`)
  } else if (byIndex !== byScan) {
    tally.wrong.push(`index says ${byIndex}, table says ${byScan}`)
  }
  tally.acknowledged = max
}
