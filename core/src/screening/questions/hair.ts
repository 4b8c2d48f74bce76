import { oneOf, yes } from '../rules/build.ts'
import type { Question } from '../schema.ts'
import { choice, date, hair, list, needling, number, option, yesNo } from './build.ts'

/** The hair loss itself, and the skin of scalp and brows. */
export const hairQuestions: Question[] = [
  yesNo({
    id: 'alopecia-areata',
    section: 'hair',
    elements: hair,
    changes: true,
    text: {
      en: 'Has anyone told you that you have alopecia areata?',
      es: '¿Te han dicho que tienes alopecia areata?',
    },
  }),
  list({
    id: 'aa-signs',
    section: 'hair',
    elements: hair,
    changes: true,
    when: yes('alopecia-areata'),
    text: { en: 'Is any of this true for you?', es: '¿Te ocurre algo de esto?' },
    options: [
      option(
        'half-or-more',
        'Half of my scalp hair or more is missing',
        'Me falta la mitad del pelo o más',
      ),
      option(
        'band',
        'It runs like a band round the edge of the scalp',
        'Forma una banda por el borde del cuero cabelludo',
      ),
      option('fast', 'It is spreading quickly', 'Avanza deprisa'),
      option('brows-lashes', 'Brows or lashes are affected', 'Afecta a las cejas o las pestañas'),
    ],
  }),
  choice({
    id: 'scarring',
    section: 'hair',
    elements: hair,
    changes: true,
    text: {
      en: 'Has anyone told you that your hair loss leaves scars?',
      es: '¿Te han dicho que tu pérdida de pelo deja cicatriz?',
    },
    help: {
      en: 'For example lichen planopilaris, frontal fibrosing alopecia or discoid lupus.',
      es: 'Por ejemplo liquen plano pilar, alopecia frontal fibrosante o lupus discoide.',
    },
    options: [
      option('no', 'No', 'No'),
      option('quiet', 'Yes, and it is quiet now', 'Sí, y ahora está tranquila'),
      option('active', 'Yes, and it is active', 'Sí, y está activa'),
    ],
  }),
  list({
    id: 'hair-signs',
    section: 'hair',
    elements: hair,
    changes: true,
    text: { en: 'How is your hair loss?', es: '¿Cómo es tu pérdida de pelo?' },
    help: { en: 'Choose all that fit, or none.', es: 'Elige todo lo que encaje, o nada.' },
    options: [
      option('sudden', 'It came suddenly', 'Llegó de repente'),
      option('patchy', 'In patches', 'En placas'),
      option('total', 'All of it is gone', 'Se ha ido todo'),
      option('painful', 'The skin hurts or burns', 'La piel duele o quema'),
      option('scaling', 'Scales round the hairs', 'Escamas alrededor de los pelos'),
      option('shiny', 'Smooth, shiny skin', 'Piel lisa y brillante'),
    ],
  }),
  yesNo({
    id: 'brows-unexplained',
    section: 'hair',
    elements: ['brow'],
    changes: true,
    text: {
      en: 'Are your brows thinning without a reason you know of?',
      es: '¿Pierdes cejas sin una razón que conozcas?',
    },
  }),
  choice({
    id: 'hair-assessed',
    section: 'hair',
    elements: hair,
    text: {
      en: 'Has a doctor looked at your hair loss?',
      es: '¿Un médico ha visto tu pérdida de pelo?',
    },
    options: [option('assessed', 'Yes', 'Sí'), option('not-assessed', 'Not yet', 'Todavía no')],
  }),
  number({
    id: 'pull-test-hairs',
    section: 'hair',
    elements: hair,
    by: 'practice',
    optional: true,
    min: 0,
    max: 60,
    unit: 'hairs',
    text: {
      en: 'Pull test: how many hairs came out?',
      es: 'Prueba de tracción: ¿cuántos pelos salieron?',
    },
  }),
  list({
    id: 'habits',
    section: 'hair',
    elements: hair,
    text: { en: 'Is any of this familiar to you?', es: '¿Te resulta familiar algo de esto?' },
    options: [
      option('pulling', 'I pull or twist my hair out', 'Me arranco o retuerzo el pelo'),
      option(
        'body-image',
        'How I look troubles me for much of the day',
        'Mi aspecto me preocupa buena parte del día',
      ),
      option(
        'certain-result',
        'I count on all my hair coming back',
        'Cuento con que vuelva todo mi pelo',
      ),
      option(
        'tight-styles',
        'I wear tight braids, buns, extensions or wigs',
        'Llevo trenzas, moños, extensiones o pelucas que tiran',
      ),
    ],
  }),
  list({
    id: 'skin-now',
    section: 'skin',
    elements: hair,
    changes: true,
    text: {
      en: 'Is any of this on your scalp or brows now?',
      es: '¿Tienes ahora algo de esto en el cuero cabelludo o las cejas?',
    },
    options: [
      option(
        'suspicious-spot',
        'Skin cancer, or a spot that changes, bleeds or worries you',
        'Cáncer de piel, o una mancha que cambia, sangra o te preocupa',
      ),
      option(
        'wound',
        'Open, sore, irritated or sunburnt skin',
        'Piel abierta, dolorida, irritada o quemada por el sol',
      ),
      option(
        'infection',
        'An infection, ringworm, shingles or lice',
        'Una infección, tiña, herpes zóster o piojos',
      ),
      option('scaly-pustular', 'Scaly skin or pus', 'Piel con escamas o pus'),
      option('cold-sore', 'A cold sore', 'Un herpes labial o de la cara'),
      option(
        'rash',
        'Psoriasis, eczema or dermatitis that is active',
        'Psoriasis, eccema o dermatitis en actividad',
      ),
    ],
  }),
  list({
    id: 'skin-past',
    section: 'skin',
    elements: hair,
    changes: false,
    text: { en: 'Have you ever had any of this?', es: '¿Has tenido alguna vez algo de esto?' },
    options: [
      option(
        'skin-cancer',
        'Skin cancer or sun-damaged, rough patches on scalp or brows',
        'Cáncer de piel o queratosis por el sol en cuero cabelludo o cejas',
      ),
      option(
        'radiotherapy',
        'Radiotherapy to the scalp or brows',
        'Radioterapia en el cuero cabelludo o las cejas',
      ),
      option('keloid', 'Raised or overgrown scars', 'Cicatrices abultadas o queloides'),
      option(
        'granuloma',
        'Sarcoidosis, or lumps after a skin treatment',
        'Sarcoidosis, o bultos tras un tratamiento de la piel',
      ),
      option('cold-sores', 'Cold sores on the face that come back', 'Herpes en la cara que vuelve'),
      option(
        'pigment-change',
        'Dark or light marks after a skin injury',
        'Manchas oscuras o claras tras una herida',
      ),
    ],
  }),
  date({
    id: 'radiotherapy-ended-on',
    section: 'skin',
    elements: hair,
    when: oneOf('skin-past', 'radiotherapy'),
    text: {
      en: 'When was the last radiotherapy there?',
      es: '¿Cuándo fue la última radioterapia en esa zona?',
    },
  }),
  choice({
    id: 'skin-type',
    section: 'skin',
    elements: hair,
    text: {
      en: 'How does your skin react to an hour of summer sun?',
      es: '¿Cómo reacciona tu piel a una hora de sol de verano?',
    },
    options: [
      option('1', 'Always burns, never tans', 'Siempre se quema, nunca se broncea'),
      option('2', 'Burns easily, tans little', 'Se quema con facilidad, se broncea poco'),
      option('3', 'Burns sometimes, then tans', 'A veces se quema, luego se broncea'),
      option('4', 'Burns rarely, tans well', 'Rara vez se quema, se broncea bien'),
      option('5', 'Brown skin, hardly ever burns', 'Piel morena, casi nunca se quema'),
      option('6', 'Dark brown or black skin', 'Piel muy morena o negra'),
    ],
  }),
  list({
    id: 'pigment',
    section: 'skin',
    elements: needling,
    changes: true,
    text: {
      en: 'Do you have permanent make-up, microblading or scalp pigment?',
      es: '¿Llevas maquillaje permanente, microblading o pigmento en el cuero cabelludo?',
    },
    options: [
      option('brow', 'In the brows', 'En las cejas'),
      option('scalp', 'On the scalp', 'En el cuero cabelludo'),
      option('fresh', 'It is new and still healing', 'Es reciente y aún está sanando'),
    ],
  }),
  yesNo({
    id: 'brow-cream',
    section: 'skin',
    elements: ['brow'],
    changes: true,
    text: {
      en: 'In the last week, did you use a retinoid or acid cream on brows or forehead?',
      es: 'En la última semana, ¿has usado una crema con retinoides o ácidos en cejas o frente?',
    },
  }),
  date({
    id: 'brow-cream-last-on',
    section: 'skin',
    elements: ['brow'],
    changes: true,
    when: yes('brow-cream'),
    text: { en: 'When did you last use it?', es: '¿Cuándo la usaste por última vez?' },
  }),
]
