import type { Rule } from '../schema.ts'
import {
  after,
  all,
  any,
  branch,
  hair,
  months,
  needling,
  on,
  oneOf,
  rule,
  text,
  within,
  yes,
} from './build.ts'

const takes = (...ids: string[]) => oneOf('medicines', ...ids)

const providerAgrees = text(
  'The provider who prescribes it agrees in writing.',
  'El profesional que lo receta está de acuerdo por escrito.',
)

/** Medicines. None of these rules ever advises against one that was prescribed. */
export const medicineRules: Rule[] = [
  rule({
    id: 'R14',
    title: text('A weakened immune system', 'Un sistema inmunitario debilitado'),
    basis: [on.clinics, on.ours],
    branches: [
      branch({
        when: any(takes('immune'), oneOf('conditions', 'weak-immunity')),
        decide: { ...needling('consult'), acupuncture: 'consult' },
        clearable: true,
        reason: text(
          'Infections come more easily and skin heals more slowly. Please go on with what was prescribed.',
          'Las infecciones llegan con más facilidad y la piel sana más despacio. Sigue con lo que te han recetado.',
        ),
        wouldChange: providerAgrees,
      }),
    ],
  }),
  rule({
    id: 'R16',
    title: text('A prescribed blood thinner', 'Un anticoagulante o antiagregante recetado'),
    basis: [on.HEA14, on.IYE19, on.ours],
    branches: [
      branch({
        when: takes('anticoagulant'),
        decide: needling('consult'),
        clearable: true,
        reason: text(
          'Needling may bleed more. Please go on taking it as prescribed: a clot is the greater danger. With your provider’s agreement we use the lowest depth.',
          'Las agujas pueden sangrar más. Sigue tomándolo como está recetado: un coágulo es el peligro mayor. Con el acuerdo de tu profesional sanitario se usa la menor profundidad.',
        ),
        wouldChange: providerAgrees,
      }),
      branch({
        when: takes('anticoagulant'),
        decide: { acupuncture: 'note' },
        reason: text(
          'Acupuncture may bruise more. Please go on taking it as prescribed.',
          'La acupuntura puede dejar más moratones. Sigue tomándolo como está recetado.',
        ),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
    ],
  }),
  rule({
    id: 'R17',
    title: text('Aspirin, ibuprofen or fish oil', 'Aspirina, ibuprofeno o aceite de pescado'),
    basis: [on.clinics],
    branches: [
      branch({
        when: takes('self-taken'),
        decide: needling('note'),
        unsure: 'note',
        reason: text('Skin may bruise a little more.', 'Pueden salir algunos moratones más.'),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
    ],
  }),
  rule({
    id: 'R19',
    title: text('Isotretinoin at present', 'Isotretinoína en este momento'),
    basis: [on.SKP],
    branches: [
      branch({
        when: oneOf('isotretinoin', 'now'),
        decide: needling('decline'),
        reason: text(
          'The label of the pen excludes current isotretinoin. Please go on taking it as prescribed; needling can come later.',
          'La etiqueta del aparato excluye tomar isotretinoína a la vez. Sigue tomándola como está recetada; las agujas pueden venir después.',
        ),
        wouldChange: text(
          'Your prescriber has ended the treatment, when it is right for you.',
          'Quien te la receta ha dado por terminado el tratamiento, cuando sea lo adecuado para ti.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R20',
    title: text('Isotretinoin in the last six months', 'Isotretinoína en los últimos seis meses'),
    basis: [
      { kind: 'label', source: 'Isotretinoin package insert, as cited in ASDS17', date: '2017' },
      on.ASDS17,
      on.SPR17,
    ],
    branches: [
      branch({
        when: all(oneOf('isotretinoin', 'past'), within('isotretinoin-last-on', months(6))),
        decide: needling('wait'),
        until: after('isotretinoin-last-on', months(6)),
        clearable: true,
        overridable: true,
        reason: text(
          'The package insert asks for six months; a consensus of 2017 saw too little evidence for so long a wait, so a prescriber may shorten it.',
          'El prospecto pide seis meses; un consenso de 2017 vio pocas pruebas para tanta espera, así que quien receta puede acortarla.',
        ),
        wouldChange: text(
          'Six months since the last capsule, or a prescriber shortens the wait.',
          'Seis meses desde la última cápsula, o quien receta acorta la espera.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R32',
    title: text('A GLP-1 medicine', 'Un medicamento GLP-1'),
    basis: [on.practice, on.SOD25, on.AKI25],
    practiceView: {
      practice: {
        text: text(
          'This practice believes that needling may slow the loss meanwhile, and expects the most from a course that begins after the medicine.',
          'Esta práctica cree que las agujas pueden frenar algo la pérdida mientras tanto, y espera más de un curso que empiece después del medicamento.',
        ),
        basis: [on.practice],
      },
      evidence: {
        text: text(
          'No study has tested either belief. More shedding was seen in people on these medicines (in one comparison, odds 1.76 times as high); it usually follows weight loss and tends to settle by itself. Any change to the medicine is between you and your prescriber.',
          'Ningún estudio ha probado estas ideas. Se vio más caída en quienes usan estos medicamentos (en una comparación, una razón de posibilidades de 1,76); suele seguir a la pérdida de peso y tiende a calmarse sola. Cualquier cambio del medicamento es cosa tuya y de quien lo receta.',
        ),
        basis: [on.AKI25, on.SOD25, on.ours],
      },
    },
    branches: [
      branch({
        when: yes('glp1'),
        decide: hair('note'),
        choices: [
          text('Go on now, with this note.', 'Seguir ahora, con esta nota.'),
          text(
            'Begin later, by your own choice; the medicine stays as prescribed.',
            'Empezar más tarde, por decisión propia; el medicamento sigue como está recetado.',
          ),
        ],
        reason: text(
          'Shedding with these medicines often settles by itself, so a change during the course may not come from our care. Please keep to what your prescriber says.',
          'La caída con estos medicamentos a menudo se calma sola, así que un cambio durante el curso puede no venir de nuestro cuidado. Sigue lo que diga quien te lo receta.',
        ),
        wouldChange: text(
          'Nothing needs to change; both ways are open to you.',
          'No hace falta cambiar nada; los dos caminos están abiertos.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R39',
    title: text(
      'Medicine that makes skin sensitive to light',
      'Un fármaco que sensibiliza a la luz',
    ),
    basis: [on.clinics, on.DPL],
    branches: [
      branch({
        when: any(takes('photosensitiser'), oneOf('isotretinoin', 'now')),
        decide: { light: 'consult' },
        clearable: true,
        reason: text(
          'Light could burn your skin sooner. Please go on with what was prescribed and ask your provider about light.',
          'La luz podría quemar antes tu piel. Sigue con lo recetado y pregunta a tu profesional sanitario por la luz.',
        ),
        wouldChange: providerAgrees,
      }),
      branch({
        when: takes('pdt'),
        decide: { light: 'decline' },
        reason: text(
          'These agents take up red light, so it can burn.',
          'Estos agentes absorben la luz roja, y esta puede quemar.',
        ),
        wouldChange: text(
          'The provider who gave it says that it has left the body.',
          'El profesional que lo administró dice que ya ha salido del cuerpo.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R48',
    title: text('Minoxidil on the skin', 'Minoxidil sobre la piel'),
    basis: [on.clinics, on.KAL11],
    practiceView: {
      practice: {
        text: text(
          'This practice sees the fine channels as a help for topical treatments used alongside.',
          'Esta práctica ve los canales finos como una ayuda para los tratamientos tópicos que se usan a la vez.',
        ),
        basis: [on.practice],
      },
      evidence: {
        text: text(
          'Skin stays more open for hours to days after needling, so more may enter the body. 24 hours is a floor that clinics use, not a proven limit.',
          'La piel sigue más abierta durante horas o días tras las agujas, así que puede entrar más en el cuerpo. Las 24 horas son un mínimo que usan las clínicas, no un límite demostrado.',
        ),
        basis: [on.KAL11, on.MIC21, on.clinics],
      },
    },
    branches: [
      branch({
        when: takes('minoxidil'),
        decide: needling('note'),
        unsure: 'note',
        reason: text(
          'Leave it out on the day of needling and begin again after 24 hours or more, unless your prescriber says otherwise.',
          'No lo apliques el día de las agujas y vuelve a empezar pasadas 24 horas o más, salvo que quien lo receta diga otra cosa.',
        ),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
    ],
  }),
]
