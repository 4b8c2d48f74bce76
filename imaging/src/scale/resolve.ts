import type { Reason } from '../reasons.ts'
import type { Picture, Point, Scale } from '../types.ts'
import { findScaleBar } from './bar.ts'
import { findCoin } from './coin.ts'
import { type DeviceProfile, deviceScale, markerSd } from './device.ts'
import { findMarkers } from './marker.ts'

/** What a person says about the size of things in the picture. All lengths in millimetres. */
export interface ScaleHints {
  readonly device?: DeviceProfile
  /** True: the calibration card is in the picture, refuse without it. Left out: looked for all the same. */
  readonly marker?: boolean
  /** The length that the burnt-in scale bar says. */
  readonly barMm?: number
  /** The bar's two ends, when a person has tapped them. */
  readonly barEnds?: readonly [Point, Point]
  /** Diameter of the coin or round stamp in the picture. */
  readonly coinMm?: number
  /** Width of the whole picture. */
  readonly fieldMm?: number
  readonly umPerPx?: number
}

export interface Resolved {
  readonly scale: Scale
  /** Turn of the surface away from the camera, where a marker or coin shows it. */
  readonly tiltDeg?: number
}

/** Two ways of knowing the scale must agree within this, or one of them is wrong. */
const agreeWithin = 0.05
/** A bar's label is round, its ends whole pixels: half a per cent on top of the ends. */
const barSd = 0.005
/** A coin's rim stands above the skin and its edge is rounded. */
const coinSd = 0.015
/** A figure that somebody typed was measured by hand or read from a leaflet. */
const typedSd = 0.02
/** No camera for skin or heads has pixels outside this. */
const possible = { least: 0.5, most: 2000 }

export const isReason = (value: object): value is Reason => 'code' in value

/**
 * The size of a pixel, from the strictest thing that is known: device profile, marker, burnt-in bar, coin,
 * typed figure. There is no default. What was promised but cannot be found is a refusal, never replaced by
 * something weaker; two that disagree by more than 5 % are a refusal too (`scales-disagree`).
 */
export function resolveScale(picture: Picture, hints: ScaleHints = {}): Resolved | Reason {
  const found: Resolved[] = []
  for (const source of sources) {
    const answer = source(picture, hints)
    if (!answer) continue
    if (isReason(answer)) return answer
    const { umPerPx } = answer.scale
    if (!(umPerPx >= possible.least && umPerPx <= possible.most))
      return { code: 'scale-impossible', figures: { umPerPx } }
    found.push(answer)
  }
  const best = found[0]
  if (!best) return { code: 'no-scale', figures: {} }
  for (const other of found.slice(1)) {
    const apart = Math.abs(other.scale.umPerPx / best.scale.umPerPx - 1)
    if (apart > agreeWithin)
      return {
        code: 'scales-disagree',
        figures: { first: best.scale.umPerPx, second: other.scale.umPerPx },
      }
  }
  const tiltDeg = found.find((f) => f.tiltDeg !== undefined)?.tiltDeg
  return tiltDeg === undefined ? { scale: best.scale } : { scale: best.scale, tiltDeg }
}

type Source = (picture: Picture, hints: ScaleHints) => Resolved | Reason | undefined

const fromDevice: Source = (picture, { device }) => {
  if (!device) return undefined
  const scale = deviceScale(picture, device)
  return isReason(scale) ? scale : { scale }
}

const fromMarker: Source = (picture, { marker, device }) => {
  // A known device needs no card; looking for one costs a tenth of a second a megapixel.
  if (!(marker ?? !device)) return undefined
  const seen = findMarkers(picture)[0]
  if (!seen) return marker ? { code: 'marker-not-found', figures: {} } : undefined
  const relativeSd = markerSd(seen)
  return { scale: { umPerPx: seen.umPerPx, from: 'marker', relativeSd }, tiltDeg: seen.tiltDeg }
}

const fromBar: Source = (picture, { barMm, barEnds }) => {
  if (barMm === undefined) return undefined
  if (barEnds) {
    const [[ax, ay], [bx, by]] = barEnds
    return barScale(barMm, Math.hypot(bx - ax, by - ay), 2)
  }
  const bar = findScaleBar(picture)
  if (bar === 'none') return { code: 'scale-bar-not-found', figures: { barMm } }
  if (bar === 'unclear') return { code: 'scale-bar-unclear', figures: { barMm } }
  return barScale(barMm, bar.lengthPx, 0.5)
}

/** `endPx`: standard deviation of an end's place, half a pixel when found, two when tapped. */
function barScale(barMm: number, lengthPx: number, endPx: number): Resolved {
  const relativeSd = Math.hypot(barSd, endPx / lengthPx)
  return { scale: { umPerPx: (barMm * 1000) / lengthPx, from: 'bar', relativeSd } }
}

const fromCoin: Source = (picture, { coinMm }) => {
  if (coinMm === undefined) return undefined
  const coin = findCoin(picture)
  if (coin === 'none') return { code: 'coin-not-found', figures: { coinMm } }
  if (coin === 'unclear') return { code: 'coin-unclear', figures: { coinMm } }
  const umPerPx = (coinMm * 1000) / coin.diameterPx
  return { scale: { umPerPx, from: 'coin', relativeSd: coinSd }, tiltDeg: coin.tiltDeg }
}

const fromField: Source = (picture, { fieldMm }) =>
  fieldMm === undefined ? undefined : typed((fieldMm * 1000) / picture.width)

const fromTyped: Source = (_picture, { umPerPx }) =>
  umPerPx === undefined ? undefined : typed(umPerPx)

const typed = (umPerPx: number): Resolved => ({
  scale: { umPerPx, from: 'typed', relativeSd: typedSd },
})

/** Strictest first. */
const sources: readonly Source[] = [fromDevice, fromMarker, fromBar, fromCoin, fromField, fromTyped]

interface Told {
  readonly hints?: ScaleHints
  /** Pixels of the file for one pixel of the picture; a typed scale is one of the file's pixels. */
  readonly shrunkBy?: number
}

/** The scale of a picture that was made smaller by `shrunkBy`; nothing where none was told, for what needs none. */
export function scaleIfTold(
  picture: Picture,
  { hints = {}, shrunkBy = 1 }: Told,
): Partial<Resolved> | Reason {
  if (!Object.keys(hints).length) return {}
  const { umPerPx } = hints
  return resolveScale(
    picture,
    umPerPx === undefined ? hints : { ...hints, umPerPx: umPerPx * shrunkBy },
  )
}
