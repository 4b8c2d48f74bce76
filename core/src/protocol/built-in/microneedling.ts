import { builtInQuestions, builtInRules } from '../../screening/index.ts'
import { ourDefault, practiceView, sources as s } from '../../shared/index.ts'
import { labelLimits } from '../rules.ts'
import type { NeedlingDose, Protocol } from '../schema.ts'
import { needlingAftercare, needlingEscalation, needlingPreparation } from './care.ts'
import { lightConsent, needlingConsent, photographsConsent } from './consents.ts'
import { needlingEducation, needlingViews } from './education.ts'
import { lightAddOn, lightDose } from './light.ts'
import { needlingMeasures } from './measures.ts'
import { says, text } from './words.ts'

const endPoint = says(
  'Mild, even redness; pinpoint bleeding at most. Then stop.',
  'Enrojecimiento leve y uniforme; como mucho, puntitos de sangre. Ahí se termina.',
  s.DHU13,
  s.SHA17,
  s.KUM18,
)
const raise: NeedlingDose['raise'] = {
  stepMm: 0.25,
  reactionBelow: 2,
  painAtMost: 4,
  basis: [ourDefault],
}
const passes: NeedlingDose['passes'] = {
  name: text('Passes', 'Pasadas'),
  value: 4,
  min: 3,
  max: 5,
  unit: 'passes',
  basis: [s.ENG22],
  rangeBasis: [ourDefault],
}
const directions: NeedlingDose['directions'] = {
  name: text('Directions', 'Direcciones'),
  value: 3,
  min: 1,
  max: 3,
  unit: 'directions',
  basis: [s.ENG22],
  rangeBasis: [ourDefault],
}
const depthLabel = { ...labelLimits.needleDepth, basis: [...labelLimits.needleDepth.basis] }

const scalpDose: NeedlingDose = {
  depth: {
    name: text('Depth on the scalp', 'Profundidad en el cuero cabelludo'),
    value: 0.6,
    min: 0.5,
    max: 1.5,
    unit: 'mm',
    basis: [s.FAG21, s.AHM25],
    rangeBasis: [s.ENG22, s.SKP],
    label: depthLabel,
  },
  passes,
  directions,
  endPoint,
  place: says(
    'Healthy scalp only: not over wounds, infection, moles or spots nobody has looked at, permanent pigment or fresh scars.',
    'Solo cuero cabelludo sano: no sobre heridas, infecciones, lunares o manchas que nadie ha visto, pigmento permanente ni cicatrices recientes.',
    s.SKP,
    s.CHU21,
  ),
  raise,
}

const browDose: NeedlingDose = {
  depth: {
    name: text('Depth on the brows', 'Profundidad en las cejas'),
    value: 0.25,
    min: 0.25,
    max: 0.5,
    unit: 'mm',
    basis: [ourDefault],
    rangeBasis: [ourDefault],
    label: depthLabel,
  },
  passes,
  directions,
  endPoint,
  place: says(
    'Brow skin above the rim of the eye socket only, the eye shielded; not over permanent make-up.',
    'Solo la piel de la ceja por encima del borde de la órbita, con el ojo protegido; no sobre maquillaje permanente.',
    s.SKP,
    ourDefault,
  ),
  raise,
}

const everyVisit = ['photos', 'pain', 'erythema', 'reactions']
const tooEarly = says(
  'It is too early to judge. Whatever you see now is most likely the season, chance or the skin settling.',
  'Es demasiado pronto para juzgar. Lo que vea ahora es, con toda probabilidad, la estación, el azar o la piel que se calma.',
  s.AGG20,
  ourDefault,
)

/** Scalp, and brows where wanted: six visits about a month apart, light as an add-on. */
export const microneedlingSixMonthly: Protocol = {
  id: 'microneedling-six-monthly',
  version: 1,
  name: text('Microneedling for hair, six monthly', 'Microagujas para el cabello, seis mensuales'),
  summary: says(
    'Six needling visits about a month apart for the scalp, with the brows and light where wanted. Use on hair is off-label. A practical schedule; the best spacing is unknown. It may help, it may not, and we measure honestly which.',
    'Seis visitas de microagujas, más o menos una al mes, para el cuero cabelludo, con cejas y luz si se desea. El uso en el cabello está fuera de etiqueta. Un calendario práctico; se desconoce cuál es el mejor intervalo. Puede ayudar o no, y medimos con sinceridad cuál de las dos cosas.',
    practiceView,
    s.FDA_MN,
    s.ENG22,
  ),
  kind: 'course',
  base: 'scalp',
  elements: ['scalp', 'brow', 'light'],
  areas: [
    { id: 'front', element: 'scalp', name: text('Front', 'Frente') },
    { id: 'midscalp', element: 'scalp', name: text('Middle', 'Zona media') },
    { id: 'crown', element: 'scalp', name: text('Crown', 'Coronilla') },
    { id: 'temple-left', element: 'scalp', name: text('Left temple', 'Sien izquierda') },
    { id: 'temple-right', element: 'scalp', name: text('Right temple', 'Sien derecha') },
    { id: 'side-left', element: 'scalp', name: text('Left side', 'Lado izquierdo') },
    { id: 'side-right', element: 'scalp', name: text('Right side', 'Lado derecho') },
    { id: 'back', element: 'scalp', name: text('Back', 'Parte posterior') },
    { id: 'brow-left', element: 'brow', name: text('Left brow', 'Ceja izquierda') },
    { id: 'brow-right', element: 'brow', name: text('Right brow', 'Ceja derecha') },
  ],
  // Opening (what changed, consent, photos) 15, needling 45; the room 15 longer for clean-down.
  visit: {
    phases: [
      {
        need: { kind: 'practitioner', skill: 'needling' },
        offsetMin: 0,
        lengthMin: 15,
        element: 'scalp',
      },
      {
        need: { kind: 'practitioner', skill: 'needling' },
        offsetMin: 15,
        lengthMin: 45,
        element: 'scalp',
      },
      { need: { pool: 'treatment' }, offsetMin: 0, lengthMin: 75, element: 'scalp' },
    ],
    treatFromMin: 15,
    treatToMin: 60,
    addOns: [
      lightAddOn,
      {
        element: 'brow',
        name: text('Brows', 'Cejas'),
        when: 'after treatment',
        lengthMin: 15,
        phases: [
          {
            need: { kind: 'practitioner', skill: 'needling' },
            offsetMin: 0,
            lengthMin: 15,
            element: 'brow',
          },
        ],
        basis: [practiceView],
      },
    ],
  },
  visits: [
    {
      n: 1,
      measures: everyVisit,
      message: says(
        'We take our time today. A check-in follows after one to three days and again after a week.',
        'Hoy vamos con calma. Le preguntaremos cómo está entre uno y tres días después, y otra vez a la semana.',
        ourDefault,
      ),
    },
    { n: 2, measures: [...everyVisit, 'shedding', 'self-rating'], message: tooEarly },
    { n: 3, measures: [...everyVisit, 'shedding'], message: tooEarly },
    {
      n: 4,
      measures: [...everyVisit, 'trichoscopy', 'pattern', 'shedding'],
      message: says(
        'A first look at the numbers, with their error. You decide anew whether to go on.',
        'Una primera mirada a los números, con su error. Usted decide de nuevo si quiere seguir.',
        s.YEP21,
        ourDefault,
      ),
    },
    {
      n: 5,
      measures: [...everyVisit, 'shedding'],
      message: says(
        'Still early for the eye; the close-ups tell more than the mirror.',
        'Todavía es pronto a simple vista; los primeros planos dicen más que el espejo.',
        s.BUO,
        ourDefault,
      ),
    },
    {
      n: 6,
      measures: [...everyVisit, 'self-rating'],
      message: says(
        'The last planned visit. The full look comes at 24 weeks and again at 32 to 36.',
        'La última visita prevista. La revisión completa llega a las 24 semanas y otra vez entre las 32 y las 36.',
        s.AGG20,
        s.GUP23,
      ),
    },
  ],
  spacing: {
    minDays: 21,
    targetDays: 30,
    maxDays: 42,
    basis: [s.SHA17, s.AGG20, s.YEP21, s.LEG24, practiceView],
    rangeBasis: [ourDefault],
  },
  dose: { scalp: scalpDose, brow: browDose, light: lightDose },
  questions: [...builtInQuestions],
  rules: [...builtInRules],
  measures: needlingMeasures,
  intake: {
    fromWeek: -2,
    toWeek: 0,
    measures: ['photos', 'trichoscopy', 'pattern', 'shedding', 'mood', 'self-rating', 'timeline'],
    basis: [ourDefault],
  },
  checkIns: [
    { fromDays: 1, toDays: 3, basis: [s.CHU21, ourDefault] },
    { fromDays: 7, toDays: 7, basis: [s.CHU21, ourDefault] },
  ],
  reviews: [
    {
      id: 'visit-4',
      name: text('Review at visit 4', 'Revisión en la visita 4'),
      due: { atVisit: 4, basis: [s.YEP21, ourDefault] },
      reconsent: true,
      purpose: [
        says(
          'First look with numbers. Worse than the measuring error, or an alopecia areata that grows: talk to a provider before going on.',
          'Primera mirada con números. Si hay un empeoramiento mayor que el error de medida, o una alopecia areata que crece: hable con un profesional sanitario antes de seguir.',
          ourDefault,
        ),
        says(
          'In one series 50 of 60 people stopped at four visits. Going on is a choice, not a default.',
          'En una serie, 50 de 60 personas terminaron en cuatro visitas. Seguir es una elección, no lo que toca.',
          s.YEP21,
        ),
      ],
      measures: ['photos', 'trichoscopy', 'pattern', 'shedding', 'self-rating'],
    },
    {
      id: 'week-24',
      name: text('Review at 24 weeks', 'Revisión a las 24 semanas'),
      due: { fromWeek: 24, toWeek: 26, basis: [s.GUP23], rangeBasis: [ourDefault] },
      reconsent: false,
      purpose: [
        says(
          'The full set, at the time where most trials end.',
          'El conjunto completo, en el momento en que terminan la mayoría de los ensayos.',
          s.GUP23,
        ),
      ],
      measures: ['photos', 'trichoscopy', 'pattern', 'shedding', 'self-rating', 'mood'],
    },
    {
      id: 'week-32',
      name: text('Review at 32 to 36 weeks', 'Revisión entre las 32 y las 36 semanas'),
      due: {
        fromWeek: 32,
        toWeek: 36,
        weeksAfterLastVisit: 12,
        basis: [s.AGG20],
        rangeBasis: [ourDefault],
      },
      reconsent: false,
      purpose: [
        says(
          'The full set, three months or more after the last visit. Together we choose: stop, keep an eye on it, or see a specialist. For maintenance visits no interval has been studied.',
          'El conjunto completo, tres meses o más después de la última visita. Elegimos juntos: terminar, seguir observando o ver a un especialista. Para visitas de mantenimiento no se ha estudiado ningún intervalo.',
          s.AGG20,
          ourDefault,
        ),
        says(
          'Where nothing measured exceeds its error and you see no gain yourself, we recommend ending here.',
          'Si nada de lo medido supera su error y usted tampoco ve una ganancia, recomendamos terminar aquí.',
          ourDefault,
        ),
      ],
      measures: ['photos', 'trichoscopy', 'pattern', 'shedding', 'self-rating', 'mood'],
    },
  ],
  consents: [needlingConsent, lightConsent, photographsConsent],
  preparation: needlingPreparation,
  aftercare: needlingAftercare,
  escalate: needlingEscalation,
  education: needlingEducation,
  views: needlingViews,
}
