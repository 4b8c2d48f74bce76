import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { improve, parseImprove } from '@anagen/core/series'
import { highsSolve } from './highs-solve.ts'

/** How long is looked, in ms; then the best so far is told with its proven gap. */
const limit = 600_000

/**
 * `anagen improve`: reads unconfirmed plans (`-`: standard input) and prints them improved as JSON. A program of its own,
 * because the solver blocks whatever runs beside it. Bad input goes to standard error, one `path: reason` a line.
 * @returns the exit code: 0 everybody has a place, 3 somebody has none, 2 bad input
 */
async function improveFile(file: string): Promise<number> {
  const raw = await readJson(file)
  const parsed = raw instanceof Error ? fault(file, raw) : parseImprove(raw)
  if (!parsed.ok) {
    for (const { path, message } of parsed.problems)
      process.stderr.write(path ? `${path}: ${message}\n` : `${message}\n`)
    return 2
  }
  const ends = performance.now() + limit
  const left = () => Math.max(0, ends - performance.now())
  const answer = await improve(parsed.request, {
    stop: () => left() === 0,
    solve: (program) => highsSolve(program, left() / 1000),
  })
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  return answer.unplaced.length === 0 ? 0 : 3
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'))
  } catch (error) {
    return error
  }
}

function fault(path: string, { message }: Error) {
  return { ok: false, problems: [{ path, message }] } as const
}

process.exitCode = await improveFile(process.argv[2] ?? '-')
