import type { Kind, Picture, Reason, Registration, Scale } from '@anagen/imaging'
import { decodeFile } from '@anagen/imaging/node'
import { type FileProblem, json, problemOf, reasonLines, tellProblem, worded } from './answer.ts'
import { findPictures, plain } from './pictures.ts'
import { BadInput } from './read-json.ts'

/** Baseline and follow-up of one site. */
export interface Pair {
  readonly baseline: Picture
  readonly followUp: Picture
}

/**
 * Decodes the two pictures of a comparison; what is wrong with either is told on standard error.
 * @returns undefined when one of them cannot be used
 * @throws BadInput when they are not two files
 */
export async function readPair(
  names: readonly [string, string],
  { kind = 'closeup', json: asJson = false }: { kind?: Kind; json?: boolean },
): Promise<Pair | undefined> {
  const files = [await onlyPicture(names[0]), await onlyPicture(names[1])] as const
  const [baseline, followUp] = [await read(files[0], kind), await read(files[1], kind)]
  for (const one of [baseline, followUp]) if ('code' in one) tellProblem(one, asJson)
  return 'code' in baseline || 'code' in followUp ? undefined : { baseline, followUp }
}

/** @throws BadInput when the name does not stand for one file */
async function onlyPicture(name: string): Promise<string> {
  const [file, ...more] = await findPictures([name])
  if (file !== undefined && !more.length) return file
  throw new BadInput([{ path: plain(name), message: 'is not one picture' }])
}

const read = (file: string, kind: Kind): Promise<Picture | FileProblem> =>
  decodeFile(file, { kind }).catch((error) => problemOf(file, error))

/** What is told of the place of the follow-up on the baseline. */
export const placed = (registration: Registration, scale: Scale, engine: string) => ({
  transform: registration.transform,
  residualUm: registration.residualUm,
  inliers: registration.inliers,
  overlap: registration.overlap,
  scale,
  engine,
})

/** The same for people. */
export const placedRows = ({ residualUm, inliers, overlap }: Registration): string[][] => [
  ['Roots that agree', String(inliers), '', ''],
  ['Median distance', residualUm.toFixed(0), '', 'um'],
  ['Overlap', (100 * overlap).toFixed(0), '', '%'],
]

/** Prints why two pictures cannot be compared. @returns 3 */
export function tellRefusal(
  { reasons, engine }: { reasons: readonly Reason[]; engine: string },
  { status, words, asJson }: { status: string; words: string; asJson: boolean },
): number {
  const text = asJson
    ? json({ status, reasons: worded(reasons), engine }, 2)
    : `${words}:\n${reasonLines(reasons)}`
  process.stdout.write(`${text}\n`)
  return 3
}
