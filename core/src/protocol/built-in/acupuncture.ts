import { builtInQuestions, builtInRules } from '../../screening/index.ts'
import { ourDefault, practiceView, sources as s } from '../../shared/index.ts'
import type { Protocol } from '../schema.ts'
import { screeningFor } from '../screened.ts'
import { acupunctureAftercare, acupunctureEscalation, acupuncturePreparation } from './care.ts'
import { acupunctureConsent, lightConsent } from './consents.ts'
import { acupunctureEducation, acupunctureViews } from './education.ts'
import { lightAddOn, lightDose } from './light.ts'
import { says, text } from './words.ts'

/** One acupuncture visit, for wellbeing; light may be stacked on it. */
export const acupunctureVisit: Protocol = {
  id: 'acupuncture-visit',
  version: 1,
  name: text('Acupuncture visit', 'Visita de acupuntura'),
  summary: says(
    'One visit, offered for rest and wellbeing. There is no reliable evidence that acupuncture changes hair. Light may be added.',
    'Una visita para descansar y sentirse mejor. No hay pruebas fiables de que la acupuntura cambie el cabello. Se puede añadir luz.',
    s.LI22,
    practiceView,
  ),
  kind: 'single visit',
  base: 'acupuncture',
  elements: ['acupuncture', 'light'],
  areas: [],
  // Opening 10, needles 35; the room 15 longer for clean-down.
  visit: {
    phases: [
      {
        need: { kind: 'practitioner', skill: 'acupuncture' },
        offsetMin: 0,
        lengthMin: 10,
        element: 'acupuncture',
      },
      {
        need: { kind: 'practitioner', skill: 'acupuncture' },
        offsetMin: 10,
        lengthMin: 35,
        element: 'acupuncture',
      },
      { need: { pool: 'treatment' }, offsetMin: 0, lengthMin: 60, element: 'acupuncture' },
    ],
    treatFromMin: 10,
    treatToMin: 45,
    addOns: [lightAddOn],
  },
  visits: [
    {
      n: 1,
      measures: [],
      message: says(
        'A quiet visit. Tell us anything that feels wrong, at once.',
        'Una visita tranquila. Si algo le incomoda, díganoslo enseguida.',
        ourDefault,
      ),
    },
  ],
  spacing: null,
  dose: { light: lightDose },
  ...screeningFor(['acupuncture', 'light'], builtInQuestions, builtInRules),
  measures: [],
  intake: { fromWeek: -2, toWeek: 0, measures: [], basis: [ourDefault] },
  checkIns: [],
  reviews: [],
  consents: [acupunctureConsent, lightConsent],
  preparation: acupuncturePreparation,
  aftercare: acupunctureAftercare,
  escalate: acupunctureEscalation,
  education: acupunctureEducation,
  views: acupunctureViews,
}
