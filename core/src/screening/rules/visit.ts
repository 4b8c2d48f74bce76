import type { Expr, Rule, Span } from '../schema.ts'
import {
  above,
  after,
  all,
  any,
  branch,
  days,
  hair,
  months,
  needling,
  not,
  on,
  once,
  oneOf,
  planned,
  rule,
  surely,
  text,
  weeks,
  within,
  yes,
} from './build.ts'

const since = (procedure: string, q: string, span: Span): Expr =>
  all(oneOf('recent-procedures', procedure), within(q, span))

/** Both items of a two-item score from 0 to 6 (each 0 to 3) add up to 3 or more. */
const threeOrMore = (one: string, other: string): Expr =>
  any(
    oneOf(one, '3'),
    oneOf(other, '3'),
    all(oneOf(one, '1', '2'), oneOf(other, '2')),
    all(oneOf(one, '2'), oneOf(other, '1', '2')),
  )

const recentRules: Rule[] = [
  rule({
    id: 'R33',
    title: text('A strain on the body lately', 'Un esfuerzo reciente para el cuerpo'),
    basis: [on.ours],
    branches: [
      branch({
        when: yes('recent-shock'),
        decide: hair('note'),
        unsure: 'note',
        choices: [
          text('Go on now, with this note.', 'Seguir ahora, con esta nota.'),
          text(
            'Wait three to six months for a truer starting point.',
            'Esperar de tres a seis meses para tener un punto de partida más fiel.',
          ),
        ],
        reason: text(
          'Shedding after such a time usually settles by itself, so a change may not come from our care.',
          'La caída tras un tiempo así suele calmarse sola, así que un cambio puede no venir de nuestro cuidado.',
        ),
        wouldChange: text(
          'Six months have passed, or you choose to begin later.',
          'Han pasado seis meses, o decides empezar más tarde.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R41',
    title: text('Steroid injections lately', 'Inyecciones recientes de corticoides'),
    basis: [on.clinics, on.DPL],
    branches: [
      branch({
        when: since('steroid-injection', 'steroid-injected-on', weeks(4)),
        decide: hair('wait'),
        until: after('steroid-injected-on', weeks(4)),
        clearable: true,
        reason: text(
          'Steroids thin the skin for a while; we leave four weeks.',
          'Los corticoides adelgazan la piel un tiempo; dejamos cuatro semanas.',
        ),
        wouldChange: text(
          'Four weeks since the injection, or the one who gave it agrees in writing.',
          'Cuatro semanas desde la inyección, o quien la puso está de acuerdo por escrito.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R42',
    title: text('A hair transplant lately', 'Un trasplante capilar reciente'),
    basis: [on.ours],
    branches: [
      branch({
        when: since('transplant', 'transplanted-on', months(6)),
        decide: hair('wait'),
        until: after('transplanted-on', months(6)),
        clearable: true,
        reason: text(
          'New grafts need quiet; nobody has studied how long, so we leave six months unless your surgeon says otherwise.',
          'Los injertos nuevos necesitan calma; nadie ha estudiado cuánta, así que dejamos seis meses salvo que tu cirujano diga otra cosa.',
        ),
        wouldChange: text(
          'Your surgeon’s written release, or six months.',
          'El alta por escrito de tu cirujano, o seis meses.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R43',
    title: text('Plasma, mesotherapy, toxin or filler', 'Plasma, mesoterapia, toxina o relleno'),
    basis: [on.clinics],
    branches: [
      branch({
        when: since('prp', 'prp-on', weeks(4)),
        decide: needling('wait'),
        until: after('prp-on', weeks(4)),
        overridable: true,
        reason: text(
          'Clinics leave four weeks after plasma or mesotherapy for the skin to heal.',
          'Las clínicas dejan cuatro semanas tras plasma o mesoterapia para que la piel sane.',
        ),
        wouldChange: text('Four weeks have passed.', 'Han pasado cuatro semanas.'),
      }),
      branch({
        when: since('toxin-filler', 'toxin-filler-on', weeks(4)),
        decide: needling('wait'),
        until: after('toxin-filler-on', weeks(4)),
        overridable: true,
        reason: text(
          'Clinics leave two to four weeks after toxin or filler nearby; we take four.',
          'Las clínicas dejan de dos a cuatro semanas tras toxina o relleno cerca; aquí son cuatro.',
        ),
        wouldChange: text('Four weeks have passed.', 'Han pasado cuatro semanas.'),
      }),
    ],
  }),
  rule({
    id: 'R45',
    title: text('Bleach, relaxer or dye lately', 'Decoloración, alisado o tinte reciente'),
    basis: [on.clinics],
    branches: [
      branch({
        when: since('colour', 'coloured-on', days(2)),
        decide: needling('wait'),
        until: after('coloured-on', days(2)),
        reason: text(
          'The skin needs at least 48 hours to calm down, longer where it is still sore.',
          'La piel necesita al menos 48 horas para calmarse, más si sigue irritada.',
        ),
        wouldChange: text('Two days have passed.', 'Han pasado dos días.'),
      }),
    ],
  }),
  rule({
    id: 'R53',
    title: text('The last session has not settled', 'La última sesión no se ha resuelto'),
    basis: [on.ours, on.CTC],
    branches: [
      branch({
        when: oneOf('last-session', 'not-settled', 'needed-care'),
        decide: hair('wait'),
        until: once('it has settled and has been reviewed', 'se ha resuelto y se ha revisado'),
        clearable: true,
        reason: text(
          'Something from the last session should be looked at and settle before the next.',
          'Algo de la última sesión debe revisarse y resolverse antes de la siguiente.',
        ),
        wouldChange: text(
          'It has settled and a provider has reviewed it.',
          'Se ha resuelto y un profesional sanitario lo ha revisado.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R54',
    title: text('Needled in the last 14 days', 'Microagujas en los últimos 14 días'),
    basis: [on.ours],
    branches: [
      branch({
        when: all(
          oneOf('last-session', 'settled', 'not-settled', 'needed-care'),
          within('last-needled-on', days(14)),
          // A length nobody knows counts as a long one.
          not(surely(not(above('last-needle-depth', 0.5)))),
        ),
        decide: needling('wait'),
        until: after('last-needled-on', days(14)),
        overridable: true,
        reason: text(
          'After needles longer than 0.5 mm we leave 14 days; trials with weekly sessions exist, so a licensed person may shorten it.',
          'Tras agujas de más de 0,5 mm dejamos 14 días; hay ensayos con sesiones semanales, así que una persona con licencia puede acortarlo.',
        ),
        wouldChange: text(
          '14 days since the last needling.',
          '14 días desde las últimas microagujas.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R55',
    title: text('Not well today', 'Hoy no te encuentras bien'),
    basis: [on.clinics],
    branches: [
      branch({
        when: oneOf('today', 'unwell', 'antibiotics'),
        decide: { ...hair('wait'), acupuncture: 'wait' },
        until: once(
          'you are well and any antibiotic course is complete',
          'te encuentras bien y has completado cualquier antibiótico',
        ),
        reason: text(
          'The body has enough to do just now. Get well first; your place in the course is kept.',
          'Tu cuerpo ya tiene bastante ahora. Recupérate primero; tu lugar en el curso se mantiene.',
        ),
        wouldChange: text(
          'You are well, and antibiotics were taken to their end.',
          'Te encuentras bien y has tomado los antibióticos hasta el final.',
        ),
      }),
    ],
  }),
]

const wellbeingRules: Rule[] = [
  rule({
    id: 'R50',
    title: text('A heavy time', 'Un tiempo difícil'),
    basis: [on.ARR10, on.YIL23],
    branches: [
      branch({
        when: any(threeOrMore('phq-interest', 'phq-mood'), threeOrMore('gad-nervous', 'gad-worry')),
        decide: { ...needling('consult'), light: 'note', acupuncture: 'note' },
        clearable: true,
        reason: text(
          'Your answers sound heavy. Hair loss is hard, and you deserve support: please talk with a doctor or counsellor.',
          'Tus respuestas suenan a un momento duro. Perder pelo duele, y mereces apoyo: habla con un médico o un psicólogo.',
        ),
        wouldChange: text(
          'You have talked with someone trained to help, and they agree.',
          'Has hablado con alguien preparado para ayudar, y está de acuerdo.',
        ),
      }),
      branch({
        when: yes('self-harm'),
        decide: { ...hair('consult'), acupuncture: 'consult' },
        unsure: 'consult',
        clearable: true,
        reason: text(
          'Thank you for telling us. Please talk to someone today: a doctor, a crisis line, or your local emergency number if you are in danger.',
          'Gracias por contarlo. Habla hoy con alguien: un médico, una línea de ayuda o el número de emergencias si estás en peligro.',
        ),
        wouldChange: text(
          'You have the help of someone trained, and they agree.',
          'Cuentas con la ayuda de alguien preparado, y está de acuerdo.',
        ),
      }),
    ],
  }),
]

const wishRules: Rule[] = [
  rule({
    id: 'R49',
    title: text('A product worked in with the needles', 'Un producto introducido con las agujas'),
    basis: [on.SKP, on.FDA_EXO, on.FRI24],
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
          'The label of the pen rules out carrying products into the skin, no exosome product is approved in the United States, and lumps that were hard to treat were reported in 15 people.',
          'La etiqueta del aparato descarta introducir productos en la piel, en Estados Unidos no hay ningún producto de exosomas aprobado, y se describieron bultos difíciles de tratar en 15 personas.',
        ),
        basis: [on.SKP, on.FDA_EXO, on.FRI24],
      },
    },
    branches: [
      branch({
        when: oneOf('product-wish', 'open'),
        decide: needling('note'),
        reason: text(
          'We put no serum, exosomes or plasma into the fine channels.',
          'No introducimos sérum, exosomas ni plasma en los canales finos.',
        ),
        wouldChange: text('Nothing needs to change.', 'No hace falta cambiar nada.'),
      }),
      branch({
        when: oneOf('product-wish', 'only-with'),
        decide: needling('decline'),
        reason: text(
          'We put no serum, exosomes or plasma into the fine channels.',
          'No introducimos sérum, exosomas ni plasma en los canales finos.',
        ),
        wouldChange: text(
          'You are content with needling alone.',
          'Te parece bien el tratamiento sin producto.',
        ),
      }),
    ],
  }),
  rule({
    id: 'R56',
    title: text('Light with acupuncture', 'Luz con acupuntura'),
    basis: [on.ours],
    branches: [
      branch({
        when: all(planned('acupuncture'), not(planned('scalp', 'brow'))),
        decide: { light: 'proceed' },
        reason: text(
          'Nothing is needled on scalp or brows at this visit, so only the points about light count.',
          'En esta visita no hay microagujas en cuero cabelludo ni cejas; solo cuentan los puntos sobre la luz.',
        ),
        wouldChange: text('Needling is added to the visit.', 'Se añaden microagujas a la visita.'),
      }),
    ],
  }),
  rule({
    id: 'R57',
    title: text('Light and needling at one visit', 'Luz y microagujas en una visita'),
    basis: [on.DPL, on.ours],
    branches: [
      branch({
        when: planned('scalp', 'brow'),
        decide: { light: 'note' },
        reason: text(
          'Light comes first, on whole skin; not onto fresh punctures.',
          'La luz va primero, sobre piel íntegra; no sobre punciones recientes.',
        ),
        wouldChange: text('Light at a visit of its own.', 'La luz en una visita aparte.'),
      }),
    ],
  }),
  rule({
    id: 'R58',
    title: text('A depth above 1.5 mm', 'Una profundidad de más de 1,5 mm'),
    basis: [on.SKP],
    branches: [
      branch({
        when: surely(above('depth-asked-mm', 1.5)),
        decide: needling('decline'),
        overridable: true,
        reason: text(
          'Safety above 1.5 mm has not been evaluated, and deeper has not been shown to do more.',
          'No se ha evaluado la seguridad por encima de 1,5 mm, y no se ha visto que más hondo haga más.',
        ),
        wouldChange: text(
          'A depth of 1.5 mm or less, or a licensed person’s reasoned exception with the device’s own label.',
          'Una profundidad de 1,5 mm o menos, o una excepción razonada de una persona con licencia y la etiqueta del aparato.',
        ),
      }),
    ],
  }),
]

/** The last months, how the person is, what is wished for, and what meets at one visit. */
export const visitRules: Rule[] = [...recentRules, ...wellbeingRules, ...wishRules]
