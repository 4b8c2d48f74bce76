import { ourDefault, sources } from '../shared/index.ts'
import type { LabelLimit } from './schema.ts'

/**
 * What labels and regulators say about the numbers of a protocol. Departures are computed from
 * this table and not from the edited document, so that an edit cannot edit the label away.
 */
export const labelLimits = {
  needleDepth: {
    max: 1.5,
    says: {
      en: 'Safety deeper than 1.5 mm has not been evaluated.',
      es: 'No se ha evaluado la seguridad a más de 1,5 mm de profundidad.',
    },
    basis: [sources.SKP],
  },
  /** Not a label's number: the shortest gap after needling that the built-in rules accept. */
  spacingDays: {
    min: 14,
    says: {
      en: 'Less than 14 days leaves little time to settle. Trials with weekly visits exist.',
      es: 'Menos de 14 días deja poco tiempo para que la piel se calme. Hay ensayos con visitas semanales.',
    },
    basis: [ourDefault, sources.DHU13],
  },
} as const satisfies Record<string, LabelLimit>

/** What makers of light devices say about skin that is open. */
export const lightOrder = {
  says: {
    en: 'Light devices are not for open wounds: light comes first, on intact skin.',
    es: 'Los aparatos de luz no son para heridas abiertas: la luz va primero, sobre piel intacta.',
  },
  basis: [sources.DPL],
} as const
