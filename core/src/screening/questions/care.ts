import { all, days, oneOf, within, yes } from '../rules/build.ts'
import type { Expr, Question } from '../schema.ts'
import { choice, date, everything, hair, list, needling, number, option, yesNo } from './build.ts'

const ticked = (id: string): Expr => oneOf('recent-procedures', id)
const hadSession = oneOf('last-session', 'settled', 'not-settled', 'needed-care')

const medicines: Question[] = [
  list({
    id: 'medicines',
    section: 'medicines',
    elements: everything,
    changes: true,
    text: { en: 'Do you use any of these?', es: '¿Usas algo de esto?' },
    help: {
      en: 'Please go on taking what was prescribed to you. We only need to know.',
      es: 'Sigue tomando lo que te han recetado. Solo necesitamos saberlo.',
    },
    options: [
      option(
        'anticoagulant',
        'A prescribed blood thinner',
        'Un anticoagulante o antiagregante recetado',
      ),
      option(
        'self-taken',
        'Aspirin, ibuprofen or fish oil on my own',
        'Aspirina, ibuprofeno o aceite de pescado por mi cuenta',
      ),
      option(
        'immune',
        'Medicine that calms the immune system, or high-dose steroids',
        'Un fármaco que calma el sistema inmunitario, o corticoides a dosis altas',
      ),
      option(
        'photosensitiser',
        'Medicine that makes skin sensitive to light',
        'Un fármaco que hace la piel sensible a la luz',
      ),
      option(
        'pdt',
        'Photodynamic therapy or methylene blue',
        'Terapia fotodinámica o azul de metileno',
      ),
      option('minoxidil', 'Minoxidil on the skin', 'Minoxidil sobre la piel'),
    ],
  }),
  choice({
    id: 'isotretinoin',
    section: 'medicines',
    elements: hair,
    changes: true,
    text: {
      en: 'Have you taken isotretinoin capsules?',
      es: '¿Has tomado isotretinoína en cápsulas?',
    },
    options: [
      option('no', 'No', 'No'),
      option('now', 'Yes, at present', 'Sí, ahora'),
      option('past', 'Yes, in the past', 'Sí, en el pasado'),
    ],
  }),
  date({
    id: 'isotretinoin-last-on',
    section: 'medicines',
    elements: needling,
    when: oneOf('isotretinoin', 'past'),
    text: { en: 'When was the last capsule?', es: '¿Cuándo fue la última cápsula?' },
  }),
  yesNo({
    id: 'glp1',
    section: 'medicines',
    elements: hair,
    changes: true,
    text: {
      en: 'Do you use a GLP-1 medicine, such as semaglutide or tirzepatide?',
      es: '¿Usas un medicamento GLP-1, como semaglutida o tirzepatida?',
    },
  }),
  choice({
    id: 'glp1-drug',
    section: 'medicines',
    elements: hair,
    optional: true,
    when: yes('glp1'),
    text: { en: 'Which one?', es: '¿Cuál?' },
    options: [
      option('semaglutide', 'Semaglutide', 'Semaglutida'),
      option('tirzepatide', 'Tirzepatide', 'Tirzepatida'),
      option('liraglutide', 'Liraglutide', 'Liraglutida'),
      option('dulaglutide', 'Dulaglutide', 'Dulaglutida'),
      option('other', 'Another one', 'Otro'),
    ],
  }),
  date({
    id: 'glp1-started-on',
    section: 'medicines',
    elements: hair,
    optional: true,
    when: yes('glp1'),
    text: { en: 'When did you begin with it?', es: '¿Cuándo empezaste con él?' },
  }),
  number({
    id: 'glp1-dose',
    section: 'medicines',
    elements: hair,
    optional: true,
    min: 0,
    max: 100,
    unit: 'mg',
    when: yes('glp1'),
    text: { en: 'What is each dose?', es: '¿De cuánto es cada dosis?' },
  }),
  number({
    id: 'glp1-weight-change',
    section: 'medicines',
    elements: hair,
    optional: true,
    min: -80,
    max: 80,
    unit: '%',
    when: yes('glp1'),
    text: {
      en: 'By how many percent has your weight changed since then?',
      es: '¿Qué porcentaje ha cambiado tu peso desde entonces?',
    },
    help: {
      en: 'A minus sign for weight lost, as near as you know.',
      es: 'Con signo menos si has perdido peso, lo más aproximado que sepas.',
    },
  }),
]

const recent: Question[] = [
  list({
    id: 'recent-procedures',
    section: 'recent',
    elements: hair,
    changes: true,
    text: {
      en: 'In the last six months, did you have any of this on scalp or face?',
      es: 'En los últimos seis meses, ¿te has hecho algo de esto en cabeza o cara?',
    },
    options: [
      option('steroid-injection', 'Steroid injections', 'Inyecciones de corticoides'),
      option('transplant', 'A hair transplant', 'Un trasplante capilar'),
      option('prp', 'Own-blood plasma or mesotherapy', 'Plasma propio o mesoterapia'),
      option('toxin-filler', 'Botulinum toxin or filler', 'Toxina botulínica o relleno'),
      option('colour', 'Bleach, relaxer or dye', 'Decoloración, alisado o tinte'),
    ],
  }),
  date({
    id: 'steroid-injected-on',
    section: 'recent',
    elements: hair,
    changes: true,
    when: ticked('steroid-injection'),
    text: {
      en: 'When was the last steroid injection?',
      es: '¿Cuándo fue la última inyección de corticoides?',
    },
  }),
  date({
    id: 'transplanted-on',
    section: 'recent',
    elements: hair,
    changes: true,
    when: ticked('transplant'),
    text: { en: 'When was the transplant?', es: '¿Cuándo fue el trasplante?' },
  }),
  date({
    id: 'prp-on',
    section: 'recent',
    elements: needling,
    changes: true,
    when: ticked('prp'),
    text: {
      en: 'When was the last plasma or mesotherapy session?',
      es: '¿Cuándo fue la última sesión de plasma o mesoterapia?',
    },
  }),
  date({
    id: 'toxin-filler-on',
    section: 'recent',
    elements: needling,
    changes: true,
    when: ticked('toxin-filler'),
    text: {
      en: 'When was the last toxin or filler?',
      es: '¿Cuándo fue la última toxina o relleno?',
    },
  }),
  date({
    id: 'coloured-on',
    section: 'recent',
    elements: needling,
    changes: true,
    when: ticked('colour'),
    text: {
      en: 'When was the last bleach, relaxer or dye?',
      es: '¿Cuándo fue la última decoloración, alisado o tinte?',
    },
  }),
  yesNo({
    id: 'recent-shock',
    section: 'recent',
    elements: hair,
    changes: true,
    text: {
      en: 'In the last six months: fast weight loss, surgery, high fever, a birth or great stress?',
      es: 'En los últimos seis meses: ¿adelgazamiento rápido, cirugía, fiebre alta, un parto o mucho estrés?',
    },
  }),
  list({
    id: 'today',
    section: 'recent',
    elements: everything,
    changes: true,
    text: { en: 'How are you today?', es: '¿Cómo estás hoy?' },
    help: { en: 'Choose what fits, or none.', es: 'Elige lo que encaje, o nada.' },
    options: [
      option('unwell', 'Unwell or feverish', 'Con malestar o fiebre'),
      option('antibiotics', 'Taking antibiotics', 'Tomando antibióticos'),
    ],
  }),
  choice({
    id: 'last-session',
    section: 'recent',
    elements: hair,
    changes: true,
    text: {
      en: 'How did your skin settle after your last needling, here, elsewhere or at home?',
      es: '¿Cómo quedó tu piel tras tus últimas microagujas, aquí, en otro sitio o en casa?',
    },
    options: [
      option('none', 'I have not had any', 'No me las he hecho nunca'),
      option('settled', 'It has settled', 'Se ha recuperado'),
      option('not-settled', 'Something has not settled yet', 'Algo no se ha recuperado aún'),
      option(
        'needed-care',
        'I needed care for it, or it kept me from daily life',
        'Necesité atención, o me impidió hacer mi vida normal',
      ),
    ],
  }),
  date({
    id: 'last-needled-on',
    section: 'recent',
    elements: needling,
    changes: true,
    answeredFrom: 'record.lastNeedledOn',
    when: hadSession,
    text: { en: 'When was that needling?', es: '¿Cuándo fueron esas microagujas?' },
  }),
  number({
    id: 'last-needle-depth',
    section: 'recent',
    elements: needling,
    changes: true,
    answeredFrom: 'record.lastDepthMm',
    min: 0,
    max: 5,
    unit: 'mm',
    when: all(hadSession, within('last-needled-on', days(14))),
    text: { en: 'How long were the needles?', es: '¿Qué longitud tenían las agujas?' },
  }),
]

const light: Question[] = [
  list({
    id: 'light-safety',
    section: 'light',
    elements: ['light'],
    changes: true,
    text: {
      en: 'About light: is any of this true for you?',
      es: 'Sobre la luz: ¿te ocurre algo de esto?',
    },
    options: [
      option('porphyria', 'Porphyria', 'Porfiria'),
      option('solar-urticaria', 'Hives from sunlight', 'Urticaria por el sol'),
      option('albinism', 'Albinism', 'Albinismo'),
      option('eye-disease', 'An eye disease', 'Una enfermedad de los ojos'),
      option(
        'no-goggles',
        'I would rather not wear goggles',
        'Prefiero no llevar gafas protectoras',
      ),
      option(
        'epilepsy-light',
        'Seizures brought on by flicker',
        'Convulsiones provocadas por luces que parpadean',
      ),
    ],
  }),
  number({
    id: 'light-pulse-hz',
    section: 'light',
    elements: ['light'],
    by: 'practice',
    answeredFrom: 'device.pulseHz',
    min: 0,
    max: 100_000,
    unit: 'Hz',
    when: oneOf('light-safety', 'epilepsy-light'),
    text: {
      en: 'How often does this light pulse each second? 0 for a steady light.',
      es: '¿Cuántas veces por segundo parpadea esta luz? 0 si es continua.',
    },
  }),
]

const frequency = [
  option('0', 'Not at all', 'Ningún día'),
  option('1', 'Several days', 'Varios días'),
  option('2', 'More than half the days', 'Más de la mitad de los días'),
  option('3', 'Nearly every day', 'Casi todos los días'),
]

const overTwoWeeks = {
  en: 'Over the last two weeks, how often has this bothered you?',
  es: 'En las últimas dos semanas, ¿con qué frecuencia te ha molestado esto?',
}

/** The four items of the PHQ-4 (PHQ family, public domain). */
const phq = (id: string, en: string, es: string): Question =>
  choice({
    id,
    section: 'wellbeing',
    elements: everything,
    text: { en, es },
    help: overTwoWeeks,
    options: frequency,
  })

const wellbeing: Question[] = [
  phq(
    'phq-interest',
    'Little interest or pleasure in doing things',
    'Poco interés o placer en hacer las cosas',
  ),
  phq(
    'phq-mood',
    'Feeling down, depressed or hopeless',
    'Sentirte sin ánimo, con depresión o sin esperanza',
  ),
  phq('gad-nervous', 'Feeling nervous, anxious or on edge', 'Sentir nervios, ansiedad o tensión'),
  phq(
    'gad-worry',
    'Not being able to stop or control worrying',
    'No poder parar o controlar la preocupación',
  ),
  yesNo({
    id: 'self-harm',
    section: 'wellbeing',
    elements: everything,
    changes: true,
    text: {
      en: 'Have you had thoughts of hurting yourself or of not wanting to live?',
      es: '¿Has pensado en hacerte daño o en no querer vivir?',
    },
    help: {
      en: 'If so, you are not alone. In danger, call your local emergency number now.',
      es: 'Si es así, no estás a solas. En peligro, llama ahora al número de emergencias.',
    },
  }),
]

const wishes: Question[] = [
  choice({
    id: 'product-wish',
    section: 'wishes',
    elements: needling,
    text: {
      en: 'Would you like a serum, exosomes or plasma worked in with the needles?',
      es: '¿Quieres que se introduzca un sérum, exosomas o plasma con las agujas?',
    },
    options: [
      option('none', 'No', 'No'),
      option('open', 'I would, but not only so', 'Me gustaría, pero no es imprescindible'),
      option('only-with', 'Yes, only with it', 'Sí, solo con ello'),
    ],
  }),
  number({
    id: 'depth-asked-mm',
    section: 'needling',
    elements: needling,
    by: 'practice',
    optional: true,
    min: 0,
    max: 5,
    unit: 'mm',
    text: {
      en: 'Is a certain needle depth asked for?',
      es: '¿Se pide una profundidad de aguja concreta?',
    },
  }),
]

/** Medicines, the last months, light, wellbeing and wishes. */
export const careQuestions: Question[] = [
  ...medicines,
  ...recent,
  ...light,
  ...wellbeing,
  ...wishes,
]
