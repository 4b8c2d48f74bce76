import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findHairs } from '../../imaging/src/close-up/index.ts'
import { measurePicture } from '../../imaging/src/measure.ts'
import { decodeFile } from '../../imaging/src/node/index.ts'
import { renderScene } from '../../imaging/src/render/index.ts'
import { growthOf } from '../../imaging/src/render/options.ts'
import { findOverlays } from '../../imaging/src/scale/index.ts'
import type { Hair, Picture, Point } from '../../imaging/src/types.ts'
import { correlation, type Judged, type Score, score, type TrueHair } from './score.ts'
import { skeletonHairs } from './skeleton.ts'

/** A close-up with its truth. */
export interface Example {
  readonly name: string
  readonly picture: Picture
  readonly umPerPx: number
  readonly truth: readonly TrueHair[]
  readonly judged: Judged
  readonly clipped: boolean
  /** Of rendered hair: 0 straight, 0.8 curly. */
  readonly curl?: number
}

type Detector = (picture: Picture, umPerPx: number) => readonly Hair[]

/** Our detector, past the quality gate, so that every picture is counted. */
export const ours: Detector = (picture, umPerPx) =>
  findHairs(picture, umPerPx, findOverlays(picture).mask).hairs
export const simple: Detector = skeletonHairs

interface RealTruth {
  umPerPx: number
  ignore: { topPx: number; bottomPx: number; seamX: number; seamY: number }
  hairs: { root: Point; tip: Point }[]
}

/** Pictures of real scalps with root and tip of each hair, as data/README.md says how to judge them. */
export const realExamples = (folder: string): AsyncGenerator<Example> =>
  examples<RealTruth>(folder, ({ umPerPx, ignore, hairs }, picture) => ({
    umPerPx,
    truth: hairs,
    clipped: true,
    judged: {
      umPerPx,
      width: picture.width,
      height: picture.height,
      ignoreTopPx: ignore.topPx,
      ignoreBottomPx: ignore.bottomPx,
      seams: { x: ignore.seamX, y: ignore.seamY },
    },
  }))

interface DrawnTruth {
  um: number
  set: string
  hairs: { root: Point; path: Point[]; width_um: number }[]
}

/** The rendered scenes of the shared data. */
export const drawnExamples = (folder: string): AsyncGenerator<Example> =>
  examples<DrawnTruth>(folder, ({ um, set, hairs }, { width, height }) => ({
    umPerPx: um,
    clipped: set === 'short',
    truth: hairs.map(({ root, path, width_um }) => ({
      root,
      tip: path[path.length - 1] as Point,
      path,
      widthUm: width_um,
    })),
    judged: { umPerPx: um, width, height },
  }))

async function* examples<T>(
  folder: string,
  read: (truth: T, picture: Picture) => Omit<Example, 'name' | 'picture'>,
): AsyncGenerator<Example> {
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue
    const name = file.slice(0, -5)
    const truth = JSON.parse(readFileSync(join(folder, file), 'utf8')) as T
    const picture = await decodeFile(join(folder, `${name}.jpg`), { kind: 'closeup' })
    yield { name, picture, ...read(truth, picture) }
  }
}

/** Scenes of our own renderer, clipped hair in all its nuisances. */
export async function* renderedExamples(seeds: readonly number[]): AsyncGenerator<Example> {
  for (const [i, seed] of seeds.entries()) {
    const umPerPx = [4.5, 6, 7][i % 3] as number
    const level = (['easy', 'medium', 'hard'] as const)[Math.floor(i / 3) % 3]
    // The size of the shared ones: on a smaller field the same misses are a larger share of fewer hairs.
    const options = { seed, umPerPx, width: 1600, height: 1200, ...(level && { level }) }
    const { picture, truth } = renderScene(options)
    yield {
      name: `rendered ${seed}`,
      curl: growthOf(options).curl,
      picture,
      umPerPx,
      clipped: true,
      truth: truth.hairs.map(({ root, path, widthUm }) => ({
        root,
        tip: path[path.length - 1] as Point,
        path,
        widthUm,
      })),
      judged: { umPerPx, width: picture.width, height: picture.height },
    }
  }
}

/** Wider hair is terminal. */
const terminalUm = 40

/** What a detector does on many pictures. */
export interface Summary {
  readonly pictures: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Mean of the absolute errors of the counts, per cent. */
  readonly countErrorPct: number
  readonly countBiasPct: number
  readonly r: number
  readonly calibreBiasUm: number
  readonly calibrePerHairUm: number
  /** Mean absolute error of the share of terminal hairs, points. */
  readonly terminalErrorPoints: number
  readonly msPerMegapixel: number
}

export async function summarise(
  all: AsyncIterable<Example>,
  detector: Detector,
): Promise<Summary | undefined> {
  const scores: { result: Score; example: Example; ms: number }[] = []
  for await (const example of all) {
    const { picture, umPerPx, truth, judged } = example
    const started = performance.now()
    const hairs = detector(picture, umPerPx)
    const ms = performance.now() - started
    scores.push({ result: score(hairs, truth, judged), example, ms })
  }
  return scores.length ? summaryOf(scores) : undefined
}

function summaryOf(scores: readonly { result: Score; example: Example; ms: number }[]): Summary {
  const total = (of: (s: Score) => number) => scores.reduce((n, { result }) => n + of(result), 0)
  const precision =
    total((s) => s.right) /
    Math.max(
      1,
      total((s) => s.found),
    )
  const recall =
    total((s) => s.right) /
    Math.max(
      1,
      total((s) => s.truth),
    )
  const errors = scores.map(({ result: s }) => (100 * (s.found - s.truth)) / Math.max(1, s.truth))
  const widths = scores.flatMap(({ result, example }) =>
    result.pairs.flatMap(([t, h]) =>
      t.widthUm === undefined ? [] : [h.widthPx * example.umPerPx - t.widthUm],
    ),
  )
  const shares = scores.flatMap(({ result, example }) => {
    const judged = [...result.pairs.map(([t]) => t), ...result.missed]
    const known = judged.filter((t) => t.widthUm !== undefined)
    const found = [...result.pairs.map(([, h]) => h), ...result.surplus]
    if (!known.length || !found.length) return []
    const share = (n: number, of: number) => (100 * n) / of
    const truly = share(known.filter((t) => (t.widthUm ?? 0) > terminalUm).length, known.length)
    const wide = found.filter((h) => h.widthPx * example.umPerPx > terminalUm).length
    return [Math.abs(share(wide, found.length) - truly)]
  })
  return {
    pictures: scores.length,
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    countErrorPct: mean(errors.map(Math.abs)),
    countBiasPct: mean(errors),
    r: correlation(
      scores.map(({ result }) => result.found),
      scores.map(({ result }) => result.truth),
    ),
    calibreBiasUm: mean(widths),
    calibrePerHairUm: mean(widths.map(Math.abs)),
    terminalErrorPoints: mean(shares),
    msPerMegapixel: mean(
      scores.map(({ ms, example: { picture } }) => (1e6 * ms) / (picture.width * picture.height)),
    ),
  }
}

const mean = (v: readonly number[]) =>
  v.length ? v.reduce((s, x) => s + x, 0) / v.length : Number.NaN

/** False hairs per square centimetre of bare rendered skin with all that may lie on it. */
export function onBareSkin(seeds: readonly number[], detector: Detector): number {
  let found = 0
  let area = 0
  seeds.forEach((seed, i) => {
    const umPerPx = [4.5, 6, 7, 10][i % 4] as number
    const level = (['easy', 'medium', 'hard'] as const)[i % 3]
    const { picture, truth } = renderScene({
      seed,
      umPerPx,
      width: 1200,
      height: 900,
      densityPerCm2: 0,
      ...(level && { level }),
    })
    found += detector(picture, umPerPx).length
    area += truth.areaCm2
  })
  return found / area
}

const answered = ({ picture, umPerPx }: Example) =>
  measurePicture(picture, { kind: 'closeup', hints: { umPerPx } }).status === 'measured'

/** Those that the product gives figures for; it refuses the rest. */
export async function* onlyAnswered(all: AsyncIterable<Example>): AsyncGenerator<Example> {
  for await (const example of all) if (answered(example)) yield example
}

/** How many pictures are refused when their hair is given as clipped. */
export async function refusedOf(
  all: AsyncIterable<Example>,
): Promise<{ refused: number; of: number }> {
  let refused = 0
  let of = 0
  for await (const example of all) {
    of++
    if (!answered(example)) refused++
  }
  return { refused, of }
}
