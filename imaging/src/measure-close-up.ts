import {
  type CloseUpFigures,
  closeUpFigures,
  coarsestForCalibreUm,
  findHairs,
} from './close-up/index.ts'
import {
  engine,
  type MeasuredHair,
  type Measurement,
  type MeasurePictureOptions,
} from './measurement.ts'
import { assessPicture, cautions, gate, withHairs } from './quality/index.ts'
import { findOverlays, isReason, plausible, resolveScale } from './scale/index.ts'
import type { Hair, Kind, Picture, Point } from './types.ts'

/** Below this, hair is wide enough that smaller pixels only cost time: the picture is measured made smaller. */
const finestUm = 3

/** Counts and measures the hairs of a close-up. */
export function measureCloseUp(picture: Picture, options: MeasurePictureOptions): Measurement {
  const { kind, hints = {}, shrunkBy = 1 } = options
  const resolved = resolveScale(
    picture,
    hints.umPerPx === undefined ? hints : { ...hints, umPerPx: hints.umPerPx * shrunkBy },
  )
  const bare = { kind, hairs: [], engine } as const
  if (isReason(resolved)) return { status: 'cannot-measure', reasons: [resolved], ...bare }
  const { scale, tiltDeg } = resolved
  const factor = Math.max(1, Math.floor(finestUm / scale.umPerPx + 1e-6))
  const work = factor > 1 ? smaller(picture, factor) : picture
  const umPerPx = scale.umPerPx * factor
  const { mask } = findOverlays(work)
  const before = assessPicture(work, {
    kind,
    umPerPx,
    drawn: mask,
    ...(tiltDeg === undefined ? {} : { tiltDeg }),
  })
  // Hair is looked for last: in a picture that cannot be used anyway it would take the longest.
  const unfit = gate(before, kind)
  if (unfit.length)
    return { status: 'cannot-measure', reasons: unfit, ...bare, scale, quality: before }
  const { hairs, covered } = findHairs(work, umPerPx, mask)
  const quality = withHairs(before, work, { hairs, umPerPx })
  const told = { ...bare, scale, quality }
  const refused = gate(quality, kind)
  if (refused.length) return { status: 'cannot-measure', reasons: refused, ...told }
  const { figures, inside } = closeUpFigures({
    hairs,
    scale: { ...scale, umPerPx },
    picture: work,
    covered,
    drawnOver: mask,
  })
  const doubt = plausible({
    hairs: inside.length,
    densityPerCm2: figures.densityPerCm2.value,
    ...(figures.calibreUm && { terminalCalibreUm: figures.calibreUm.value }),
  })
  return {
    status: 'measured',
    reasons: [...cautions(quality, kind), ...(doubt ? [doubt] : [])],
    ...told,
    ...promised(figures, kind),
    hairs: hairs.map((hair) => inFile(hair, factor, scale.umPerPx)),
  }
}

/** Uncut hair cannot be counted without a person: its hairs cross and leave the picture. */
function promised(figures: CloseUpFigures, kind: Kind): Partial<CloseUpFigures> {
  if (kind !== 'uncut') return figures
  const { areaCm2, coveragePct, lengthMmPerCm2, calibreUm } = figures
  return { areaCm2, coveragePct, lengthMmPerCm2, ...(calibreUm && { calibreUm }) }
}

function inFile({ widthPx, ...hair }: Hair, factor: number, umPerPx: number): MeasuredHair {
  const at = ([x, y]: Point): Point => [
    x * factor + (factor - 1) / 2,
    y * factor + (factor - 1) / 2,
  ]
  return {
    ...hair,
    root: at(hair.root),
    tip: at(hair.tip),
    path: hair.path.map(at),
    ...(umPerPx * factor <= coarsestForCalibreUm && { widthUm: widthPx * factor * umPerPx }),
  }
}

/** The mean of each block of `factor` by `factor` pixels. */
function smaller({ width, height, rgb }: Picture, factor: number): Picture {
  const w = Math.floor(width / factor)
  const h = Math.floor(height / factor)
  const out = new Uint8Array(w * h * 3)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (let v = 0; v < factor; v++)
          for (let u = 0; u < factor; u++)
            sum += rgb[((y * factor + v) * width + x * factor + u) * 3 + c]!
        out[(y * w + x) * 3 + c] = Math.round(sum / (factor * factor))
      }
  return { width: w, height: h, rgb: out }
}
