import type { PracticeView, Rule } from '../schema.ts'
import {
  above,
  all,
  any,
  branch,
  hair,
  months,
  needling,
  not,
  on,
  oneOf,
  rule,
  surely,
  text,
  within,
  yes,
} from './build.ts'

/** Signs of alopecia areata that call for a dermatologist; under 18 counts as one. */
const severe = any(
  oneOf('aa-signs', 'half-or-more', 'band', 'fast', 'brows-lashes'),
  within('birth-date', months(18 * 12)),
)

const areataView: PracticeView = {
  practice: {
    text: text(
      'This practice sees alopecia areata as an immune condition that needling does not treat. Some people may respond in a quiet phase; nothing can be promised, and your provider is asked first.',
      'Esta práctica ve la alopecia areata como una enfermedad inmunitaria que las microagujas no tratan. Algunas personas quizá respondan en una fase tranquila; nada se puede prometer, y antes se pregunta a tu profesional sanitario.',
    ),
    basis: [on.practice],
  },
  evidence: {
    text: text(
      'Immune cells (T cells) drive it, and mild patches often recover alone. In one study of 40 people, needling alone led to complete recovery in 5 %, together with a steroid in 60 %. For extensive loss there are approved medicines.',
      'La causan células inmunitarias (linfocitos T), y las placas leves a menudo se recuperan solas. En un estudio con 40 personas, las agujas solas llevaron a una recuperación completa en el 5 %, y junto con un corticoide en el 60 %. Para pérdidas extensas hay medicamentos aprobados.',
    ),
    basis: [on.SP_AT, on.GPN, on.IJBR25, on.WYR20],
  },
}

const skinDoctorAgrees = text(
  'A skin doctor has made a diagnosis and agrees in writing.',
  'Un dermatólogo ha dado un diagnóstico y está de acuerdo por escrito.',
)

/** The diagnosis behind the hair loss, and habits around it. */
export const hairRules: Rule[] = [
  rule({
    id: 'R08',
    title: text('Hair loss that scars', 'Pérdida de pelo que deja cicatriz'),
    basis: [on.JDD23, on.ours],
    branches: [
      branch({
        when: oneOf('scarring', 'quiet', 'active'),
        decide: hair('consult'),
        unsure: 'consult',
        clearable: true,
        reason: text(
          'A scarring kind of hair loss can flare after small injuries, and what is lost to scars stays lost.',
          'Una pérdida de pelo que deja cicatriz puede reactivarse con heridas pequeñas, y lo que se pierde así no vuelve.',
        ),
        wouldChange: skinDoctorAgrees,
      }),
      branch({
        when: oneOf('hair-signs', 'painful', 'scaling', 'shiny'),
        decide: hair('consult'),
        unsure: 'consult',
        clearable: true,
        reason: text(
          'Skin that hurts, scales round the hairs or shines can belong to a scarring kind of hair loss, which needles can stir up.',
          'La piel que duele, hace escamas alrededor del pelo o brilla puede indicar una pérdida que deja cicatriz, y las agujas pueden avivarla.',
        ),
        wouldChange: skinDoctorAgrees,
      }),
      branch({
        // Unknown is covered by the first branch, which consults and asks.
        when: surely(oneOf('scarring', 'active')),
        decide: needling('decline'),
        reason: text(
          'While a scarring kind of hair loss is active, needling may make it worse.',
          'Mientras está activa una pérdida de pelo que deja cicatriz, las agujas pueden empeorarla.',
        ),
        wouldChange: text(
          'Your skin doctor finds it quiet.',
          'Tu dermatólogo la encuentra tranquila.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R09',
    title: text('Brows thinning without a known reason', 'Cejas que se pierden sin razón conocida'),
    basis: [on.FFA1],
    branches: [
      branch({
        when: yes('brows-unexplained'),
        decide: { brow: 'consult' },
        unsure: 'consult',
        clearable: true,
        reason: text(
          'Brow loss can be the first sign of a scarring condition, above all in women over 40 whose hairline moves back.',
          'Perder las cejas puede ser el primer signo de una enfermedad que deja cicatriz, sobre todo en mujeres de más de 40 años cuya línea del pelo retrocede.',
        ),
        wouldChange: text(
          'A doctor has found the reason and agrees in writing.',
          'Un médico ha encontrado la razón y está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R10',
    title: text('Alopecia areata', 'Alopecia areata'),
    basis: [on.practice, on.IJBR25],
    practiceView: areataView,
    branches: [
      branch({
        when: all(yes('alopecia-areata'), not(surely(severe))),
        decide: { ...needling('consult'), light: 'note' },
        clearable: true,
        reason: text(
          'Alopecia areata is an immune condition with a course nobody can foretell; please talk with your healthcare provider first.',
          'La alopecia areata es una enfermedad inmunitaria de curso imprevisible; habla antes con tu profesional sanitario.',
        ),
        wouldChange: text(
          'Your provider gives a written go-ahead.',
          'Tu profesional sanitario da su visto bueno por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R11',
    title: text(
      'Alopecia areata that is extensive, spreading or early in life',
      'Alopecia areata extensa, en avance o de inicio temprano',
    ),
    basis: [on.WYR20, on.GPN],
    practiceView: areataView,
    branches: [
      branch({
        when: all(yes('alopecia-areata'), severe),
        decide: hair('consult'),
        clearable: true,
        reason: text(
          'Approved medicines exist for this; a dermatologist should see you, and our care would never be the only one.',
          'Para esto existen medicamentos aprobados; conviene que te vea un dermatólogo, y nuestro cuidado nunca sería el único.',
        ),
        wouldChange: text(
          'A dermatologist looks after you and agrees in writing.',
          'Un dermatólogo te atiende y está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R34',
    title: text('Hair loss that needs a diagnosis', 'Pérdida de pelo que necesita diagnóstico'),
    basis: [on.MCD17, on.ours],
    branches: [
      branch({
        when: oneOf('hair-signs', 'sudden', 'patchy', 'painful', 'scaling', 'total'),
        decide: hair('consult'),
        unsure: 'consult',
        clearable: true,
        reason: text(
          'Loss that is sudden, patchy, painful, scaling or total has causes a doctor should look for first.',
          'Una pérdida repentina, en placas, con dolor, con escamas o total tiene causas que un médico debe buscar antes.',
        ),
        wouldChange: text(
          'A provider has made a diagnosis and agrees in writing.',
          'Un profesional sanitario ha dado un diagnóstico y está de acuerdo por escrito.',
        ),
      }),
      branch({
        when: surely(above('pull-test-hairs', 2)),
        decide: hair('consult'),
        clearable: true,
        reason: text(
          'More than two hairs in a pull test is above what is usual and asks for a diagnosis.',
          'Más de dos pelos en la prueba de tracción es más de lo habitual y pide un diagnóstico.',
        ),
        wouldChange: text(
          'A provider has made a diagnosis and agrees in writing.',
          'Un profesional sanitario ha dado un diagnóstico y está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R35',
    title: text('Not yet seen by a doctor', 'Aún sin consulta médica'),
    basis: [on.ours],
    branches: [
      branch({
        when: oneOf('hair-assessed', 'not-assessed'),
        decide: hair('note'),
        unsure: 'note',
        reason: text(
          'Low iron, the thyroid or a medicine can be behind hair loss; a visit to a doctor is advised.',
          'La falta de hierro, el tiroides o un medicamento pueden estar detrás; se aconseja una visita al médico.',
        ),
        wouldChange: text('A doctor has looked at it.', 'Un médico lo ha visto.'),
      }),
    ],
  }),
  rule({
    id: 'R51',
    title: text(
      'Pulling, distress, or hope of a certain result',
      'Tirones, angustia o esperar un resultado seguro',
    ),
    basis: [on.ours],
    branches: [
      branch({
        when: oneOf('habits', 'pulling', 'body-image', 'certain-result'),
        decide: hair('consult'),
        clearable: true,
        reason: text(
          'Before anything is booked there should be time to talk, so that the course does more good than harm.',
          'Antes de reservar nada conviene hablar con calma, para que el curso haga más bien que mal.',
        ),
        wouldChange: text(
          'You have talked it over with a provider, and the aim is one the care can meet.',
          'Lo has hablado con un profesional sanitario, y la meta está al alcance de este cuidado.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R52',
    title: text('Hairstyles that pull', 'Peinados que tiran'),
    basis: [on.ours],
    branches: [
      branch({
        when: oneOf('habits', 'tight-styles'),
        decide: { scalp: 'note' },
        unsure: 'note',
        reason: text(
          'While the pull goes on its effect goes on; a looser style first.',
          'Mientras dura el tirón dura su efecto; primero, un peinado más suelto.',
        ),
        wouldChange: text('Looser styles.', 'Peinados más sueltos.'),
      }),
    ],
  }),
]
