import { clinics, ourDefault, sources as s } from '../../shared/index.ts'
import type { Escalation, Statement } from '../schema.ts'
import { says, text } from './words.ts'

/** How to come to a needling visit. */
export const needlingPreparation: Statement[] = [
  says(
    'Come with clean, dry hair and nothing on the scalp: no spray, oil, fibres or make-up.',
    'Venga con el cabello limpio y seco y sin nada en el cuero cabelludo: ni laca, ni aceite, ni fibras, ni maquillaje.',
    s.TAK24,
    clinics,
  ),
  says(
    'Wear your hair as last time, with the same parting and length where you can, so that the photos compare.',
    'Lleve el peinado como la última vez, con la misma raya y el mismo largo si puede, para que las fotos se puedan comparar.',
    s.TAK24,
  ),
  says(
    'No dye, bleach or relaxer in the two days before.',
    'Sin tintes, decolorantes ni alisadores en los dos días anteriores.',
    clinics,
  ),
  says(
    'Leave out minoxidil on the day, and retinoid or acid creams on brow and forehead for 2 to 5 days before.',
    'No se ponga minoxidil ese día, ni cremas con retinoides o ácidos en cejas y frente durante los 2 a 5 días anteriores.',
    clinics,
  ),
  says(
    'Take your prescribed medicines as usual and tell us about anything new.',
    'Tome como siempre sus medicamentos recetados y cuéntenos cualquier novedad.',
    ourDefault,
  ),
  says(
    'With fever, a cold sore, sunburn, a wound or an infection of the skin, call us: we move the visit.',
    'Si tiene fiebre, un herpes labial, una quemadura de sol, una herida o una infección de la piel, llámenos: cambiamos la visita.',
    clinics,
    s.CHU21,
  ),
]

/** After needling. */
export const needlingAftercare: Statement[] = [
  says(
    'Redness and soreness are expected for 1 to 3 days; small complaints are gone by day 7.',
    'Es normal que haya enrojecimiento y molestias de 1 a 3 días; lo leve se ha ido al séptimo día.',
    s.CHU21,
  ),
  says(
    'Keep your hands away from the area. No washing for 24 hours; then a mild shampoo and lukewarm water.',
    'No se toque la zona. No se lave el pelo en 24 horas; después, champú suave y agua tibia.',
    clinics,
  ),
  says(
    'No sweating sport, sauna or pool for 72 hours. Sleep on a clean pillowcase.',
    'Nada de deporte con sudor, sauna ni piscina en 72 horas. Duerma con una funda de almohada limpia.',
    clinics,
  ),
  says(
    'Wear a hat outdoors and keep sun off the area for about a week.',
    'Use sombrero al aire libre y evite el sol en la zona durante una semana, más o menos.',
    clinics,
  ),
  says(
    'No dye, bleach or heat styling for a week.',
    'Sin tintes, decolorantes ni calor de peinado durante una semana.',
    clinics,
  ),
  says(
    'Put nothing on the area that we did not give you: no serum, oil or vitamin. Products carried into open channels have caused lasting lumps.',
    'No se ponga en la zona nada que no le hayamos dado: ni sérum, ni aceite, ni vitaminas. Los productos llevados a canales abiertos han causado bultos duraderos.',
    s.FRI24,
    s.SKP,
  ),
  says(
    'Minoxidil, acids and retinoids: not before 24 hours, and later if the skin still stings. How long the openings stay is not settled; 24 hours is the least.',
    'Minoxidil, ácidos y retinoides: no antes de 24 horas, y más tarde si la piel aún escuece. No está claro cuánto duran las aberturas; 24 horas es lo mínimo.',
    clinics,
    s.KAL11,
    s.MIC21,
  ),
  says(
    'Take your prescribed medicines as usual.',
    'Tome como siempre sus medicamentos recetados.',
    ourDefault,
  ),
]

/** Signs after a visit and how fast to act; all but the last ask for the phone. */
export const needlingEscalation: Escalation[] = [
  {
    id: 'anaesthetic',
    urgency: 'emergency',
    sign: text(
      'Palpitations, dizziness or a numb mouth after the numbing cream: call the emergency number.',
      'Palpitaciones, mareo o boca dormida después de la crema anestésica: llame al número de emergencias.',
    ),
    basis: [s.FDA_LID, clinics],
  },
  {
    id: 'eyes',
    urgency: 'emergency',
    sign: text(
      'A change in your sight, or eyelids that swell quickly: call the emergency number.',
      'Un cambio en la vista o párpados que se hinchan deprisa: llame al número de emergencias.',
    ),
    basis: [clinics, ourDefault],
  },
  {
    id: 'infection',
    urgency: 'same day',
    sign: text(
      'Redness that spreads, pus, fever or blisters: call us the same day.',
      'Enrojecimiento que se extiende, pus, fiebre o ampollas: llámenos el mismo día.',
    ),
    basis: [clinics, ourDefault],
  },
  {
    id: 'pain',
    urgency: 'same day',
    sign: text(
      'Pain that grows after 48 hours: call us the same day.',
      'Dolor que aumenta pasadas 48 horas: llámenos el mismo día.',
    ),
    basis: [clinics, ourDefault],
  },
  {
    id: 'eyelids',
    urgency: 'same day',
    sign: text(
      'Swollen eyelids after a brow treatment: call us the same day.',
      'Párpados hinchados después de tratar las cejas: llámenos el mismo día.',
    ),
    basis: [clinics, ourDefault],
  },
  {
    id: 'late',
    urgency: 'review',
    sign: text(
      'Redness beyond 7 days, lumps at any time, darker or lighter skin, a raised scar, a new bare patch, or swollen glands beyond 7 days: write or call, and we see you.',
      'Enrojecimiento de más de 7 días, bultos en cualquier momento, piel más oscura o más clara, una cicatriz elevada, una zona nueva sin pelo o ganglios hinchados más de 7 días: escriba o llame, y le vemos.',
    ),
    basis: [s.CHU21, s.FRI24, ourDefault],
  },
]

export const acupuncturePreparation: Statement[] = [
  says(
    'Eat something light beforehand and wear loose clothes.',
    'Coma algo ligero antes y lleve ropa holgada.',
    clinics,
  ),
  says(
    'Take your prescribed medicines as usual and tell us about anything new.',
    'Tome como siempre sus medicamentos recetados y cuéntenos cualquier novedad.',
    ourDefault,
  ),
]

export const acupunctureAftercare: Statement[] = [
  says(
    'Take the rest of the day gently and drink as usual. A small bruise fades within days.',
    'Tómese con calma el resto del día y beba como siempre. Un moratón pequeño desaparece en unos días.',
    clinics,
  ),
]

export const acupunctureEscalation: Escalation[] = [
  {
    id: 'breath',
    urgency: 'emergency',
    sign: text(
      'Short breath or chest pain: call the emergency number.',
      'Falta de aire o dolor en el pecho: llame al número de emergencias.',
    ),
    basis: [clinics, ourDefault],
  },
  {
    id: 'infection',
    urgency: 'same day',
    sign: text(
      'Redness that spreads, pus or fever: call us the same day.',
      'Enrojecimiento que se extiende, pus o fiebre: llámenos el mismo día.',
    ),
    basis: [clinics, ourDefault],
  },
]
