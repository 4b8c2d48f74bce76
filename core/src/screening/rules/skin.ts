import type { Rule } from '../schema.ts'
import {
  after,
  all,
  any,
  branch,
  days,
  hair,
  months,
  needling,
  on,
  once,
  oneOf,
  rule,
  text,
  within,
  yes,
} from './build.ts'

const now = (...ids: string[]) => oneOf('skin-now', ...ids)
const past = (...ids: string[]) => oneOf('skin-past', ...ids)

/** Skin of the scalp and brows: what is there now and what was there before. */
export const skinRules: Rule[] = [
  rule({
    id: 'R01',
    title: text('Skin cancer or a suspicious spot', 'Cáncer de piel o una mancha sospechosa'),
    basis: [on.SKP, on.NAALT],
    branches: [
      branch({
        when: now('suspicious-spot'),
        decide: hair('decline'),
        unsure: 'consult',
        reason: text(
          'Needling or light could spread or hide a skin cancer, so a skin doctor should see the spot soon.',
          'Las agujas o la luz podrían extender u ocultar un cáncer de piel; conviene que un dermatólogo vea la mancha pronto.',
        ),
        wouldChange: text(
          'A doctor has seen the spot and found it harmless, and the answer is changed.',
          'Un médico ha visto la mancha, es inofensiva y se cambia la respuesta.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R02',
    title: text('Skin cancer there before, or sun damage', 'Cáncer de piel previo, o daño solar'),
    basis: [on.clinics, on.NAALT],
    branches: [
      branch({
        when: past('skin-cancer'),
        decide: hair('consult'),
        clearable: true,
        reason: text(
          'Nobody has tested needling or light on skin that has had cancer or sun damage.',
          'Nadie ha probado las agujas o la luz en piel que tuvo cáncer o daño solar.',
        ),
        wouldChange: text(
          'Your skin doctor agrees in writing.',
          'Tu dermatólogo está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R03',
    title: text('Skin that is open, sore or burnt', 'Piel abierta, irritada o quemada'),
    basis: [on.SKP, on.DPL],
    branches: [
      branch({
        when: now('wound'),
        decide: hair('wait'),
        until: once('the skin has healed', 'la piel ha sanado'),
        reason: text(
          'The labels of pens and lights ask for whole, calm skin.',
          'Las etiquetas de los aparatos y de las luces piden piel íntegra y en calma.',
        ),
        wouldChange: text('The skin has healed.', 'La piel ha sanado.'),
      }),
    ],
  }),
  rule({
    id: 'R04',
    title: text('An infection of the skin', 'Una infección de la piel'),
    basis: [on.CHU21, on.ours],
    branches: [
      branch({
        when: now('infection'),
        decide: hair('wait'),
        until: once('the infection is over', 'la infección ha pasado'),
        reason: text(
          'Needles can carry an infection deeper, and a shared lamp can pass it on.',
          'Las agujas pueden llevar la infección más adentro, y una lámpara compartida puede transmitirla.',
        ),
        wouldChange: text('The infection is over.', 'La infección ha pasado.'),
      }),
      branch({
        when: now('scaly-pustular'),
        decide: needling('consult'),
        clearable: true,
        reason: text(
          'Scales or pus can be an infection that needs its own treatment first.',
          'Las escamas o el pus pueden ser una infección que necesita antes su propio tratamiento.',
        ),
        wouldChange: text(
          'A provider has looked at the skin and agrees.',
          'Un profesional sanitario ha visto la piel y está de acuerdo.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R05',
    title: text('A cold sore now', 'Un herpes activo'),
    basis: [on.clinics],
    branches: [
      branch({
        when: now('cold-sore'),
        decide: needling('wait'),
        until: once('the cold sore has healed', 'el herpes ha sanado'),
        reason: text('Needles can spread a cold sore.', 'Las agujas pueden extender un herpes.'),
        wouldChange: text('The cold sore has healed.', 'El herpes ha sanado.'),
      }),
    ],
  }),
  rule({
    id: 'R06',
    title: text('Cold sores that come back', 'Herpes que vuelve'),
    basis: [on.clinics],
    branches: [
      branch({
        when: past('cold-sores'),
        decide: { brow: 'consult' },
        clearable: true,
        reason: text(
          'Needling near the brows can wake a cold sore; a provider may give a medicine to prevent it.',
          'Las agujas cerca de las cejas pueden despertar un herpes; un profesional sanitario puede dar un medicamento que lo prevenga.',
        ),
        wouldChange: text(
          'A provider has decided about prevention.',
          'Un profesional sanitario ha decidido sobre la prevención.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R07',
    title: text('Active psoriasis, eczema or dermatitis', 'Psoriasis, eccema o dermatitis activos'),
    basis: [on.clinics],
    branches: [
      branch({
        when: now('rash'),
        decide: needling('wait'),
        until: once(
          'the skin is quiet, or a provider agrees',
          'la piel está tranquila, o un profesional sanitario está de acuerdo',
        ),
        clearable: true,
        reason: text(
          'Small injuries can stir up these conditions, and the skin barrier is weak.',
          'Las heridas pequeñas pueden avivar estas enfermedades, y la barrera de la piel está débil.',
        ),
        wouldChange: text(
          'The skin is quiet, or a provider agrees in writing.',
          'La piel está tranquila, o un profesional sanitario está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R18',
    title: text('Raised or overgrown scars', 'Cicatrices abultadas o queloides'),
    basis: [on.clinics],
    branches: [
      branch({
        when: past('keloid'),
        decide: needling('decline'),
        overridable: true,
        reason: text(
          'Skin that forms raised scars may do so after needling.',
          'La piel que forma cicatrices abultadas puede hacerlo tras las agujas.',
        ),
        wouldChange: text(
          'A licensed provider takes an exception, with the reason.',
          'Un profesional con licencia hace una excepción, con su razón.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R21',
    title: text(
      'Retinoid or acid cream near the brows',
      'Crema con retinoides o ácidos en las cejas',
    ),
    basis: [on.clinics],
    branches: [
      branch({
        when: all(yes('brow-cream'), within('brow-cream-last-on', days(5))),
        decide: { brow: 'wait' },
        until: after('brow-cream-last-on', days(5)),
        reason: text(
          'These creams thin the outer skin; clinics leave two to five days, and we take five.',
          'Estas cremas adelgazan la capa externa de la piel; las clínicas dejan de dos a cinco días, y aquí son cinco.',
        ),
        wouldChange: text('Five days since the last use.', 'Cinco días desde el último uso.'),
      }),
    ],
  }),
  rule({
    id: 'R31',
    title: text('Radiotherapy to scalp or brows', 'Radioterapia en cuero cabelludo o cejas'),
    basis: [on.clinics],
    branches: [
      branch({
        when: past('radiotherapy'),
        decide: hair('consult'),
        clearable: true,
        reason: text(
          'Skin that was irradiated stays thin and heals slowly.',
          'La piel irradiada sigue fina y sana despacio.',
        ),
        wouldChange: text(
          'Your oncology team or skin doctor agrees in writing.',
          'Tu equipo de oncología o tu dermatólogo está de acuerdo por escrito.',
        ),
      }),
      branch({
        when: all(past('radiotherapy'), within('radiotherapy-ended-on', months(3))),
        decide: hair('wait'),
        until: after('radiotherapy-ended-on', months(3)),
        reason: text(
          'Clinics leave at least three months after radiotherapy.',
          'Las clínicas dejan al menos tres meses tras la radioterapia.',
        ),
        wouldChange: text(
          'Three months since the last radiotherapy.',
          'Tres meses desde la última radioterapia.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R44',
    title: text('Permanent make-up or scalp pigment', 'Maquillaje permanente o pigmento'),
    basis: [on.clinics],
    branches: [
      branch({
        when: oneOf('pigment', 'brow'),
        decide: { brow: 'decline' },
        overridable: true,
        reason: text(
          'Needles can shift the pigment of the brows or make the skin react to it.',
          'Las agujas pueden mover el pigmento de las cejas o hacer que la piel reaccione.',
        ),
        wouldChange: text(
          'A licensed person limits needling to skin without pigment, with the reason.',
          'Una persona con licencia limita las agujas a la piel sin pigmento, con su razón.',
        ),
      }),
      branch({
        when: oneOf('pigment', 'scalp'),
        decide: { scalp: 'decline' },
        overridable: true,
        reason: text(
          'Needles can shift the pigment of the scalp or make the skin react to it.',
          'Las agujas pueden mover el pigmento del cuero cabelludo o hacer que la piel reaccione.',
        ),
        wouldChange: text(
          'A licensed person limits needling to skin without pigment, with the reason.',
          'Una persona con licencia limita las agujas a la piel sin pigmento, con su razón.',
        ),
      }),
      branch({
        when: oneOf('pigment', 'fresh'),
        decide: needling('wait'),
        until: once('the new pigment has healed', 'el pigmento nuevo ha sanado'),
        reason: text(
          'New pigment is a wound until it has healed.',
          'El pigmento nuevo es una herida hasta que sana.',
        ),
        wouldChange: text('The skin has healed.', 'La piel ha sanado.'),
      }),
    ],
  }),
  rule({
    id: 'R46',
    title: text(
      'Sarcoidosis, or lumps after a treatment',
      'Sarcoidosis, o bultos tras un tratamiento',
    ),
    basis: [on.FRI24, on.clinics],
    branches: [
      branch({
        when: past('granuloma'),
        decide: needling('decline'),
        reason: text(
          'Lumps of this kind have been reported after needling and are hard to treat; please talk with a provider.',
          'Se han descrito bultos de este tipo tras las agujas y son difíciles de tratar; habla con un profesional sanitario.',
        ),
        wouldChange: text(
          'A provider finds that it was something else, and the answer is changed.',
          'Un profesional sanitario ve que era otra cosa y se cambia la respuesta.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R47',
    title: text('Skin that marks easily', 'Piel que se mancha con facilidad'),
    basis: [on.CHU21, on.K142573, on.K192585],
    branches: [
      branch({
        when: any(oneOf('skin-type', '4', '5', '6'), past('pigment-change')),
        decide: needling('note'),
        unsure: 'note',
        reason: text(
          'Darker skin, and skin that has marked before, can darken after needling: shallow depth and a small test area first.',
          'La piel más oscura, o que ya se ha manchado, puede oscurecerse tras las agujas: poca profundidad y antes una zona de prueba.',
        ),
        wouldChange: text(
          'Nothing needs to change; the test area shows how the skin takes it.',
          'No hace falta cambiar nada; la zona de prueba muestra cómo responde la piel.',
        ),
      }),
      branch({
        when: oneOf('skin-type', '5', '6'),
        decide: { light: 'note' },
        unsure: 'note',
        reason: text(
          'The lights were cleared for skin types I to IV; for darker skin there is little to go by.',
          'Las luces se autorizaron para pieles I a IV; para pieles más oscuras hay poca información.',
        ),
        wouldChange: text(
          'A device whose label includes your skin type.',
          'Un aparato cuya etiqueta incluya tu tipo de piel.',
        ),
      }),
    ],
  }),
]
