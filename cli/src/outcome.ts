import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { judge, parseSeries, stopWords, verdictWords } from '@anagen/core/outcome'
import type { Language } from '@anagen/core/shared'
import { BadInput, type InputProblem, readJson, withBadInput } from './read-json.ts'

export interface OutcomeOptions {
  /** One series a line in, one verdict a line out. */
  lines?: boolean
  language?: Language
}

/**
 * `anagen outcome`: prints the verdict on a series with its words, as JSON.
 * @returns the exit code: 0 judged, whatever the verdict; 2 for input that cannot be used
 */
export function outcomeCommand(file: string, options: OutcomeOptions): Promise<number> {
  const language = options.language ?? 'en'
  return withBadInput(async () => {
    if (options.lines) return judgeLines(file, language)
    const answer = answerTo(await readJson(file), language)
    console.log(JSON.stringify(answer, short, 2))
    return 0
  })
}

/** Figures of seven digits: more would be noise. */
const short = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(7)) : value

/** @throws BadInput naming each place that is wrong */
function answerTo(raw: unknown, language: Language) {
  const parsed = parseSeries(raw)
  if (!parsed.ok) throw new BadInput(parsed.problems)
  const verdict = judge(parsed.series)
  const stop = stopWords(verdict.stop, language)
  return { verdict, words: verdictWords(verdict, language), stop }
}

/** Judges line by line; a line that is wrong is told and left out, and the whole ends with 2. */
async function judgeLines(file: string, language: Language): Promise<number> {
  const input = file === '-' ? process.stdin : Readable.from([await readText(file)])
  let number = 0
  let code = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const problems = judgeLine(line, language)
    for (const { path, message } of problems)
      console.error(`line ${number}${path ? `, ${path}` : ''}: ${message}`)
    if (problems.length > 0) code = 2
  }
  return code
}

function judgeLine(line: string, language: Language): InputProblem[] {
  try {
    console.log(JSON.stringify(answerTo(JSON.parse(line), language), short))
    return []
  } catch (error) {
    if (error instanceof BadInput) return error.problems
    if (error instanceof SyntaxError) return [{ path: '', message: `not JSON: ${error.message}` }]
    throw error
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new BadInput([{ path: file, message: `cannot be read: ${(error as Error).message}` }])
  }
}
