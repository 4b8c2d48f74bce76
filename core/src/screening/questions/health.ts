import { all, months, not, oneOf, within } from '../rules/build.ts'
import type { Question } from '../schema.ts'
import { choice, date, everything, hair, list, needling, option, yesNo } from './build.ts'

/** The person's age, pregnancy, illnesses, allergies and cancer treatment. */
export const healthQuestions: Question[] = [
  date({
    id: 'birth-date',
    section: 'general',
    elements: hair,
    answeredFrom: 'patient.bornOn',
    text: { en: 'When were you born?', es: '¿Cuándo naciste?' },
  }),
  yesNo({
    id: 'pregnant-nursing',
    section: 'general',
    elements: everything,
    changes: true,
    text: {
      en: 'Are you pregnant or nursing?',
      es: '¿Estás embarazada o dando el pecho?',
    },
  }),
  list({
    id: 'conditions',
    section: 'health',
    elements: everything,
    changes: true,
    text: {
      en: 'Do you live with any of these?',
      es: '¿Vives con alguna de estas condiciones?',
    },
    options: [
      option(
        'bleeding',
        'A bleeding or platelet disorder',
        'Un trastorno de la coagulación o de las plaquetas',
      ),
      option('diabetes', 'Diabetes', 'Diabetes'),
      option(
        'heart',
        'A heart condition or a pacemaker',
        'Una enfermedad del corazón o un marcapasos',
      ),
      option('rhythm', 'An irregular heartbeat', 'Un ritmo irregular del corazón'),
      option('liver-failure', 'Liver failure', 'Insuficiencia hepática'),
      option('methaemoglobin', 'Methaemoglobinaemia', 'Metahemoglobinemia'),
      option('epilepsy', 'Epilepsy or seizures', 'Epilepsia o convulsiones'),
      option(
        'weak-immunity',
        'An organ transplant, or HIV that is not under control',
        'Un trasplante de órgano, o VIH sin controlar',
      ),
    ],
  }),
  choice({
    id: 'diabetes-control',
    section: 'health',
    elements: needling,
    changes: true,
    when: oneOf('conditions', 'diabetes'),
    text: {
      en: 'Is your diabetes well controlled, as your doctor sees it?',
      es: '¿Tu diabetes está bien controlada, según tu médico?',
    },
    options: [
      option('controlled', 'Yes, well controlled', 'Sí, bien controlada'),
      option('uncontrolled', 'Not at the moment', 'Por ahora no'),
    ],
  }),
  yesNo({
    id: 'numbing',
    section: 'health',
    elements: needling,
    when: oneOf('conditions', 'rhythm', 'liver-failure', 'methaemoglobin', 'epilepsy'),
    text: {
      en: 'Would you like a numbing cream before needling?',
      es: '¿Quieres una crema anestésica antes de las microagujas?',
    },
  }),
  list({
    id: 'autoimmune',
    section: 'health',
    elements: hair,
    changes: true,
    text: {
      en: 'Do you have another autoimmune condition?',
      es: '¿Tienes otra enfermedad autoinmune?',
    },
    options: [
      option('lupus', 'Lupus', 'Lupus'),
      option('rheumatoid', 'Rheumatoid arthritis', 'Artritis reumatoide'),
      option('scleroderma', 'Scleroderma', 'Esclerodermia'),
      option('dermatomyositis', 'Dermatomyositis', 'Dermatomiositis'),
      option('other', 'Another one', 'Otra'),
    ],
  }),
  list({
    id: 'allergies',
    section: 'health',
    elements: ['scalp', 'brow', 'acupuncture'],
    text: { en: 'Are you allergic to any of these?', es: '¿Tienes alergia a algo de esto?' },
    options: [
      option('metal', 'Nickel or steel', 'Níquel o acero'),
      option('anaesthetic', 'Numbing creams or injections', 'Anestésicos en crema o inyectados'),
    ],
  }),
  choice({
    id: 'cancer-treatment',
    section: 'health',
    elements: everything,
    changes: true,
    text: {
      en: 'Have you had treatment for cancer?',
      es: '¿Has recibido tratamiento contra el cáncer?',
    },
    help: {
      en: 'Chemotherapy, radiotherapy, targeted or immune therapy.',
      es: 'Quimioterapia, radioterapia, terapia dirigida o inmunoterapia.',
    },
    options: [
      option('no', 'No', 'No'),
      option('under-way', 'It is under way', 'Está en curso'),
      option(
        'ended-drugs',
        'It is complete, with chemotherapy or other drugs',
        'Ha terminado, con quimioterapia u otros fármacos',
      ),
      option(
        'ended-other',
        'It is complete, without such drugs',
        'Ha terminado, sin esos fármacos',
      ),
    ],
  }),
  date({
    id: 'cancer-treatment-ends-on',
    section: 'health',
    elements: hair,
    changes: true,
    past: false,
    when: oneOf('cancer-treatment', 'under-way'),
    text: {
      en: 'When is it expected to be complete?',
      es: '¿Cuándo se espera que termine?',
    },
    help: {
      en: 'If nobody can say yet, give a day on which we may ask you again.',
      es: 'Si todavía nadie lo sabe, dinos un día en que podamos volver a preguntarte.',
    },
  }),
  date({
    id: 'cancer-treatment-ended-on',
    section: 'health',
    elements: hair,
    when: oneOf('cancer-treatment', 'ended-drugs'),
    text: {
      en: 'When was your last chemotherapy or drug treatment?',
      es: '¿Cuándo fue tu última quimioterapia o tratamiento con fármacos?',
    },
  }),
  yesNo({
    id: 'still-thin-after-cancer',
    section: 'health',
    elements: hair,
    changes: true,
    when: all(
      oneOf('cancer-treatment', 'ended-drugs'),
      not(within('cancer-treatment-ended-on', months(6))),
    ),
    text: {
      en: 'Is your hair still thinner than before that treatment?',
      es: '¿Tu pelo sigue más fino o escaso que antes de ese tratamiento?',
    },
  }),
  yesNo({
    id: 'hormone-treatment',
    section: 'health',
    elements: hair,
    changes: true,
    when: oneOf('cancer-treatment', 'under-way', 'ended-drugs', 'ended-other'),
    text: {
      en: 'Do you take hormone treatment because of cancer, such as tamoxifen or letrozole?',
      es: '¿Tomas un tratamiento hormonal por el cáncer, como tamoxifeno o letrozol?',
    },
  }),
]
