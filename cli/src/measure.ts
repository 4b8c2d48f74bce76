import { mkdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import {
  type Kind,
  type Measurement,
  measurePicture,
  type Outlines,
  type ScaleHints,
} from '@anagen/imaging'
import { decodeFile, drawOverlay, edgeLines, hairLine, outlineLines } from '@anagen/imaging/node'
import {
  json,
  keepInputs,
  pictureFormat,
  problemOf,
  reasonLines,
  save,
  savePicture,
  tellProblem,
  withProblems,
  worded,
} from './answer.ts'
import { csv, line, type Outcome, table } from './measure-report.ts'
import { readOutlines } from './outlines.ts'
import { findPictures, plain } from './pictures.ts'
import { progress } from './progress.ts'
import { BadInput } from './read-json.ts'
import { type ScaleOptions, scaleHints } from './scale-options.ts'
import { togetherOf } from './together.ts'

export interface MeasureOptions extends ScaleOptions {
  kind: Kind
  outlines?: string
  overlay?: string
  csv?: string
  json?: boolean
}

/** Hair up to this width is drawn as vellus (docs/guides/measuring.md). */
const vellusUm = 40

/**
 * `anagen measure`: the figures of one picture as a table or JSON; of several a line each, as text, JSON lines or
 * CSV. A file that is no picture is told on standard error, and the others are measured all the same.
 * @returns the worst of: 0 measured, 3 cannot be measured (the reasons are in the answer), 2 bad input
 */
export function measureCommand(names: readonly string[], options: MeasureOptions): Promise<number> {
  return withProblems(async () => {
    const hints = await scaleHints(options)
    const files = await findPictures(names)
    const outlinesOf = await readOutlines(options.outlines)
    const overlays = await overlayPaths(files, options.overlay)
    if (options.csv) keepInputs(options.csv, files)
    const report = progress(files.length, { quiet: options.json === true })
    const outcomes: Outcome[] = []
    for (const file of files) {
      const outcome = await measureFile(file, {
        kind: options.kind,
        hints,
        outlines: outlinesOf(file),
        overlay: overlays.get(file),
      })
      const how = { several: files.length > 1, asJson: options.json === true }
      report.finished(file, line(outcome), () => print(outcome, how))
      outcomes.push(outcome)
    }
    const together = togetherOf(outcomes, outlinesOf)
    if (together)
      process.stdout.write(`${options.json ? json(together.answer, 0) : together.words}\n`)
    if (options.csv) await save(options.csv, csv(outcomes))
    return worst(outcomes)
  }, options)
}

type How = {
  kind: Kind
  hints: ScaleHints
  outlines?: Outlines | undefined
  overlay?: string | undefined
}

/** Decodes and measures one file, and draws what was found where that is asked for. */
export async function measureFile(file: string, how: How): Promise<Outcome> {
  const { kind, hints, outlines, overlay } = how
  try {
    const picture = await decodeFile(file, { kind })
    const { shrunkBy } = picture
    const measurement = measurePicture(picture, {
      kind,
      hints,
      shrunkBy,
      ...(outlines && { outlines }),
    })
    if (overlay && measurement.status === 'measured') {
      const lines = measurement.hairs.map((hair) =>
        hairLine(hair, (hair.widthUm ?? Infinity) <= vellusUm),
      )
      const drawn = outlineLines(outlines ?? {}, shrunkBy)
      const edges = edgeLines(measurement.partEdges ?? [], shrunkBy)
      await savePicture(overlay, drawOverlay(picture, [...drawn, ...edges, ...lines]))
    }
    return { file, measurement }
  } catch (error) {
    return { file, problem: problemOf(file, error) }
  }
}

/** Bad input is worse than a refusal: a refusal is an answer. */
function worst(outcomes: readonly Outcome[]): number {
  if (outcomes.some((o) => 'problem' in o)) return 2
  return outcomes.some((o) => 'measurement' in o && o.measurement.status !== 'measured') ? 3 : 0
}

function print(outcome: Outcome, { several, asJson }: { several: boolean; asJson: boolean }): void {
  if ('problem' in outcome) tellProblem(outcome.problem, asJson)
  if (asJson) {
    if (several || 'measurement' in outcome)
      process.stdout.write(`${json(shown(outcome, several), several ? 0 : 2)}\n`)
  } else if (several) {
    process.stdout.write(`${plain(outcome.file)}: ${line(outcome)}\n`)
  } else if ('measurement' in outcome) {
    process.stdout.write(`${words(outcome.measurement)}\n`)
  }
}

function shown(outcome: Outcome, several: boolean): object {
  const { file } = outcome
  if ('problem' in outcome) return { file, status: 'bad-input', reasons: [outcome.problem] }
  const { measurement } = outcome
  const answer = { ...measurement, reasons: worded(measurement.reasons) }
  return several ? { file, ...answer } : answer
}

function words(m: Measurement): string {
  const reasons = reasonLines(m.reasons)
  if (m.status !== 'measured') return `This picture cannot be measured:\n${reasons}`
  return reasons ? `${table(m)}\nBear in mind:\n${reasons}` : table(m)
}

/**
 * Where each picture's overlay goes: the file named, or in a folder `<name>-overlay.png`.
 * @throws BadInput when one file is named for several pictures, or a picture would be written over
 */
async function overlayPaths(
  files: readonly string[],
  overlay: string | undefined,
): Promise<Map<string, string>> {
  if (overlay === undefined) return new Map()
  const isFolder = await stat(overlay)
    .then((s) => s.isDirectory())
    .catch(() => /[/\\]$/.test(overlay))
  if (!isFolder) {
    if (files.length > 1)
      throw new BadInput([{ path: '--overlay', message: 'must be a folder for several pictures' }])
    pictureFormat(overlay)
    keepInputs(overlay, files)
    return new Map(files.map((file) => [file, overlay]))
  }
  await mkdir(overlay, { recursive: true })
  const taken = new Set<string>()
  return new Map(
    files.map((file) => {
      const stem = basename(file, extname(file))
      let name = `${stem}-overlay.png`
      for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}-overlay.png`
      taken.add(name.toLowerCase())
      keepInputs(join(overlay, name), files)
      return [file, join(overlay, name)]
    }),
  )
}
