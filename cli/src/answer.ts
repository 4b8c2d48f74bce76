import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { explain, type Reason } from '@anagen/imaging'
import { encode, PictureError } from '@anagen/imaging/node'
import { plain } from './pictures.ts'
import { BadInput } from './read-json.ts'

/** JSON with figures of seven digits: more would be noise, and paths of hairs are long. */
export function json(value: unknown, space?: number): string {
  const text = JSON.stringify(value, round, space)
  // A point on one line; a line break is never inside a string.
  return text.replace(/\[\n\s+([^\s"{[]+),\n\s+([^\s"{[]+)\n\s+\]/g, '[$1, $2]')
}

const round = (_: string, v: unknown): unknown =>
  typeof v === 'number' ? Number(v.toPrecision(7)) : v

/** Runs a command; bad input is told on standard error, a line a problem (with --json an object), and ends with 2. */
export async function withProblems(
  body: () => Promise<number>,
  { json: asJson = false }: { json?: boolean },
): Promise<number> {
  try {
    return await body()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    for (const { path, message } of error.problems)
      tellProblem({ file: path, code: 'bad-input', message }, asJson)
    return 2
  }
}

/** Reasons with their words, for the answer. */
export const worded = (reasons: readonly Reason[]) =>
  reasons.map((r) => ({ code: r.code, message: explain(r), figures: r.figures }))

/** Reasons for people: one a line, what is wrong and what to do. */
export const reasonLines = (reasons: readonly Reason[]): string =>
  reasons.map((r) => `- ${explain(r)}`).join('\n')

export interface FileProblem {
  file: string
  code: string
  message: string
}

/** Tells on standard error of a file that cannot be used: one line, with --json an object in it. */
export function tellProblem({ file, code, message }: FileProblem, asJson = false): void {
  const text = asJson
    ? JSON.stringify({ error: { file, code, message } })
    : `${plain(file)}: ${message}`
  process.stderr.write(`${text}\n`)
}

/** The problem behind an error of decoding; every other error is none of the file's. */
export function problemOf(file: string, error: unknown): FileProblem {
  if (!(error instanceof PictureError)) throw error
  return { file, code: error.code, message: error.message }
}

/** @throws BadInput when a file to be written is one that was read */
export function keepInputs(out: string, inputs: readonly string[]): void {
  if (inputs.some((input) => resolve(input) === resolve(out)))
    throw new BadInput([{ path: plain(out), message: 'is one of the pictures; give another name' }])
}

/** @throws BadInput naming the file when it cannot be written */
export async function save(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new BadInput([{ path: plain(path), message: `cannot be written (${code})` }])
  }
}

/** Writes a picture by its file's ending, .png or .jpg. @throws BadInput for another ending */
export async function savePicture(
  path: string,
  picture: Parameters<typeof encode>[0],
): Promise<void> {
  await save(path, await encode(picture, pictureFormat(path)))
}

/** @throws BadInput for an ending other than .png, .jpg and .jpeg */
export function pictureFormat(path: string): 'png' | 'jpeg' {
  if (/\.png$/i.test(path)) return 'png'
  if (/\.jpe?g$/i.test(path)) return 'jpeg'
  throw new BadInput([{ path: plain(path), message: 'must end in .png or .jpg' }])
}
