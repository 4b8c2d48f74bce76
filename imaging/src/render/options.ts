import { type Random, seeded } from '../random.ts'

export const levels = ['easy', 'medium', 'hard'] as const
/** How much stands in the way of measuring. */
export type Level = (typeof levels)[number]

export const hairColours = ['black', 'brown', 'light', 'grey', 'blond'] as const
export type HairColour = (typeof hairColours)[number]

/** What stands between the scalp and its measurement. Strengths run from 0 (none) to 1 (a bad day). */
export interface Nuisances {
  /** Mottled red skin and small vessels under it. */
  readonly redness: number
  /** Folds shared by the whole field: soft on both sides, unlike hair. */
  readonly wrinkles: number
  /** Marks of a skin pen or a tattooed dot. */
  readonly ink: number
  /** Moles and freckles. */
  readonly moles: number
  /** Shine of the skin: spots, glitter and pale patches. */
  readonly glare: number
  /** Shine along the middle of the hairs. */
  readonly oil: number
  /** Rings of air in the immersion fluid, and their number. */
  readonly bubbles: number
  /** Cut bits of hair lying loose; too short to count as hair. */
  readonly debris: number
  /** Share of the light missing in the corners. */
  readonly vignette: number
  /** Share by which the light changes from the middle to the brightest and darkest edge. */
  readonly unevenLight: number
  /** Standard deviation, along one axis, of the spread of a point, in pixels. */
  readonly defocusPx: number
  readonly defocusKind: 'gaussian' | 'disc'
  /** Standard deviation of the sensor's noise in byte levels. */
  readonly noise: number
  /** Quality as JPEG encoders count it, 1 to 100; 0 leaves the picture as it is. */
  readonly jpegQuality: number
  /** Colour kept at half the resolution both ways (4:2:0). */
  readonly halvedColour: boolean
}

/** What the hair and skin of a site are like. */
export interface Growth {
  /** Hairs that leave the skin per square centimetre; 0 is bald. */
  readonly densityPerCm2: number
  /** Share of hairs thinner than 40 um, 0 to 1. */
  readonly vellusShare: number
  readonly length: 'clipped' | 'uncut'
  /** 0 is straight, 0.3 wavy, 0.8 very curly. */
  readonly curl: number
  readonly hairColour: HairColour
  /** Share of the hairs that are grey, whatever the others are. */
  readonly greyShare: number
  /** 0 the palest to 5 the darkest skin. */
  readonly skinTone: number
  /** Chance that a hair lies along its sibling of the same unit instead of parting from it. */
  readonly siblingOverlap: number
  /** Draw the pale blurred part of a hair under the skin, as close-ups show it; it is not hair to count. */
  readonly rootEnding: boolean
}

/** What to render. Whatever is left out is drawn from the seed as the level has it. */
export interface SceneOptions extends Partial<Growth> {
  readonly seed: number
  /** Pixels. */
  readonly width?: number
  /** Pixels. */
  readonly height?: number
  /** Micrometres a pixel. */
  readonly umPerPx?: number
  readonly level?: Level
  readonly nuisances?: Partial<Nuisances>
}

/** The frame of a picture: its size in pixels and how large a pixel is on the skin. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly umPerPx: number
}

type Range = readonly [low: number, high: number]
type Strengths = Record<Exclude<keyof Nuisances, 'defocusKind' | 'halvedColour'>, Range>

/** Ranges of the nuisances a level draws from; blur, noise and quality as in the shared reference scenes. */
const ranges: Record<Level, Strengths> = {
  easy: {
    redness: [0, 0.2],
    wrinkles: [0, 0],
    ink: [0, 0],
    moles: [0, 0],
    glare: [0, 0.2],
    oil: [0, 0.2],
    bubbles: [0, 0],
    debris: [0, 0],
    vignette: [0, 0.1],
    unevenLight: [0, 0.08],
    defocusPx: [0.6, 0.85],
    noise: [1.5, 3],
    jpegQuality: [92, 97],
  },
  medium: {
    redness: [0.2, 0.5],
    wrinkles: [0, 0.5],
    ink: [0, 0.2],
    moles: [0, 0.4],
    glare: [0.1, 0.4],
    oil: [0.1, 0.5],
    bubbles: [0, 0.3],
    debris: [0, 0.3],
    vignette: [0.05, 0.25],
    unevenLight: [0.05, 0.2],
    defocusPx: [0.8, 1.4],
    noise: [2.5, 5],
    jpegQuality: [83, 92],
  },
  hard: {
    redness: [0.4, 1],
    wrinkles: [0.3, 1],
    ink: [0, 0.6],
    moles: [0.2, 1],
    glare: [0.3, 0.8],
    oil: [0.2, 0.8],
    bubbles: [0.3, 1],
    debris: [0.2, 1],
    vignette: [0.1, 0.4],
    unevenLight: [0.1, 0.3],
    defocusPx: [1.1, 1.9],
    noise: [4.3, 7.5],
    jpegQuality: [70, 86],
  },
}

/** Hair colours of a level, the likely ones several times. */
const colours: Record<Level, readonly HairColour[]> = {
  easy: ['black', 'black', 'black', 'brown'],
  medium: ['black', 'black', 'brown', 'brown', 'light'],
  hard: ['black', 'black', 'brown', 'light', 'light', 'grey'],
}

const curls = [0, 0, 0, 0.3, 0.8] as const

/** A generator of its own for each purpose, so that one more draw in one does not change the others. */
export function stream(seed: number, purpose: number): Random {
  const mixed = Math.imul(seed ^ Math.imul(purpose + 1, 0x9e3779b1), 0x85ebca6b)
  return seeded(mixed ^ (mixed >>> 13))
}

/** One of a list. */
export const pick = <T>(random: Random, list: readonly T[]): T =>
  list[random.below(list.length)] as T

/** Size and scale of the picture; 1600 x 1200 at 7 um/px when nothing is said. */
export function frameOf({ width = 1600, height = 1200, umPerPx = 7 }: SceneOptions): Frame {
  return { width, height, umPerPx }
}

/** Hair and skin as asked for, the rest drawn from the seed. */
export function growthOf(options: SceneOptions): Growth {
  const random = stream(options.seed, 1)
  const level = options.level ?? 'medium'
  const density = random.between(60, 260)
  const vellus = random.between(0.05, 0.4)
  const curl = pick(random, curls)
  const colour = options.hairColour ?? pick(random, colours[level])
  const pale = colour === 'grey' || colour === 'blond'
  return {
    densityPerCm2: options.densityPerCm2 ?? density,
    vellusShare: options.vellusShare ?? vellus,
    length: options.length ?? 'clipped',
    curl: options.curl ?? curl,
    hairColour: colour,
    greyShare: options.greyShare ?? 0,
    skinTone: options.skinTone ?? (pale ? 3 : 0) + random.below(pale ? 3 : 4),
    siblingOverlap: options.siblingOverlap ?? 0.35,
    rootEnding: options.rootEnding ?? true,
  }
}

/** The nuisances of one picture as asked for, the rest drawn from `random` as the level has them. */
export function nuisancesOf(options: SceneOptions, random: Random): Nuisances {
  const drawn = Object.fromEntries(
    Object.entries(ranges[options.level ?? 'medium']).map(([name, [low, high]]) => [
      name,
      random.between(low, high),
    ]),
  ) as Record<keyof Strengths, number>
  const defocusKind = random.next() < 0.7 ? 'gaussian' : 'disc'
  return { ...drawn, defocusKind, halvedColour: random.next() < 0.7, ...options.nuisances }
}
