import type { Text } from '../shared/index.ts'
import type { AreaDefinition, LightSetting } from './schema.ts'
import { refusals } from './text.ts'

/** A figure that could be computed, or the reason why it could not. Never a guess. */
export type Fluence =
  | { known: true; jPerCm2: number; area: AreaDefinition }
  | { known: false; reason: Text }
export type Energy = { known: true; joules: number } | { known: false; reason: Text }

const positive = (value: number | null): value is number =>
  value !== null && Number.isFinite(value) && value > 0

/** Why time or duty cannot be used, or null when both can. */
function timeProblem({ seconds, dutyCycle }: Pick<LightSetting, 'seconds' | 'dutyCycle'>) {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return refusals.noTime
  if (!positive(dutyCycle) || dutyCycle > 1) return refusals.noDuty
  return null
}

/** Irradiance in mW/cm2: as stated, else power over area, else unknown. */
function irradianceOf(setting: LightSetting): number | null {
  if (setting.irradianceMwCm2 !== null) return setting.irradianceMwCm2
  if (!positive(setting.powerMw) || !positive(setting.areaCm2)) return null
  return setting.powerMw / setting.areaCm2
}

/**
 * Fluence of one light treatment in J/cm2:
 * irradiance (mW/cm2, or power in mW over area in cm2) x seconds x duty cycle / 1000.
 * Refused, with the reason, when a part is unknown or no area definition is stated: published
 * figures over a beam's spot and over the treated scalp differ a hundredfold (LAN14).
 */
export function fluence(setting: LightSetting): Fluence {
  if (setting.area === null) return { known: false, reason: refusals.noArea }
  const problem = timeProblem(setting)
  if (problem) return { known: false, reason: problem }
  const irradiance = irradianceOf(setting)
  if (!positive(irradiance)) return { known: false, reason: refusals.noIrradiance }
  const jPerCm2 = (irradiance * (setting.seconds ?? 0) * (setting.dutyCycle ?? 1)) / 1000
  return { known: true, jPerCm2, area: setting.area }
}

/** Energy of one emitter in J: power (mW) x seconds x duty cycle / 1000. */
export function energyJ(setting: Pick<LightSetting, 'powerMw' | 'seconds' | 'dutyCycle'>): Energy {
  if (!positive(setting.powerMw)) return { known: false, reason: refusals.noPower }
  const problem = timeProblem(setting)
  if (problem) return { known: false, reason: problem }
  const joules = (setting.powerMw * (setting.seconds ?? 0) * (setting.dutyCycle ?? 1)) / 1000
  return { known: true, joules }
}
