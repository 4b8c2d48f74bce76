import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseRequest, planRequest } from '@anagen/core/series'

/**
 * `anagen plan`: reads a planning request (`-`: standard input) and prints the answer as JSON.
 * Bad input goes to standard error, one `path: reason` a line.
 * @returns the exit code: 0 planned, 3 no plan (the relaxation is in the answer), 2 bad input
 */
export async function planCommand(file: string): Promise<number> {
  const raw = await readJson(file)
  if (!raw.ok) return refuse([raw.problem])
  const parsed = parseRequest(raw.value)
  if (!parsed.ok) return refuse(parsed.problems)
  const answer = planRequest(parsed.request)
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  return answer.status === 'planned' ? 0 : 3
}

interface Problem {
  path: string
  message: string
}

async function readJson(
  file: string,
): Promise<{ ok: true; value: unknown } | { ok: false; problem: Problem }> {
  try {
    const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
    return { ok: true, value: JSON.parse(content) }
  } catch (error) {
    return { ok: false, problem: { path: file, message: (error as Error).message } }
  }
}

function refuse(problems: readonly Problem[]): number {
  for (const { path, message } of problems) {
    process.stderr.write(path ? `${path}: ${message}\n` : `${message}\n`)
  }
  return 2
}
