import { glob, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BadInput, type InputProblem } from './read-json.ts'

/** In a folder only these are looked at; a file or pattern that is named is tried whatever it is called. */
const endings = /\.(?:jpe?g|png|webp|tiff?)$/i
const order = new Intl.Collator('en', { numeric: true })

/**
 * The pictures meant by files, folders (with what lies in their folders) and globs, each once: as named, and in
 * order of their names inside a folder or glob.
 * @throws BadInput for every name that stands for nothing
 */
export async function findPictures(names: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>()
  const problems: InputProblem[] = []
  for (const name of names) {
    const paths = await expand(name)
    if (!paths.length) problems.push({ path: plain(name), message: await nothing(name) })
    for (const path of paths) found.set(resolve(path), path)
  }
  if (problems.length) throw new BadInput(problems)
  return [...found.values()]
}

async function expand(name: string): Promise<string[]> {
  const is = await stat(name).catch(() => undefined)
  if (is && !is.isDirectory()) return [name]
  const inside: string[] = []
  if (is) {
    for (const entry of await readdir(name, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && endings.test(entry.name) && !entry.name.startsWith('.'))
        inside.push(join(entry.parentPath, entry.name))
  } else if (isPattern(name)) {
    for await (const entry of glob(name, { withFileTypes: true }))
      if (entry.isFile()) inside.push(join(entry.parentPath, entry.name))
  }
  return inside.sort(order.compare)
}

/** Shells that leave patterns to the program (Windows) or quoted ones come as they are. */
const isPattern = (name: string): boolean => /[*?[{]/.test(name)

async function nothing(name: string): Promise<string> {
  const isFolder = await stat(name)
    .then((s) => s.isDirectory())
    .catch(() => false)
  if (isFolder) return 'no picture (JPEG, PNG, WebP, TIFF) in this folder'
  return isPattern(name) ? 'matches no file' : 'no such file'
}

/** A name as it may be printed: what would move the cursor of a terminal is taken out. */
export const plain = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
  name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?')
