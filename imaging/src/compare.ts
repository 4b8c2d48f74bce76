import { findHairs } from './close-up/index.ts'
import { type Matching, matchHairs, type Visit } from './match/index.ts'
import { engine } from './measurement.ts'
import type { Reason } from './reasons.ts'
import { type Registration, registerCloseUps } from './register/index.ts'
import { findOverlays, isReason, resolveScale, type ScaleHints } from './scale/index.ts'
import type { Picture, Scale } from './types.ts'

/** Two close-ups of one site, the follow-up in its place on the baseline. */
export interface Aligned {
  readonly status: 'aligned'
  readonly registration: Registration
  readonly baseline: Visit
  readonly followUp: Visit
  readonly scale: Scale
  readonly engine: string
}

/** The same, with what became of each hair. */
export interface Compared extends Omit<Aligned, 'status'> {
  readonly status: 'compared'
  readonly matching: Matching
}

export interface CannotCompare {
  readonly status: 'cannot-compare'
  readonly reasons: readonly Reason[]
  readonly engine: string
}

/** Find the follow-up's place on the baseline by the roots of their hairs; both were taken with one scale. */
export function alignCloseUps(
  baseline: Picture,
  followUp: Picture,
  hints: ScaleHints,
): Aligned | CannotCompare {
  const resolved = resolveScale(baseline, hints)
  const refuse = (reason: Reason) => ({
    status: 'cannot-compare' as const,
    reasons: [reason],
    engine,
  })
  if (isReason(resolved)) return refuse(resolved)
  const { scale } = resolved
  const [a, b] = [visitOf(baseline, scale.umPerPx), visitOf(followUp, scale.umPerPx)]
  const registration = registerCloseUps(sideOf(a), sideOf(b))
  if (!('transform' in registration)) return refuse(registration)
  return { status: 'aligned', registration, baseline: a, followUp: b, scale, engine }
}

/** Follow every hair from the baseline to the follow-up. */
export function compareCloseUps(
  baseline: Picture,
  followUp: Picture,
  hints: ScaleHints,
): Compared | CannotCompare {
  const aligned = alignCloseUps(baseline, followUp, hints)
  if (aligned.status !== 'aligned') return aligned
  const { transform } = aligned.registration
  const matching = matchHairs(aligned.baseline, aligned.followUp, transform)
  return { ...aligned, status: 'compared', matching }
}

function visitOf(picture: Picture, umPerPx: number): Visit {
  const { hairs } = findHairs(picture, umPerPx, findOverlays(picture).mask)
  return { picture, umPerPx, hairs }
}

const sideOf = ({ picture, hairs, umPerPx }: Visit) => ({
  hairs,
  umPerPx,
  width: picture.width,
  height: picture.height,
})
