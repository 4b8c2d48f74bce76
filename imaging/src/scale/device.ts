import type { Reason } from '../reasons.ts'
import type { Picture, Scale } from '../types.ts'
import { findMarkers, type Marker } from './marker.ts'

/** A camera with fixed optics whose pixel size was measured once and is checked monthly. */
export interface DeviceProfile {
  readonly id: string
  readonly name: string
  readonly umPerPx: number
  /** Size of the pictures the value holds for, in pixels. */
  readonly picture: { readonly width: number; readonly height: number }
  /** Day of the last check, `YYYY-MM-DD`. */
  readonly checkedOn: string
  readonly from: 'slide' | 'marker'
  /** Relative standard deviation of `umPerPx`. */
  readonly relativeSd: number
}

/** A check is due after this many days: once a month, with a few days' grace. */
const checkEveryDays = 35

/**
 * The scale of a picture of this device. A picture that was made smaller or larger as a whole is rescaled;
 * one of another shape was cut or comes from elsewhere, and is refused (`device-frame`).
 */
export function deviceScale(
  picture: Pick<Picture, 'width' | 'height'>,
  device: DeviceProfile,
): Scale | Reason {
  const { width, height } = device.picture
  const upright = resize(picture.width, picture.height, [width, height])
  const factor = upright ?? resize(picture.width, picture.height, [height, width])
  if (!factor || !(device.umPerPx > 0))
    return {
      code: 'device-frame',
      figures: {
        width: picture.width,
        height: picture.height,
        wanted: width,
        wantedHeight: height,
      },
    }
  return { umPerPx: device.umPerPx / factor, from: 'device', relativeSd: device.relativeSd }
}

/** How much larger the picture is than the frame; undefined unless both sides agree to a pixel's rounding. */
function resize(
  width: number,
  height: number,
  frame: readonly [number, number],
): number | undefined {
  const factor = width / frame[0]
  const exact = Math.abs(frame[1] * factor - height) <= 0.5 * (1 + frame[1] / frame[0])
  return exact ? factor : undefined
}

/** A reason to check the device again, when its last check is too long before the day the picture was taken. */
export function checkDue(device: DeviceProfile, takenOn: string): Reason | undefined {
  const days = dayNumber(takenOn) - dayNumber(device.checkedOn)
  return days > checkEveryDays ? { code: 'device-check-due', figures: { days } } : undefined
}

/** Days since 1970-01-01 of a day written YYYY-MM-DD (Hinnant's civil calendar). */
function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const yearOfEra = y - era * 400
  const dayOfEra = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146097 + dayOfEra + dayOfYear - 719468
}

/** How exactly a printer places an edge, in millimetres: toner spreads and drums slip by about this. */
const printedEdgeMm = 0.03
/** How exactly an edge is found, in pixels, where the camera's program has sharpened or shrunk the picture. */
const foundEdgePx = 0.2

/** Relative standard deviation of a scale read from one printed mark. */
export function markerSd({ sideMm, umPerPx }: Pick<Marker, 'sideMm' | 'umPerPx'>): number {
  const edgeMm = Math.hypot(printedEdgeMm, (foundEdgePx * umPerPx) / 1000)
  return Math.hypot((edgeMm * Math.SQRT2) / sideMm, 0.003)
}

/** A device profile from a picture of the calibration card, taken with the device pressed on it as on skin. */
export function profileFromCard(
  picture: Picture,
  about: Pick<DeviceProfile, 'id' | 'name' | 'checkedOn'>,
): DeviceProfile | Reason {
  const marker = findMarkers(picture)[0]
  if (!marker) return { code: 'marker-not-found', figures: {} }
  // A tilted card would give the device a scale that holds for no upright picture.
  if (marker.tiltDeg > mostTiltDeg) return { code: 'tilted', figures: { tiltDeg: marker.tiltDeg } }
  return {
    id: about.id,
    name: about.name,
    checkedOn: about.checkedOn,
    umPerPx: marker.umPerPx,
    picture: { width: picture.width, height: picture.height },
    from: 'marker',
    relativeSd: markerSd(marker),
  }
}

/** A profile is made from a card that lies flat: 6 degrees change the scale by 0.3 %. */
const mostTiltDeg = 6
