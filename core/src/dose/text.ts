import type { Text } from '../shared/index.ts'

/** Why a dose is not computed or not compared. */
export const refusals = {
  noArea: {
    en: 'No dose per area: it is not stated which area the figure is counted over (beam spot, device opening or treated skin).',
    es: 'Sin dosis por área: no consta sobre qué área se cuenta la cifra (punto del haz, abertura del aparato o piel tratada).',
  },
  noIrradiance: {
    en: 'No dose per area: neither the irradiance nor both power and area are known.',
    es: 'Sin dosis por área: no se conoce la irradiancia, ni la potencia junto con el área.',
  },
  noPower: {
    en: 'No energy: the power of the emitter is not known.',
    es: 'Sin energía: no se conoce la potencia del emisor.',
  },
  noTime: {
    en: 'No dose: the time is not known.',
    es: 'Sin dosis: no se conoce el tiempo.',
  },
  noDuty: {
    en: 'No dose: it is not known whether the light is continuous or what share of the time it is on.',
    es: 'Sin dosis: no se sabe si la luz es continua ni qué parte del tiempo está encendida.',
  },
  mixedAreas: {
    en: 'No total: the sessions count their dose over different areas.',
    es: 'Sin total: las sesiones cuentan la dosis sobre áreas distintas.',
  },
  otherArea: {
    en: 'Not comparable: the trial counts its dose over another area.',
    es: 'No comparable: el ensayo cuenta la dosis sobre otra área.',
  },
  trialWithoutDose: {
    en: 'Not comparable: the trial does not state a dose per area.',
    es: 'No comparable: el ensayo no indica una dosis por área.',
  },
  noSessions: {
    en: 'No light sessions yet.',
    es: 'Aún no hay sesiones de luz.',
  },
} as const satisfies Record<string, Text>

/** "6 light sessions so far; the trials gave 60 to 78." */
export function cumulativeWords(sessions: number, least: number, most: number): Text {
  const en = sessions === 1 ? '1 light session' : `${sessions} light sessions`
  const es = sessions === 1 ? '1 sesión de luz' : `${sessions} sesiones de luz`
  return {
    en: `${en} so far; the trials gave ${least} to ${most}.`,
    es: `${es} hasta ahora; los ensayos dieron de ${least} a ${most}.`,
  }
}

/** Why a depth stops where it does. Depths in mm. */
export const depthWords = {
  label: (mm: number): Text => ({
    en: `The device label ends at ${mm} mm.`,
    es: `La etiqueta del aparato llega hasta ${mm} mm.`,
  }),
  assumedLabel: (mm: number): Text => ({
    en: `No labelled depth is recorded for this device, so the strictest label known to us is used: safety beyond ${mm} mm has not been evaluated.`,
    es: `No consta la profundidad de la etiqueta de este aparato, así que se usa la más estricta que conocemos: no se ha evaluado la seguridad más allá de ${mm} mm.`,
  }),
  protocol: (mm: number): Text => ({
    en: `The protocol of this course goes up to ${mm} mm here.`,
    es: `El protocolo de este curso llega aquí hasta ${mm} mm.`,
  }),
} as const

/** Why the next visit keeps the depth of the last one. */
export const raiseWords = {
  unknown: {
    en: 'The reaction or the pain of the last visit is not recorded, so the depth stays.',
    es: 'No consta la reacción o el dolor de la última visita, así que la profundidad se mantiene.',
  },
  reaction: {
    en: 'The last visit was followed by a reaction that needed care, so the depth stays.',
    es: 'Tras la última visita hubo una reacción que necesitó cuidados, así que la profundidad se mantiene.',
  },
  pain: {
    en: 'The last visit hurt more than the protocol accepts for going deeper, so the depth stays.',
    es: 'La última visita dolió más de lo que el protocolo admite para ir más hondo, así que la profundidad se mantiene.',
  },
  atCap: {
    en: 'The depth is already at the limit.',
    es: 'La profundidad ya está en el límite.',
  },
} as const satisfies Record<string, Text>
