import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

/** What is wrong with an input: where, and why. */
export type InputProblem = { path: string; message: string }

/** An input that cannot be used; the program ends with 2. */
export class BadInput extends Error {
  readonly problems: InputProblem[]
  constructor(problems: InputProblem[]) {
    super(problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'))
    this.problems = problems
  }
}

/**
 * Reads JSON from a file, or from standard input for `-`.
 * @throws BadInput naming the file when it cannot be read or is not JSON.
 */
export async function readJson(file: string): Promise<unknown> {
  const source = file === '-' ? await text(process.stdin) : await readText(file)
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new BadInput([{ path: file, message: `not JSON: ${(error as Error).message}` }])
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new BadInput([{ path: file, message: `cannot be read: ${(error as Error).message}` }])
  }
}

/** Runs a command; bad input is told on standard error, a line a problem, and ends with 2. */
export async function withBadInput(body: () => Promise<number>): Promise<number> {
  try {
    return await body()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    console.error(error.message)
    return 2
  }
}
