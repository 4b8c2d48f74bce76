import type { Rule } from '../schema.ts'
import {
  above,
  after,
  all,
  any,
  below,
  branch,
  hair,
  months,
  needling,
  not,
  on,
  once,
  oneOf,
  rule,
  text,
  within,
  yes,
} from './build.ts'

const has = (...ids: string[]) => oneOf('conditions', ...ids)
const cancer = (id: string) => oneOf('cancer-treatment', id)
const sinceCancer = (n: number) => within('cancer-treatment-ended-on', months(n))

const providerAgrees = text(
  'Your provider agrees in writing.',
  'Tu profesional sanitario está de acuerdo por escrito.',
)

const illnessRules: Rule[] = [
  rule({
    id: 'R12',
    title: text('Another autoimmune condition', 'Otra enfermedad autoinmune'),
    basis: [on.practice, on.clinics],
    branches: [
      branch({
        when: oneOf('autoimmune', 'lupus', 'rheumatoid', 'scleroderma', 'dermatomyositis', 'other'),
        decide: needling('consult'),
        clearable: true,
        reason: text(
          'How needling acts together with an autoimmune condition is not known; please talk with your provider first.',
          'No se sabe cómo actúan las agujas junto con una enfermedad autoinmune; habla antes con tu profesional sanitario.',
        ),
        wouldChange: providerAgrees,
      }),
    ],
  }),
  rule({
    id: 'R13',
    title: text('Skin that light can harm', 'Piel a la que la luz puede dañar'),
    basis: [on.clinics],
    branches: [
      branch({
        when: any(
          oneOf('autoimmune', 'lupus'),
          oneOf('light-safety', 'porphyria', 'solar-urticaria', 'albinism'),
        ),
        decide: { light: 'decline' },
        clearable: true,
        reason: text(
          'Light can set off a reaction in this condition.',
          'En esta enfermedad la luz puede provocar una reacción.',
        ),
        wouldChange: text(
          'The provider who knows your condition agrees in writing.',
          'El profesional que conoce tu enfermedad está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R15',
    title: text('A bleeding disorder', 'Un trastorno de la coagulación'),
    basis: [on.SKP, on.ours],
    branches: [
      branch({
        when: has('bleeding'),
        decide: needling('decline'),
        reason: text(
          'The label of the pen excludes bleeding and platelet disorders.',
          'La etiqueta del aparato excluye los trastornos de la coagulación y de las plaquetas.',
        ),
        wouldChange: text(
          'A doctor finds that there is no such disorder, and the answer is changed.',
          'Un médico ve que no existe tal trastorno y se cambia la respuesta.',
        ),
      }),
      branch({
        when: has('bleeding'),
        decide: { acupuncture: 'consult' },
        clearable: true,
        reason: text(
          'Acupuncture needles can bleed and bruise; your provider should agree.',
          'Las agujas de acupuntura pueden causar sangrado y moratones; conviene que tu profesional sanitario esté de acuerdo.',
        ),
        wouldChange: providerAgrees,
      }),
    ],
  }),
  rule({
    id: 'R22',
    title: text('Pregnant or nursing', 'Embarazo o lactancia'),
    basis: [on.SKP, on.NAALT, on.ours],
    branches: [
      branch({
        when: yes('pregnant-nursing'),
        decide: needling('wait'),
        until: once('pregnancy and nursing are over', 'han terminado el embarazo y la lactancia'),
        reason: text(
          'The label of the pen excludes pregnancy and nursing.',
          'La etiqueta del aparato excluye el embarazo y la lactancia.',
        ),
        wouldChange: text(
          'Pregnancy and nursing are over.',
          'Han terminado el embarazo y la lactancia.',
        ),
      }),
      branch({
        when: yes('pregnant-nursing'),
        decide: { light: 'consult', acupuncture: 'consult' },
        clearable: true,
        reason: text(
          'Light and acupuncture in this time are for your midwife or doctor to agree to.',
          'En este tiempo, la luz y la acupuntura necesitan el acuerdo de tu matrona o tu médico.',
        ),
        wouldChange: text(
          'Your midwife or doctor agrees in writing.',
          'Tu matrona o tu médico está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R23',
    title: text('Age', 'Edad'),
    basis: [on.FDA_MN],
    branches: [
      branch({
        when: within('birth-date', months(18 * 12)),
        decide: hair('decline'),
        reason: text(
          'We treat adults only: devices were tested from 22 years on.',
          'Tratamos solo a personas adultas: los aparatos se probaron a partir de los 22 años.',
        ),
        wouldChange: text('The 18th birthday.', 'Cumplir 18 años.'),
      }),
      branch({
        when: all(
          not(within('birth-date', months(18 * 12))),
          within('birth-date', months(22 * 12)),
        ),
        decide: hair('note'),
        reason: text(
          'Devices were cleared for people of 22 and older; below that there are no tests to go by.',
          'Los aparatos se autorizaron desde los 22 años; por debajo no hay pruebas que nos guíen.',
        ),
        wouldChange: text('The 22nd birthday.', 'Cumplir 22 años.'),
      }),
    ],
  }),
  rule({
    id: 'R24',
    title: text('Allergy to steel or nickel', 'Alergia al acero o al níquel'),
    basis: [on.SKP, on.CHU21, on.ours],
    branches: [
      branch({
        when: oneOf('allergies', 'metal'),
        decide: needling('decline'),
        reason: text(
          'The needles are steel, and the label excludes this allergy.',
          'Las agujas son de acero, y la etiqueta excluye esta alergia.',
        ),
        wouldChange: text(
          'An allergy test finds none, and the answer is changed.',
          'Una prueba no encuentra alergia y se cambia la respuesta.',
        ),
      }),
      branch({
        when: oneOf('allergies', 'metal'),
        decide: { acupuncture: 'consult' },
        clearable: true,
        reason: text(
          'Acupuncture needles are steel as well; your provider should agree to the needles used.',
          'Las agujas de acupuntura también son de acero; tu profesional sanitario debe estar de acuerdo con las que se usen.',
        ),
        wouldChange: providerAgrees,
      }),
    ],
  }),
  rule({
    id: 'R25',
    title: text('Allergy to anaesthetics', 'Alergia a los anestésicos'),
    basis: [on.SKP],
    branches: [
      branch({
        when: oneOf('allergies', 'anaesthetic'),
        decide: needling('note'),
        reason: text('No numbing is used.', 'No se usa anestesia.'),
        wouldChange: text(
          'An allergy test finds none, and the answer is changed.',
          'Una prueba no encuentra alergia y se cambia la respuesta.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R26',
    title: text('Numbing cream with this condition', 'Crema anestésica con esta enfermedad'),
    basis: [on.FDA_LID],
    branches: [
      branch({
        when: all(has('rhythm', 'liver-failure', 'methaemoglobin', 'epilepsy'), yes('numbing')),
        decide: needling('consult'),
        clearable: true,
        reason: text(
          'Numbing cream on a large area can be dangerous with this condition.',
          'Una crema anestésica en una zona amplia puede ser peligrosa con esta enfermedad.',
        ),
        wouldChange: text(
          'Your provider agrees in writing, or no numbing cream is used.',
          'Tu profesional sanitario está de acuerdo por escrito, o no se usa crema anestésica.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R36',
    title: text('Diabetes', 'Diabetes'),
    basis: [on.clinics],
    branches: [
      branch({
        when: all(has('diabetes'), oneOf('diabetes-control', 'uncontrolled')),
        decide: needling('wait'),
        until: once('the diabetes is well controlled', 'la diabetes está bien controlada'),
        reason: text(
          'While sugar is high, skin heals slowly and infections come easily.',
          'Con el azúcar alto la piel sana despacio y las infecciones llegan con facilidad.',
        ),
        wouldChange: text(
          'Your doctor finds it well controlled.',
          'Tu médico la encuentra bien controlada.',
        ),
      }),
      branch({
        when: all(has('diabetes'), oneOf('diabetes-control', 'controlled')),
        decide: needling('note'),
        reason: text(
          'Skin may take longer to heal; we look closely after each visit.',
          'La piel puede tardar más en sanar; la vigilamos tras cada visita.',
        ),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
    ],
  }),
  rule({
    id: 'R37',
    title: text('A heart condition or pacemaker', 'Una enfermedad del corazón o un marcapasos'),
    basis: [on.clinics, on.NAALT2, on.ours],
    branches: [
      branch({
        when: has('heart', 'rhythm'),
        decide: needling('consult'),
        clearable: true,
        reason: text(
          'Labels list heart conditions among what was not tested.',
          'Las etiquetas cuentan las enfermedades del corazón entre lo que no se ha probado.',
        ),
        wouldChange: providerAgrees,
      }),
      branch({
        when: has('heart', 'rhythm'),
        decide: { light: 'note', acupuncture: 'note' },
        reason: text(
          'A pacemaker is no bar to light; in acupuncture no electrical stimulation is used.',
          'Un marcapasos no impide la luz; en acupuntura no se usa estimulación eléctrica.',
        ),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
    ],
  }),
  rule({
    id: 'R38',
    title: text('Seizures brought on by flicker', 'Convulsiones por luces que parpadean'),
    basis: [on.NAALT],
    branches: [
      branch({
        when: all(
          oneOf('light-safety', 'epilepsy-light'),
          below('light-pulse-hz', 30),
          above('light-pulse-hz', 0),
        ),
        decide: { light: 'decline' },
        reason: text(
          'Visible light that pulses below 30 times a second can set off a seizure.',
          'Una luz visible que parpadea menos de 30 veces por segundo puede provocar una convulsión.',
        ),
        wouldChange: text(
          'A steady light, or one that pulses 30 times a second or faster.',
          'Una luz continua, o que parpadee 30 veces por segundo o más.',
        ),
      }),
      branch({
        when: oneOf('light-safety', 'epilepsy-light'),
        decide: { light: 'consult' },
        clearable: true,
        reason: text(
          'With this kind of epilepsy your neurologist should agree to any light.',
          'Con esta epilepsia, tu neurólogo debe estar de acuerdo con cualquier luz.',
        ),
        wouldChange: text(
          'Your neurologist agrees in writing.',
          'Tu neurólogo está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R40',
    title: text('Eyes and goggles', 'Ojos y gafas protectoras'),
    basis: [on.NAALT],
    branches: [
      branch({
        when: oneOf('light-safety', 'eye-disease', 'no-goggles'),
        decide: { light: 'decline' },
        reason: text(
          'The light is strong, and healthy eyes with goggles on are part of its safe use.',
          'La luz es intensa, y unos ojos sanos con gafas son parte de su uso seguro.',
        ),
        wouldChange: text(
          'Goggles are worn and there is no eye disease.',
          'Se llevan gafas y no hay enfermedad de los ojos.',
        ),
      }),
    ],
  }),
]

const cancerRules: Rule[] = [
  rule({
    id: 'R27',
    title: text('Cancer treatment under way', 'Tratamiento contra el cáncer en curso'),
    basis: [on.practice, on.clinics, on.NAALT, on.ours],
    branches: [
      branch({
        when: cancer('under-way'),
        decide: hair('wait'),
        until: {
          dates: [{ q: 'cancer-treatment-ends-on', span: null }],
          event: text(
            'the treatment is complete and your oncology team agrees',
            'el tratamiento ha terminado y tu equipo de oncología está de acuerdo',
          ),
        },
        reason: text(
          'During this treatment skin heals poorly and infects easily. Your treatment comes first; we gladly wait.',
          'Durante este tratamiento la piel sana mal y se infecta con facilidad. Tu tratamiento es lo primero; esperamos con gusto.',
        ),
        wouldChange: text(
          'The treatment is complete and your oncology team agrees.',
          'El tratamiento ha terminado y tu equipo de oncología está de acuerdo.',
        ),
      }),
      branch({
        when: cancer('under-way'),
        decide: { acupuncture: 'consult' },
        clearable: true,
        reason: text(
          'Acupuncture during cancer treatment is for your oncology team to agree to.',
          'La acupuntura durante el tratamiento necesita el acuerdo de tu equipo de oncología.',
        ),
        wouldChange: text(
          'Your oncology team agrees in writing.',
          'Tu equipo de oncología está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R28',
    title: text('Chemotherapy completed lately', 'Quimioterapia terminada hace poco'),
    basis: [on.WAT19, on.ours],
    branches: [
      branch({
        when: all(cancer('ended-drugs'), sinceCancer(3)),
        decide: { ...needling('wait'), light: 'note' },
        until: after('cancer-treatment-ended-on', months(3)),
        clearable: true,
        reason: text(
          'Hair usually begins to return by itself about three months after chemotherapy, so it is kind to wait and see.',
          'El pelo suele empezar a volver solo unos tres meses después de la quimioterapia; conviene esperar y ver.',
        ),
        wouldChange: text(
          'Three months since the last treatment, or your oncology team agrees in writing.',
          'Tres meses desde el último tratamiento, o tu equipo de oncología está de acuerdo por escrito.',
        ),
      }),
      branch({
        when: all(cancer('ended-drugs'), not(sinceCancer(3)), sinceCancer(6)),
        decide: { ...needling('consult'), light: 'note' },
        clearable: true,
        reason: text(
          'Hair is often still returning by itself now; your oncology team should agree.',
          'Ahora el pelo a menudo sigue volviendo solo; tu equipo de oncología debe estar de acuerdo.',
        ),
        wouldChange: text(
          'Your oncology team agrees in writing.',
          'Tu equipo de oncología está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R29',
    title: text(
      'Still thin long after chemotherapy',
      'Pelo escaso mucho después de la quimioterapia',
    ),
    basis: [on.KAN19, on.WAT19],
    branches: [
      branch({
        when: all(cancer('ended-drugs'), not(sinceCancer(6)), yes('still-thin-after-cancer')),
        decide: { ...needling('consult'), light: 'note' },
        clearable: true,
        reason: text(
          'Hair can stay thinner for years: in one study of 61 people, for about four in ten. A doctor should look at it first.',
          'El pelo puede seguir más escaso durante años: en un estudio con 61 personas, en unas cuatro de cada diez. Conviene que antes lo vea un médico.',
        ),
        wouldChange: providerAgrees,
      }),
    ],
  }),
  rule({
    id: 'R30',
    title: text('Hormone treatment because of cancer', 'Tratamiento hormonal por un cáncer'),
    basis: [on.ours],
    branches: [
      branch({
        when: all(
          oneOf('cancer-treatment', 'under-way', 'ended-drugs', 'ended-other'),
          yes('hormone-treatment'),
        ),
        decide: { ...needling('consult'), light: 'note' },
        clearable: true,
        reason: text(
          'This is still cancer treatment, and it can thin hair. Please go on with it; your oncology team should agree to needling.',
          'Sigue siendo un tratamiento contra el cáncer y puede afinar el pelo. Continúa con él; tu equipo de oncología debe estar de acuerdo con las agujas.',
        ),
        wouldChange: text(
          'Your oncology team agrees in writing.',
          'Tu equipo de oncología está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
]

/** Illnesses, pregnancy, age, allergies, and treatment of cancer. */
export const healthRules: Rule[] = [...illnessRules, ...cancerRules]
