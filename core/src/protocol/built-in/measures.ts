import { ourDefault, sources as s } from '../../shared/index.ts'
import type { Measure } from '../schema.ts'
import { says, text } from './words.ts'

/** What is measured in a needling course. Visits and reviews name these by id. */
export const needlingMeasures: Measure[] = [
  {
    id: 'photos',
    name: text('Standard photos', 'Fotos normalizadas'),
    how: says(
      'Before needling, always the same views, distance, light, parting and hair length; hair clean and dry.',
      'Antes de las agujas, siempre las mismas vistas, distancia, luz, raya y largo; cabello limpio y seco.',
      s.TAK24,
    ),
  },
  {
    id: 'trichoscopy',
    name: text('Close-ups of marked spots', 'Primeros planos de puntos marcados'),
    how: says(
      'At least two spots, three shots each, with a scale in the picture; the same hairs are compared where possible.',
      'Al menos dos puntos, tres tomas de cada uno, con una escala en la imagen; se comparan los mismos cabellos cuando es posible.',
      s.H2H22,
      ourDefault,
    ),
  },
  {
    id: 'pattern',
    name: text('Pattern, or SALT with alopecia areata', 'Patrón, o SALT en la alopecia areata'),
    how: says(
      'The pattern is named once to know who is treated; SALT is the share of scalp without hair, 0 to 100.',
      'El patrón se anota una vez para saber a quién se trata; SALT es la parte del cuero cabelludo sin pelo, de 0 a 100.',
      s.WYR20,
    ),
  },
  {
    id: 'shedding',
    name: text('Shedding', 'Caída'),
    how: says(
      'A comb or wash count at home or a rating by the person, the same way each time.',
      'Un recuento con peine o lavado en casa, o una valoración de la persona, siempre del mismo modo.',
      ourDefault,
    ),
  },
  {
    id: 'self-rating',
    name: text('The person’s own rating', 'Valoración de la propia persona'),
    how: says(
      'Seven steps from much less to much more hair since the start, in the person’s own judgement.',
      'Siete pasos, de mucho menos a mucho más cabello desde el inicio, a juicio de la propia persona.',
      ourDefault,
    ),
  },
  {
    id: 'mood',
    name: text('Mood (PHQ-4)', 'Ánimo (PHQ-4)'),
    how: says(
      'Four questions about mood and worry; a high answer leads to an offer of help, never to a judgement.',
      'Cuatro preguntas sobre el ánimo y la preocupación; una respuesta alta lleva a ofrecer ayuda, nunca a juzgar.',
      s.ARR10,
    ),
  },
  {
    id: 'timeline',
    name: text(
      'Timeline of triggers and medicines',
      'Cronología de desencadenantes y medicamentos',
    ),
    how: says(
      'Illness, births, weight, stress and medicines with their dates, since hair answers months later.',
      'Enfermedades, partos, peso, estrés y medicamentos con sus fechas, porque el cabello responde meses después.',
      ourDefault,
    ),
  },
  {
    id: 'pain',
    name: text('Pain, 0 to 10', 'Dolor, de 0 a 10'),
    how: says(
      'During and at the end of the visit, in the person’s own number.',
      'Durante la visita y al final, con el número que diga la persona.',
      ourDefault,
    ),
  },
  {
    id: 'erythema',
    name: text('Redness, 0 to 3', 'Enrojecimiento, de 0 a 3'),
    how: says(
      'None, faint, distinct or strong, at the end of the visit.',
      'Ninguno, leve, claro o fuerte, al final de la visita.',
      ourDefault,
    ),
  },
  {
    id: 'reactions',
    name: text('Reactions since the last visit', 'Reacciones desde la última visita'),
    how: says(
      'Each with its grade from 1 (mild) to 5, and until when it lasted.',
      'Cada una con su grado, de 1 (leve) a 5, y hasta cuándo duró.',
      s.CTC,
    ),
  },
]
