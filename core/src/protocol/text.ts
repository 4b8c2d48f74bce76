import type { Text } from '../shared/index.ts'

/** Words of the editor when a protocol leaves what it came from. */
export const departureWords = {
  number: (value: number | null, reference: number): Text => ({
    en:
      value === null
        ? `Left out; the original says ${reference}.`
        : `${value} where the original says ${reference}.`,
    es:
      value === null
        ? `Omitido; el original dice ${reference}.`
        : `${value} donde el original dice ${reference}.`,
  }),
  removed: {
    en: 'A screening rule of the original is left out.',
    es: 'Falta una regla de cribado del original.',
  },
  changed: {
    en: 'A screening rule of the original is changed.',
    es: 'Se ha cambiado una regla de cribado del original.',
  },
} as const

/** Words of the editor when a protocol cannot be used as it stands. */
export const problemWords = {
  form: (why: string): Text => ({
    en: `This does not have the right form (${why}).`,
    es: `Esto no tiene la forma correcta (${why}).`,
  }),
  spacingOrder: {
    en: 'The least days come first, then the target, then the most.',
    es: 'Primero los días mínimos, después el objetivo y después los máximos.',
  },
  spacingMissing: {
    en: 'A course needs its spacing between visits.',
    es: 'Un curso necesita el intervalo entre visitas.',
  },
  spacingUnused: {
    en: 'A single visit has no spacing.',
    es: 'Una visita única no tiene intervalo.',
  },
  range: {
    en: 'The default lies between the least and the most.',
    es: 'El valor habitual está entre el mínimo y el máximo.',
  },
  grid: (minutes: number): Text => ({
    en: `Times lie on a grid of ${minutes} minutes.`,
    es: `Los tiempos van de ${minutes} en ${minutes} minutos.`,
  }),
  treatment: {
    en: 'The treatment begins before it ends and ends within the visit.',
    es: 'El tratamiento empieza antes de terminar y termina dentro de la visita.',
  },
  addOnLength: {
    en: 'The phases of an add-on end within the time it adds.',
    es: 'Las fases de un añadido terminan dentro del tiempo que añade.',
  },
  visitNumbers: {
    en: 'Visits are numbered 1, 2, 3 and so on, without gaps.',
    es: 'Las visitas se numeran 1, 2, 3, etc., sin saltos.',
  },
  oneVisit: {
    en: 'A single visit has exactly one visit, a course at least two.',
    es: 'Una visita única tiene exactamente una visita; un curso, al menos dos.',
  },
  twice: {
    en: 'This name is used twice.',
    es: 'Este nombre se usa dos veces.',
  },
  element: {
    en: 'This element is not among those the protocol offers.',
    es: 'Este elemento no está entre los que ofrece el protocolo.',
  },
  notOffered: {
    en: 'Every element the protocol offers is the main treatment or an add-on, and only one of them.',
    es: 'Cada elemento que ofrece el protocolo es el tratamiento principal o un añadido, y solo uno de los dos.',
  },
  dose: {
    en: 'This element needs its dose.',
    es: 'Este elemento necesita su dosis.',
  },
  consent: {
    en: 'No consent covers this element.',
    es: 'Ningún consentimiento cubre este elemento.',
  },
  measure: {
    en: 'This measure is not described in the protocol.',
    es: 'Esta medida no está descrita en el protocolo.',
  },
  question: {
    en: 'It looks at a question the protocol does not ask.',
    es: 'Mira una pregunta que el protocolo no hace.',
  },
  reviewVisit: {
    en: 'The protocol has no visit with this number.',
    es: 'El protocolo no tiene ninguna visita con este número.',
  },
  weeks: {
    en: 'The first week comes before the last.',
    es: 'La primera semana va antes que la última.',
  },
  days: {
    en: 'The first day comes before the last.',
    es: 'El primer día va antes que el último.',
  },
} as const
