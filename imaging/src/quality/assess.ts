import { luma } from '../filters.ts'
import type { Hair, Kind, Picture } from '../types.ts'
import { sharpness } from './edges.ts'
import { assessHairs, type HairQuality } from './hairs.ts'
import { clippedPct, glarePct, noiseOf, skinTiles, vignettePct } from './light.ts'

/** How well a picture can be measured; every figure in its own unit. */
export interface Quality {
  /** Distance over which strong edges rise from 25 to 75 %; left out when there are too few edges to judge. */
  readonly edgeWidthPx?: number
  readonly edgeWidthUm?: number
  /** Long side of the picture, against which sharpness is judged where no scale is known. */
  readonly longSidePx: number
  readonly clippedPct: number
  readonly glarePct: number
  readonly vignettePct: number
  /** Standard deviation of the noise, 8-bit units. */
  readonly noise: number
  readonly tiltDeg?: number
  /** Left out before hairs are traced, and on bare skin. */
  readonly hairs?: HairQuality
}

export interface AssessOptions {
  readonly kind: Kind
  readonly umPerPx?: number
  readonly tiltDeg?: number
  /** 1 where a program drew over the picture (`findOverlays`). */
  readonly drawn?: Uint8Array
}

/** How far an edge may reach when the scale is known, and as a share of the long side when it is not. */
const reachUm = 130
const reachShare = 0.04

/** Sharpness, exposure, glare, falloff of light and noise of a picture, before any hair is looked for. */
export function assessPicture(picture: Picture, options: AssessOptions): Quality {
  const { umPerPx, tiltDeg, drawn } = options
  const light = luma(picture)
  const skin = skinTiles(light)
  const longSidePx = Math.max(picture.width, picture.height)
  const closeUp = options.kind === 'closeup' || options.kind === 'uncut'
  const reach = closeUp && umPerPx ? reachUm / umPerPx : reachShare * longSidePx
  const edge = sharpness(light, Math.max(6, reach), drawn)?.widthPx
  return {
    ...(edge === undefined ? {} : { edgeWidthPx: edge }),
    ...(edge === undefined || umPerPx === undefined ? {} : { edgeWidthUm: edge * umPerPx }),
    longSidePx,
    clippedPct: clippedPct(picture, drawn),
    glarePct: glarePct(light, skin, drawn),
    vignettePct: vignettePct(skin),
    noise: noiseOf(light, skin),
    ...(tiltDeg === undefined ? {} : { tiltDeg }),
  }
}

/** The same quality with what the traced hairs say added. */
export function withHairs(
  quality: Quality,
  picture: Picture,
  { hairs, umPerPx }: { readonly hairs: readonly Hair[]; readonly umPerPx: number },
): Quality {
  const judged = assessHairs(picture, hairs, umPerPx)
  return judged ? { ...quality, hairs: judged } : quality
}
