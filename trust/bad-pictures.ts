import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureFile } from '../cli/src/measure.ts'
import type { TrustRow } from './row.ts'

const self = fileURLToPath(import.meta.url)
const root = join(import.meta.dirname, '..')

/** Hostile pictures, beside the repository when they are there. */
export const badFolder = process.env.ANAGEN_BAD ?? join(root, '../shared/data/bad')
/** Folders of files that are pictures, or pretend to be. */
const sets = ['exif', 'image-rs', 'pillow', 'png', 'sharp']

const mostMegabytes = 400
/** A file that takes longer has hung; the slowest take a few seconds. */
const mostMs = 60_000

export interface BadPicture {
  file: string
  /** `measured`, `cannot-measure`, the code of a refused file, or what must not be: `exception`, `hung`. */
  outcome: string
  detail: string
  /** Most memory that the process held, where each file had its own. */
  megabytes: number
}

/** Every file of the hostile sets. */
export const badFiles = (folder = badFolder): string[] =>
  sets.flatMap((set) =>
    existsSync(join(folder, set))
      ? readdirSync(join(folder, set))
          .sort()
          .map((name) => join(folder, set, name))
      : [],
  )

/** Measures one file as `anagen measure` does, in this process. */
export async function measureBad(file: string): Promise<BadPicture> {
  const told = { file, detail: '', megabytes: 0 }
  try {
    const outcome = await measureFile(file, { kind: 'closeup', hints: { umPerPx: 5.5 } })
    if ('problem' in outcome)
      return { ...told, outcome: outcome.problem.code, detail: outcome.problem.message }
    const { status, reasons } = outcome.measurement
    return { ...told, outcome: status, detail: reasons.map((r) => r.code).join(' ') }
  } catch (error) {
    return { ...told, outcome: 'exception', detail: (error as Error).stack ?? String(error) }
  }
}

/** The same in a process of its own, with its memory; one that does not end is killed and called hung. */
function measureApart(file: string): BadPicture {
  const run = spawnSync(process.execPath, [self, file], { encoding: 'utf8', timeout: mostMs })
  if (run.error) return { file, outcome: 'hung', detail: String(run.error), megabytes: 0 }
  if (run.status !== 0)
    return {
      file,
      outcome: 'exception',
      detail: run.stderr || `signal ${run.signal}`,
      megabytes: 0,
    }
  return JSON.parse(run.stdout) as BadPicture
}

/**
 * Every hostile picture through `anagen measure`, each in a process of its own: a figure, a refusal or a coded
 * error, within a minute and 400 MB. None when the pictures are not there.
 */
export function badPictures(): TrustRow[] {
  const began = performance.now()
  const seen = badFiles().map(measureApart)
  if (!seen.length) return []
  const wrong = seen.filter(
    (s) => ['exception', 'hung'].includes(s.outcome) || s.megabytes > mostMegabytes,
  )
  for (const { file, outcome, detail, megabytes } of wrong)
    console.error(`${file}: ${outcome} ${detail} ${megabytes} MB`)
  const tally = Map.groupBy(seen, (s) => s.outcome)
  const most = Math.max(...seen.map((s) => s.megabytes))
  return [
    {
      test: 'hostile pictures',
      count: seen.length,
      failures: wrong.length,
      seed: 0,
      seconds: Math.round((performance.now() - began) / 1000),
      note: `${[...tally].map(([k, v]) => `${v.length} ${k}`).join(', ')}; at most ${most} MB`,
    },
  ]
}

if (process.argv[1] === self && process.argv[2]) {
  const result = await measureBad(process.argv[2])
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ ...result, megabytes }))
}
