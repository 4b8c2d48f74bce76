import { type Basis, ourDefault, sources as s, type Text } from '../shared/index.ts'
import type { MeasureError, MeasureId, OutcomeMeasure } from './schema.ts'

const text = (en: string, es: string): Text => ({ en, es })
const absolute = (sd: number, ...basis: Basis[]): MeasureError => ({ kind: 'absolute', sd, basis })
const relative = (sd: number, ...basis: Basis[]): MeasureError => ({ kind: 'relative', sd, basis })

const hairs = text('hairs', 'cabellos')
const counted = {
  better: 'less',
  site: 'person',
  methods: ['count'],
  min: 0,
  parts: [],
  cycles: false,
  licence: 'free',
} as const

/** Hairs that come off, counted. */
export const shedMeasures: readonly OutcomeMeasure[] = [
  {
    ...counted,
    id: 'shedding-comb',
    name: text('Hairs in the comb', 'Cabellos en el peine'),
    unit: hairs,
    max: 1000,
    step: 0.1,
    repeats: 3,
    error: { count: relative(0.4, ourDefault) },
    caveat: text(
      'Differs from day to day and is highest after summer; men without hair loss shed about 10, some 78.',
      'Cambia de un día a otro y es mayor tras el verano; a los hombres sin pérdida se les caen unos 10, a algunos 78.',
    ),
    how: text(
      'Comb forward for 60 seconds over a light cloth before washing; count; three days running.',
      'Peinar hacia delante durante 60 segundos sobre una tela clara antes del lavado; contar; tres días seguidos.',
    ),
    basis: [s.WAS08],
  },
  {
    ...counted,
    id: 'shedding-wash',
    name: text('Hairs lost in washing', 'Cabellos que caen al lavar'),
    unit: hairs,
    max: 3000,
    step: 0.1,
    repeats: 3,
    error: { count: relative(0.35, ourDefault) },
    caveat: text(
      'Without hair loss about 28 a day (16 to 40).',
      'Sin pérdida, unos 28 al día (de 16 a 40).',
    ),
    how: text(
      'Wash, wait 24 hours, then wash over a cloth on three days running and count each time.',
      'Lavar, esperar 24 horas, y después lavar sobre una tela tres días seguidos y contar cada vez.',
    ),
    basis: [s.RWT22],
  },
  {
    ...counted,
    id: 'pull-test',
    name: text('Pull test', 'Prueba de tracción'),
    unit: hairs,
    max: 60,
    step: 0.01,
    repeats: 1,
    parts: [
      { id: 'vertex', name: text('Crown', 'Coronilla'), min: 0, max: 60 },
      { id: 'left', name: text('Left side', 'Lado izquierdo'), min: 0, max: 60 },
      { id: 'right', name: text('Right side', 'Lado derecho'), min: 0, max: 60 },
      { id: 'back', name: text('Back', 'Nuca'), min: 0, max: 60 },
    ],
    error: { count: absolute(0.7, s.MCD17, ourDefault) },
    caveat: text(
      'Two hairs or fewer from one place are usual (97 of 100 people).',
      'Dos cabellos o menos de un mismo sitio es lo habitual (97 de cada 100 personas).',
    ),
    how: text(
      'Take 50 to 60 hairs near the skin, pull gently along them, count what comes; at four places, the mean.',
      'Tomar de 50 a 60 cabellos cerca de la piel, tirar con suavidad a lo largo, contar los que salen; en cuatro sitios, la media.',
    ),
    basis: [s.MCD17],
  },
]

const asked = {
  site: 'person',
  methods: ['question'],
  step: 1,
  repeats: 1,
  parts: [],
  cycles: false,
  unit: text('points', 'puntos'),
} as const

const rated = { ...asked, better: 'more', min: -3, max: 3, licence: 'free' } as const
const sinceStart = text(
  'Said about the time since the start; memory and hope are part of it.',
  'Se refiere al tiempo desde el inicio; la memoria y la esperanza forman parte de ella.',
)

/**
 * Judgements of change since the start: the start itself counts as 0. Repeated, 75 to 78 of 100 are
 * the same step (SCS06): one SD of 0.4 before rounding to a step.
 */
const ratings: readonly OutcomeMeasure[] = [
  {
    ...rated,
    id: 'self-rating',
    name: text('Own rating', 'Valoración propia'),
    error: { question: absolute(0.4, s.SCS06) },
    caveat: sinceStart,
    how: text(
      'Since the start, is there less or more hair: from -3 (much less) over 0 (the same) to +3 (much more).',
      'Desde el inicio, hay menos o más cabello: de -3 (mucho menos) pasando por 0 (igual) a +3 (mucho más).',
    ),
    basis: [s.SCS06, ourDefault],
  },
  {
    ...rated,
    id: 'practitioner-rating',
    name: text('Practitioner’s rating', 'Valoración profesional'),
    methods: ['inspection', 'photo'],
    error: { inspection: absolute(0.5, ourDefault), photo: absolute(0.4, s.SCS06) },
    caveat: text(
      'Whoever treats tends to see more; pairs of photographs in unknown order are fairer.',
      'Quien trata tiende a ver más; los pares de fotografías en orden desconocido son más justos.',
    ),
    how: text(
      'First and latest standard photographs side by side, from -3 (much less) to +3 (much more).',
      'Las primeras y las últimas fotografías normalizadas, una junto a otra, de -3 (mucho menos) a +3 (mucho más).',
    ),
    basis: [s.SCS06],
  },
]

const often = (id: string, en: string, es: string) => ({ id, name: text(en, es), min: 0, max: 3 })

const moods: readonly OutcomeMeasure[] = [
  {
    ...asked,
    id: 'pain',
    name: text('Pain', 'Dolor'),
    better: 'less',
    min: 0,
    max: 10,
    error: { question: absolute(1, ourDefault) },
    caveat: null,
    how: text(
      'From 0 (none) to 10 (the worst that can be imagined), in the person’s own number.',
      'De 0 (ninguno) a 10 (el peor que se pueda imaginar), con el número que diga la persona.',
    ),
    basis: [ourDefault],
    licence: 'free',
  },
  {
    ...asked,
    id: 'phq4',
    name: text('Mood and worry (PHQ-4)', 'Ánimo y preocupación (PHQ-4)'),
    better: 'less',
    min: 0,
    max: 12,
    parts: [
      often(
        'interest',
        'Little interest or pleasure in doing things',
        'Poco interés o gusto por hacer las cosas',
      ),
      often(
        'down',
        'Feeling down, depressed or hopeless',
        'Sentirse con el ánimo bajo, triste o sin esperanza',
      ),
      often(
        'nervous',
        'Feeling nervous, anxious or on edge',
        'Sentir nervios, ansiedad o los nervios de punta',
      ),
      often(
        'worry',
        'Not being able to stop or control worrying',
        'No poder parar o controlar la preocupación',
      ),
    ],
    error: { question: absolute(1.3, ourDefault) },
    caveat: text(
      'Finds who may need help; it is no diagnosis.',
      'Señala a quién puede convenirle ayuda; no es un diagnóstico.',
    ),
    how: text(
      'Over the last two weeks, how often: 0 not at all, 1 on some days, 2 on more than half of the days, 3 nearly every day.',
      'En las dos últimas semanas, con qué frecuencia: 0 nada, 1 algunos días, 2 más de la mitad de los días, 3 casi todos los días.',
    ),
    basis: [s.PHQ, s.ARR10],
    licence: 'public domain',
  },
]

const feel = (id: MeasureId, better: 'more' | 'less', name: Text, how: Text): OutcomeMeasure => ({
  ...asked,
  id,
  better,
  name,
  how,
  min: 0,
  max: 10,
  error: { question: absolute(1.2, ourDefault) },
  caveat: null,
  basis: [ourDefault],
  licence: 'own',
})

/** The practice's own short questions between visits. */
const checkInItems: readonly OutcomeMeasure[] = [
  feel(
    'feel-shedding',
    'less',
    text('Shedding, as felt', 'Caída, según se nota'),
    text(
      'This week, how much hair came out: 0 (hardly any) to 10 (a great deal).',
      'Esta semana, cuánto cabello se ha caído: de 0 (casi nada) a 10 (muchísimo).',
    ),
  ),
  feel(
    'feel-scalp',
    'less',
    text('Discomfort of the scalp', 'Molestias del cuero cabelludo'),
    text(
      'Itch, soreness or tightness this week: 0 (none) to 10 (very strong).',
      'Picor, dolor o tirantez esta semana: de 0 (nada) a 10 (muy fuerte).',
    ),
  ),
  feel(
    'feel-stress',
    'less',
    text('Stress', 'Estrés'),
    text(
      'Stress this week: 0 (none) to 10 (very much).',
      'Estrés esta semana: de 0 (nada) a 10 (muchísimo).',
    ),
  ),
  feel(
    'feel-sleep',
    'more',
    text('Sleep', 'Sueño'),
    text(
      'Sleep this week: 0 (very bad) to 10 (very good).',
      'Sueño esta semana: de 0 (muy malo) a 10 (muy bueno).',
    ),
  ),
  feel(
    'feel-food',
    'more',
    text('Eating', 'Alimentación'),
    text(
      'Regular meals with enough protein this week: 0 (hardly) to 10 (every day).',
      'Comidas regulares y con proteína suficiente esta semana: de 0 (apenas) a 10 (cada día).',
    ),
  ),
  feel(
    'feel-mood',
    'more',
    text('Mood', 'Ánimo'),
    text(
      'Mood this week: 0 (very low) to 10 (very good).',
      'Ánimo esta semana: de 0 (muy bajo) a 10 (muy bueno).',
    ),
  ),
]

/** Asked of the person, or judged by somebody. */
export const askedMeasures: readonly OutcomeMeasure[] = [...ratings, ...moods, ...checkInItems]
