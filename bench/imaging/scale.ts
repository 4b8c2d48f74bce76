import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFile } from '../../imaging/src/node/index.ts'
import { assessPicture, gate, withHairs } from '../../imaging/src/quality/index.ts'
import { renderScene, type SceneOptions, throughJpeg } from '../../imaging/src/render/index.ts'
import { findCoin, findMarkers, findOverlays, findScaleBar } from '../../imaging/src/scale/index.ts'
import { coinOnSkin, markOnPaper, photograph } from '../../imaging/src/scale/photograph.ts'
import type { Hair, Picture, Point } from '../../imaging/src/types.ts'

export interface ScaleRow extends Record<string, string | number> {
  test: string
  pictures: number
  found: number
  /** Found and off by more than 3 %, or found where there is none. */
  wrong: number
  /** Median of the absolute error of micrometres a pixel, per cent. */
  errorPct: string
  tiltErrorDeg: string
}

interface Outcome {
  readonly found: boolean
  /** Relative error of the scale; infinite when something was found that is not there. */
  readonly error: number
  readonly tiltError?: number
}

/** Found scales are wrong beyond this. */
const wrongBeyond = 0.03

/**
 * How well scales are found: burnt-in bars of `realDir` (pictures with `umPerPx` in a JSON beside them, in
 * millimetre bars), bars drawn on rendered skin, printed marks and coins at many tilts, and nothing where
 * nothing is.
 */
export async function evaluateScale(realDir: string): Promise<ScaleRow[]> {
  const rows: ScaleRow[] = []
  if (existsSync(realDir)) rows.push(row('burnt-in bars, real', await realBars(realDir)))
  const scenes = renderedScenes()
  rows.push(row('bars drawn on rendered skin', scenes.flatMap(drawnBars)))
  rows.push(row('bar where there is none', scenes.map(falseBar)))
  rows.push(row('mark 4 mm, 8 to 25 um/px', marks(4, [8, 12, 25])))
  rows.push(row('mark 10 mm, 30 to 150 um/px', marks(10, [30, 80, 150])))
  rows.push(row('mark where there is none', scenes.map(falseMark)))
  rows.push(row('coins and stamps', coins()))
  return rows
}

function row(test: string, outcomes: readonly Outcome[]): ScaleRow {
  const found = outcomes.filter((o) => o.found)
  const tilts = found.flatMap((o) => (o.tiltError === undefined ? [] : [o.tiltError]))
  const errors = found.map((o) => Math.abs(o.error))
  return {
    test,
    pictures: outcomes.length,
    found: found.length,
    wrong: errors.filter((e) => e > wrongBeyond).length,
    errorPct: errors.length ? (100 * median(errors)).toFixed(2) : '-',
    tiltErrorDeg: tilts.length ? median(tilts).toFixed(2) : '-',
  }
}

const median = (v: readonly number[]) => [...v].sort((a, b) => a - b)[v.length >> 1] ?? Number.NaN

async function realBars(dir: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const file of readdirSync(dir).filter((f) => f.endsWith('.jpg'))) {
    const { umPerPx } = JSON.parse(readFileSync(join(dir, file.replace('.jpg', '.json')), 'utf8'))
    const picture = await decodeFile(join(dir, file))
    const bar = findScaleBar(picture)
    const found = typeof bar !== 'string'
    outcomes.push({ found, error: found ? 1000 / bar.lengthPx / umPerPx - 1 : 0 })
  }
  return outcomes
}

function renderedScenes(): Picture[] {
  const options: SceneOptions[] = [
    { seed: 1, level: 'easy' },
    { seed: 2, level: 'medium' },
    { seed: 3, level: 'hard' },
    { seed: 4, level: 'medium', densityPerCm2: 0 },
    { seed: 5, level: 'hard', length: 'uncut' },
    { seed: 6, level: 'medium', hairColour: 'grey', skinTone: 4 },
  ]
  return options.map((o) => renderScene({ width: 1000, height: 750, umPerPx: 6, ...o }).picture)
}

/** An L of thin dark lines, a thin dark bar, a thick white bar, each through JPEG. */
function drawnBars(scene: Picture): Outcome[] {
  const styles: readonly (readonly (readonly [number, number, number, number, number])[])[] = [
    [
      [20, 560, 1, 168, 45],
      [20, 727, 168, 1, 45],
    ],
    [[700, 720, 167, 2, 10]],
    [[700, 700, 250, 5, 255]],
  ]
  return styles.map((boxes) => {
    const rgb = scene.rgb.slice()
    for (const [left, top, width, height, grey] of boxes)
      for (let y = top; y < top + height; y++)
        rgb.fill(grey, 3 * (y * scene.width + left), 3 * (y * scene.width + left + width))
    const bar = findScaleBar(throughJpeg({ ...scene, rgb }, 88))
    const truth = Math.max(...boxes.map(([, , width]) => width))
    return typeof bar === 'string'
      ? { found: false, error: 0 }
      : { found: true, error: truth / bar.lengthPx - 1 }
  })
}

function falseBar(scene: Picture): Outcome {
  const found = typeof findScaleBar(scene) !== 'string'
  return { found, error: Number.POSITIVE_INFINITY }
}

function falseMark(scene: Picture): Outcome {
  return { found: findMarkers(scene).length > 0, error: Number.POSITIVE_INFINITY }
}

const tilts = [0, 4, 8, 12, 20] as const

function marks(mm: 4 | 10, scales: readonly number[]): Outcome[] {
  return scales.flatMap((umPerPx, i) =>
    tilts.map((tiltDeg, k) => {
      const id = mm === 10 ? (i + k) % 6 : 6 + ((3 * i + k) % 10)
      const picture = taken({ umPerPx, tiltDeg, seed: 10 * i + k }, markOnPaper(id, mm))
      const marker = findMarkers(picture)[0]
      if (!marker) return { found: false, error: 0 }
      const error = marker.id === id ? marker.umPerPx / shown(umPerPx, tiltDeg) - 1 : Infinity
      return { found: true, error, tiltError: Math.abs(marker.tiltDeg - tiltDeg) }
    }),
  )
}

function coins(): Outcome[] {
  const sizes = [
    [10, 20],
    [16.25, 40],
    [23.25, 40],
    [4, 6.5],
  ] as const
  return sizes.flatMap(([mm, umPerPx], i) =>
    tilts.map((tiltDeg, k) => {
      const coin = findCoin(taken({ umPerPx, tiltDeg, seed: 10 * i + k }, coinOnSkin(mm)))
      if (typeof coin === 'string') return { found: false, error: 0 }
      const error = (mm * 1000) / coin.diameterPx / shown(umPerPx, tiltDeg) - 1
      return { found: true, error, tiltError: Math.abs(coin.tiltDeg - tiltDeg) }
    }),
  )
}

interface Shot {
  readonly umPerPx: number
  readonly tiltDeg: number
  readonly seed: number
}

function taken({ umPerPx, tiltDeg, seed }: Shot, paint: (x: number, y: number) => number): Picture {
  const picture = photograph(
    {
      width: 960,
      height: 768,
      middle: [480 + 17.3, 384 - 11.8],
      umPerPx,
      tiltDeg,
      turnDeg: 41 * seed,
      tiltAlongDeg: 67 * seed,
      distanceMm: Math.max(40, 4 * umPerPx),
      blurPx: 0.8 + (seed % 3) * 0.6,
      noise: 3,
      seed,
    },
    paint,
  )
  return throughJpeg(picture, 85)
}

/** A tilted plane of the same area is drawn smaller by the cosine. */
const shown = (umPerPx: number, tiltDeg: number) =>
  umPerPx / Math.sqrt(Math.cos((tiltDeg * Math.PI) / 180))

export interface GateRow extends Record<string, string | number> {
  pictures: string
  n: number
  refused: number
  reasons: string
}

/**
 * What the quality gate lets through: real close-ups and clipped renders must pass, uncut ones offered as
 * clipped must not, bald and blurred ones as they are. Hairs are the truth's, so the gate alone is judged.
 */
export async function evaluateGate(dataDir: string): Promise<GateRow[]> {
  const rows: GateRow[] = []
  for (const [folder, set] of [
    ['real_tune', undefined],
    ['synthetic', 'short'],
    ['synthetic', 'long'],
  ] as const) {
    const dir = join(dataDir, folder)
    if (existsSync(dir)) rows.push(gateRow(set ?? folder, await judgedFiles(dir, set)))
  }
  const bald = [0, 1, 2, 3, 4, 5].map((i) =>
    rendered({
      seed: 20 + i,
      densityPerCm2: 0,
      level: (['easy', 'medium', 'hard'] as const)[i % 3] ?? 'easy',
    }),
  )
  rows.push(gateRow('bald renders', bald))
  const blurred = [30, 31, 32].map((seed) => rendered({ seed, nuisances: { defocusPx: 5 } }))
  rows.push(gateRow('blurred renders', blurred))
  return rows
}

function gateRow(pictures: string, codes: readonly (readonly string[])[]): GateRow {
  const reasons = [...new Set(codes.flat())].sort().join(' ')
  return { pictures, n: codes.length, refused: codes.filter((c) => c.length).length, reasons }
}

interface FileTruth {
  readonly umPerPx?: number
  readonly um?: number
  readonly set?: string
  readonly hairs: readonly {
    readonly root: Point
    readonly tip?: Point
    readonly path?: readonly Point[]
    readonly width_um?: number
  }[]
}

async function judgedFiles(dir: string, set: string | undefined): Promise<string[][]> {
  const codes: string[][] = []
  for (const file of readdirSync(dir).filter((f) => f.endsWith('.jpg'))) {
    const truth: FileTruth = JSON.parse(
      readFileSync(join(dir, file.replace('.jpg', '.json')), 'utf8'),
    )
    if (truth.set !== set) continue
    const umPerPx = truth.umPerPx ?? truth.um ?? Number.NaN
    const picture = await decodeFile(join(dir, file))
    const hairs = truth.hairs.map((h) => ({
      path: h.path ?? [h.root, h.tip ?? h.root],
      widthPx: (h.width_um ?? 70) / umPerPx,
    }))
    codes.push(judged(picture, umPerPx, hairs))
  }
  return codes
}

function rendered(options: SceneOptions): string[] {
  const scene = renderScene({ width: 1000, height: 750, umPerPx: 6, ...options })
  const hairs = scene.truth.hairs.map((h) => ({ path: h.path, widthPx: h.widthUm / 6 }))
  return judged(scene.picture, 6, hairs)
}

function judged(
  picture: Picture,
  umPerPx: number,
  truths: readonly { path: readonly Point[]; widthPx: number }[],
): string[] {
  const inside = ([x, y]: Point) => x >= 0 && y >= 0 && x < picture.width && y < picture.height
  const hairs = truths.flatMap(({ path, widthPx }): Hair[] => {
    const seen = path.filter(inside)
    const root = seen[0]
    const tip = seen.at(-1)
    if (!root || !tip || seen.length < 2) return []
    return [{ root, tip, path: seen, widthPx, unit: 0, score: 1, tone: 'dark' }]
  })
  const { mask } = findOverlays(picture)
  const quality = assessPicture(picture, { kind: 'closeup', umPerPx, drawn: mask })
  return gate(withHairs(quality, picture, { hairs, umPerPx }), 'closeup').map((r) => r.code)
}
