import { type Basis, sources, type Text } from '../shared/index.ts'
import { fluence } from './light.ts'
import type { AreaDefinition, LightSetting } from './schema.ts'
import { cumulativeWords, refusals } from './text.ts'

/** One light trial whose exposure can be set beside a person's own. */
export type LightTrial = {
  id: string
  sessions: number
  /** Minutes of one session; null where the trial varied or did not say. */
  minutes: number | null
  /** Fluence of one session, with the area it was counted over; null where not stated. */
  session: { jPerCm2: number; area: AreaDefinition } | null
  basis: Basis[]
}

/**
 * Trials with a stated number of sessions: TOPHAT655 every other day for 16 weeks, 25 minutes,
 * 67 J/cm2 counted per beam spot (LAN14); HairMax three a week for 26 weeks (JIM14).
 */
export const lightTrials: readonly LightTrial[] = [
  {
    id: 'TOPHAT655',
    sessions: 60,
    minutes: 25,
    session: { jPerCm2: 67, area: 'spot' },
    basis: [sources.LAN14],
  },
  { id: 'HairMax', sessions: 78, minutes: null, session: null, basis: [sources.JIM14] },
]

/** How one trial's total compares; a share is null, with the reason, where it cannot be told. */
export type TrialShare = {
  trial: LightTrial
  sessionShare: number
  minuteShare: number | null
  doseShare: number | null
  reason: Text | null
}
export type CumulativeLight = {
  sessions: number
  /** Total minutes; null as soon as one session's time is unknown. */
  minutes: number | null
  /** Total J/cm2 over one area definition; null when a dose is unknown or definitions differ. */
  total: { jPerCm2: number; area: AreaDefinition } | null
  reason: Text | null
  trials: TrialShare[]
  words: Text
  basis: Basis[]
}

function totalMinutes(sessions: readonly LightSetting[]): number | null {
  let minutes = 0
  for (const { seconds } of sessions) {
    if (seconds === null) return null
    minutes += seconds / 60
  }
  return minutes
}

type Total = { total: CumulativeLight['total']; reason: Text | null }

function totalDose(sessions: readonly LightSetting[]): Total {
  let jPerCm2 = 0
  let area: AreaDefinition | null = null
  for (const session of sessions) {
    const dose = fluence(session)
    if (!dose.known) return { total: null, reason: dose.reason }
    if (area !== null && area !== dose.area) return { total: null, reason: refusals.mixedAreas }
    jPerCm2 += dose.jPerCm2
    area = dose.area
  }
  if (area === null) return { total: null, reason: refusals.noSessions }
  return { total: { jPerCm2, area }, reason: null }
}

function doseReason(trial: LightTrial, { total, reason }: Total): Text | null {
  if (!total) return reason
  if (!trial.session) return refusals.trialWithoutDose
  return trial.session.area === total.area ? null : refusals.otherArea
}

/**
 * What light a person has had in all, beside what trials gave (60 to 78 sessions: LAN14, JIM14).
 * Sessions and minutes always compare; J/cm2 only where every session and the trial count it over
 * the same area definition. Shares are fractions of the trial's total, 0 and up.
 */
export function cumulativeLight(sessions: readonly LightSetting[]): CumulativeLight {
  const minutes = totalMinutes(sessions)
  const dose = totalDose(sessions)
  const trials = lightTrials.map((trial): TrialShare => {
    const reason = doseReason(trial, dose)
    const given = trial.session && trial.session.jPerCm2 * trial.sessions
    return {
      trial,
      sessionShare: sessions.length / trial.sessions,
      minuteShare:
        minutes === null || trial.minutes === null
          ? null
          : minutes / (trial.minutes * trial.sessions),
      doseShare: reason || !given || !dose.total ? null : dose.total.jPerCm2 / given,
      reason,
    }
  })
  const counts = lightTrials.map((trial) => trial.sessions)
  const words = cumulativeWords(sessions.length, Math.min(...counts), Math.max(...counts))
  const basis = lightTrials.flatMap((trial) => trial.basis)
  return { sessions: sessions.length, minutes, ...dose, trials, words, basis }
}
