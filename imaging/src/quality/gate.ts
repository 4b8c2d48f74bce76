import type { Reason, ReasonCode } from '../reasons.ts'
import type { Kind } from '../types.ts'
import type { Quality } from './assess.ts'

/**
 * Limits beyond which a picture is refused. Close-ups are judged in micrometres. The sharp quarter of the
 * edges of every usable picture tried was at most 22 um wide; from 24 um on a hair of 70 um is a blur without
 * a middle, and its width is a guess.
 */
export const qualityLimits = {
  edgeWidthUm: 24,
  /** For views of the head, as a share of the long side: beyond it strands run into each other. */
  edgeWidthShare: 0.004,
  clippedPct: 3,
  glarePct: 8,
  vignettePct: 50,
  /** From 12 degrees on, lengths along the tilt are more than 2 % short. */
  tiltDeg: 12,
  /** At 11 % a third of light hair on medium skin is not seen; below 8 % folds of the skin are as strong. */
  contrastPct: 12,
  /** Clipped sites have 0 to 3 % of their traced length in hairs over 1.5 mm, uncut ones 15 to 80 %. */
  longSharePct: 10,
  frameEndsPct: 25,
  /** In a small field even short hair often meets the frame; below this length it was clipped all the same. */
  frameEndsFromUm: 800,
  /** Below this many pixels the blur of the lens is as wide as the hair. */
  terminalWidthPx: 5,
  crossingPct: 30,
  /**
   * Real clipped hair turns by 6 to 17 degrees a millimetre, rendered wavy hair by 26 and curly hair by 34 to 40,
   * which are counted as well as straight hair. From 54 on hair lies on itself and counts are off by a half.
   */
  turnDegPerMm: 48,
} as const

/** Why a picture of this kind cannot be measured; an empty list when it can. */
export function gate(quality: Quality, kind: Kind): Reason[] {
  const closeUp = kind === 'closeup' || kind === 'uncut'
  const found: (Reason | undefined)[] = [
    blurred(quality, closeUp),
    over('tilted', quality, 'tiltDeg'),
  ]
  // A wall behind a head may be white and its corners dark; in a close-up or a brow there is only skin.
  if (kind !== 'global')
    found.push(over('over-exposed', quality, 'clippedPct'), over('glare', quality, 'glarePct'))
  if (closeUp) found.push(over('vignette', quality, 'vignettePct'), ...hairReasons(quality, kind))
  return found.filter((r) => r !== undefined)
}

/** What a person should know although the picture is measured. */
export function cautions(quality: Quality, kind: Kind): Reason[] {
  const bare = (kind === 'closeup' || kind === 'uncut') && !quality.hairs
  return bare && quality.edgeWidthPx === undefined ? [{ code: 'focus-unknown', figures: {} }] : []
}

function blurred(quality: Quality, closeUp: boolean): Reason | undefined {
  const { edgeWidthPx, edgeWidthUm, longSidePx } = quality
  if (closeUp && edgeWidthUm !== undefined)
    return edgeWidthUm > qualityLimits.edgeWidthUm
      ? { code: 'blurred', figures: { edgeWidthUm, limit: qualityLimits.edgeWidthUm } }
      : undefined
  const limit = qualityLimits.edgeWidthShare * longSidePx
  if (closeUp || edgeWidthPx === undefined || edgeWidthPx <= limit) return undefined
  return { code: 'blurred', figures: { edgeWidthPx, limit } }
}

type Limited = 'clippedPct' | 'glarePct' | 'vignettePct' | 'tiltDeg'

function over(code: ReasonCode, quality: Quality, figure: Limited): Reason | undefined {
  const value = quality[figure]
  if (value === undefined || value <= qualityLimits[figure]) return undefined
  return { code, figures: { [figure]: value, limit: qualityLimits[figure] } }
}

function hairReasons({ hairs }: Quality, kind: Kind): Reason[] {
  if (!hairs) return []
  const out: Reason[] = []
  const { contrastPct, terminalWidthPx, frameEndsPct, crossingPct, turnDegPerMm } = hairs
  const { medianLengthUm, longSharePct } = hairs
  if (contrastPct < qualityLimits.contrastPct)
    out.push({ code: 'low-contrast', figures: { contrastPct, limit: qualityLimits.contrastPct } })
  if (terminalWidthPx !== undefined && terminalWidthPx < qualityLimits.terminalWidthPx)
    out.push({
      code: 'hair-too-narrow',
      figures: { terminalWidthPx, limit: qualityLimits.terminalWidthPx },
    })
  if (kind !== 'closeup') return out
  const cutByFrame =
    frameEndsPct > qualityLimits.frameEndsPct && medianLengthUm > qualityLimits.frameEndsFromUm
  if (longSharePct > qualityLimits.longSharePct || cutByFrame)
    out.push({ code: 'uncut-hair', figures: { medianLengthUm, longSharePct, frameEndsPct } })
  if (crossingPct > qualityLimits.crossingPct)
    out.push({
      code: 'too-many-crossings',
      figures: { crossingPct, limit: qualityLimits.crossingPct },
    })
  if (turnDegPerMm > qualityLimits.turnDegPerMm)
    out.push({
      code: 'curly-hair',
      figures: { turnDegPerMm, limit: qualityLimits.turnDegPerMm },
    })
  return out
}
