import { clinics, ourDefault, sources as s } from '../../shared/index.ts'
import type { Consent } from '../schema.ts'
import { says, text } from './words.ts'

/** Consent to needling: what it is, what is not known, what else exists, what can go wrong. */
export const needlingConsent: Consent = {
  id: 'needling',
  version: 1,
  title: text('Consent to microneedling', 'Consentimiento para microagujas'),
  elements: ['scalp', 'brow'],
  paragraphs: [
    says(
      'Very fine sterile needles make tiny openings in the skin of the scalp and, if you wish, above the brow bone. Six visits about a month apart are planned. After four we look together and ask you again whether to go on.',
      'Unas agujas estériles muy finas hacen aberturas diminutas en la piel del cuero cabelludo y, si usted quiere, por encima del hueso de la ceja. Se prevén seis visitas, más o menos una al mes. Después de la cuarta miramos juntos y volvemos a preguntarle si quiere seguir.',
      s.YEP21,
      ourDefault,
    ),
    says(
      'Use on hair is off-label. In the United States needling devices are authorised only for acne scars and wrinkles of the face and scars of the abdomen, from the age of 22. No authority has judged this use.',
      'El uso en el cabello está fuera de etiqueta. En Estados Unidos los aparatos de microagujas solo están autorizados para cicatrices de acné y arrugas de la cara y cicatrices del abdomen, desde los 22 años. Ninguna autoridad ha evaluado este uso.',
      s.FDA_MN,
      s.FDA_G20,
    ),
    says(
      'It may bring you nothing. Two small studies of needling alone counted about 11 more hairs per square centimetre on average, while people notice a change only from about 43. In one series with an added blood product, 7 to 10 people in 100 had no response. No trial of six monthly visits of needling alone was found.',
      'Puede que no le aporte nada. Dos estudios pequeños con microagujas solas contaron de media unos 11 cabellos más por centímetro cuadrado, mientras que a simple vista el cambio se nota a partir de unos 43. En una serie que añadía un producto de la sangre, de 7 a 10 personas de cada 100 no respondieron. No se halló ningún ensayo con seis visitas mensuales de microagujas solas.',
      s.AGG20,
      s.JCC25,
      s.BUO,
      s.YEP21,
    ),
    says(
      'There are other choices. In pooled trials minoxidil alone ranked above needling alone, and needling added to minoxidil counted about 13 more hairs per square centimetre than minoxidil alone. A doctor or pharmacist can tell you about medicines. Doing nothing is a choice too.',
      'Hay otras opciones. En los ensayos reunidos, el minoxidil solo quedó por encima de las microagujas solas, y las microagujas añadidas al minoxidil contaron unos 13 cabellos más por centímetro cuadrado que el minoxidil solo. Un médico o farmacéutico puede informarle sobre medicamentos. No hacer nada también es una opción.',
      s.GUP23,
    ),
    says(
      'We measure with standard photos and close-ups of the same marked spots, taken before needling, and compare the same hairs where we can. Every figure comes with its error. Often the honest answer is that no change can be told yet.',
      'Medimos con fotos normalizadas y primeros planos de los mismos puntos marcados, tomados antes de las agujas, y comparamos los mismos cabellos cuando es posible. Cada cifra va con su error. A menudo la respuesta sincera es que aún no se puede distinguir un cambio.',
      s.H2H22,
      s.TAK24,
    ),
    says(
      'With alopecia areata the hair often returns by itself: 34 to 50 people in 100 recover within a year, while 14 to 25 in 100 go on to lose all scalp or body hair. So a change during the visits is hard to credit to them. In one small study needling alone led to full recovery in 5 people of 100, against 60 of 100 where a prescriber added a medicine.',
      'En la alopecia areata el cabello a menudo vuelve por sí solo: de 34 a 50 personas de cada 100 se recuperan en un año, y de 14 a 25 de cada 100 llegan a perder todo el pelo del cuero cabelludo o del cuerpo. Por eso es difícil atribuir a las visitas un cambio. En un estudio pequeño, con microagujas solas se recuperaron del todo 5 de cada 100 personas, frente a 60 de cada 100 cuando quien receta añadió un medicamento.',
      s.GPN,
      s.IJBR25,
    ),
    says(
      'Redness, swelling, soreness, pinpoint bleeding and dryness are common and pass within 7 days. Infection, a cold sore returning, lasting darker or lighter skin, scars and lumps called granulomas are rare; their rate is not known. Darker skin, active infection and metal allergy raise the risk.',
      'El enrojecimiento, la hinchazón, las molestias, los puntitos de sangre y la sequedad son frecuentes y pasan en 7 días. La infección, la reaparición de un herpes, las manchas duraderas más oscuras o más claras, las cicatrices y los bultitos llamados granulomas son raros; no se conoce su frecuencia. La piel más oscura, una infección activa y la alergia a metales aumentan el riesgo.',
      s.CHU21,
      s.FDA_G20,
    ),
    says(
      'With an autoimmune illness the effect is not known, and injury to the skin can wake up a scarring hair loss. We ask for your provider’s word first.',
      'Con una enfermedad autoinmune no se conoce el efecto, y una herida en la piel puede reactivar una alopecia cicatricial. Antes pedimos la opinión de su profesional sanitario.',
      clinics,
      ourDefault,
    ),
    says(
      'Each cartridge is sterile, opened in front of you, used once and thrown away. We write down its lot and keep your contact details, so that we can reach you if something is ever found wrong with it.',
      'Cada cartucho es estéril, se abre delante de usted, se usa una sola vez y se desecha. Anotamos su lote y guardamos sus datos de contacto para poder avisarle si algún día se descubre un problema.',
      s.CDC24,
    ),
    says(
      'Please tell us before each visit about anything new: illness, pregnancy, medicines, skin trouble, other treatments. Please take what is prescribed to you as usual.',
      'Antes de cada visita, cuéntenos cualquier novedad: enfermedad, embarazo, medicamentos, problemas de piel, otros tratamientos. Siga tomando como siempre lo que tenga recetado.',
      clinics,
      ourDefault,
    ),
    says(
      'Nobody can promise a result. You may end the course at any time, without giving a reason and without losing our care.',
      'Nadie puede prometer un resultado. Puede terminar el curso cuando quiera, sin dar motivos y sin perder nuestra atención.',
      ourDefault,
    ),
  ],
}

/** Consent to light therapy. */
export const lightConsent: Consent = {
  id: 'light',
  version: 1,
  title: text('Consent to light therapy', 'Consentimiento para la terapia de luz'),
  elements: ['light'],
  paragraphs: [
    says(
      'Red light of low power shines on the scalp for as long as the maker of the panel states. It comes before any needles, while the skin is intact.',
      'Una luz roja de baja potencia ilumina el cuero cabelludo durante el tiempo que indica el fabricante del panel. Va antes de cualquier aguja, con la piel intacta.',
      s.DPL,
      ourDefault,
    ),
    says(
      'Home devices gave more hairs than a sham in several trials, used three times a week or every other day for 60 to 78 sessions; many were paid for by makers, and a trial that added light to minoxidil found no difference. A few sessions on the days of your visits are a small part of that. Together with needling it has not been studied.',
      'En varios ensayos los aparatos domésticos dieron más cabellos que un aparato simulado, usados tres veces por semana o en días alternos durante 60 a 78 sesiones; muchos los pagaron los fabricantes, y un ensayo que añadía luz al minoxidil no halló diferencia. Unas pocas sesiones en los días de sus visitas son una pequeña parte de eso. Junto con microagujas no se ha estudiado.',
      s.LUE21,
      s.LAN14,
      s.JIM14,
      s.SON23,
    ),
    says(
      'You wear goggles all the time. Tell us about epilepsy, eye disease, skin cancer, pregnancy, illnesses that make light hard to bear, and medicines that make the skin sensitive to light.',
      'Lleva gafas protectoras todo el tiempo. Díganos si tiene epilepsia, una enfermedad de los ojos, cáncer de piel, un embarazo, enfermedades que hacen molesta la luz o medicamentos que vuelven la piel sensible a la luz.',
      s.NAALT,
      s.DPL,
    ),
    says(
      'Itching, redness and tenderness of the scalp can follow and are mild. Cleared devices were studied in skin types I to IV only. You may refuse light at any visit.',
      'Después puede haber picor, enrojecimiento o sensibilidad del cuero cabelludo, y suelen ser leves. Los aparatos aprobados solo se estudiaron en los tipos de piel I a IV. Puede rechazar la luz en cualquier visita.',
      s.JIM14,
      s.K142573,
      s.K192585,
    ),
  ],
}

/** Consent to acupuncture. */
export const acupunctureConsent: Consent = {
  id: 'acupuncture',
  version: 1,
  title: text('Consent to acupuncture', 'Consentimiento para la acupuntura'),
  elements: ['acupuncture'],
  paragraphs: [
    says(
      'Thin sterile needles are placed at points of the body and left for a while. We offer it for rest and wellbeing. There is no reliable evidence that it changes hair.',
      'Se colocan agujas estériles finas en puntos del cuerpo y se dejan un rato. La ofrecemos para descansar y sentirse mejor. No hay pruebas fiables de que cambie el cabello.',
      s.LI22,
    ),
    says(
      'A drop of blood, a bruise, soreness or feeling faint can happen and pass soon. Infection or injury under the skin is rare. Needles are used once.',
      'Puede salir una gota de sangre o un moratón, o haber molestias o mareo, que pasan pronto. Una infección o una lesión bajo la piel son raras. Las agujas se usan una sola vez.',
      clinics,
    ),
    says(
      'Please tell us about pregnancy, bleeding trouble, a pacemaker and anything new. You may end a visit at any moment.',
      'Díganos si hay un embarazo, problemas de sangrado, un marcapasos o cualquier novedad. Puede terminar la visita en cualquier momento.',
      clinics,
      ourDefault,
    ),
  ],
}

/** Consent to photographs, free to refuse: nothing else hangs on it. */
export const photographsConsent: Consent = {
  id: 'photographs',
  version: 1,
  title: text('Consent to photographs', 'Consentimiento para fotografías'),
  elements: [],
  paragraphs: [
    says(
      'We photograph the scalp and the brows in the same way each time, to compare. The pictures stay in your record, are measured on our own machine and are shown to nobody else unless you agree in writing.',
      'Fotografiamos el cuero cabelludo y las cejas siempre del mismo modo, para comparar. Las imágenes quedan en su historia, se miden en nuestro propio equipo y no se muestran a nadie más si usted no lo acepta por escrito.',
      s.TAK24,
      ourDefault,
    ),
    says(
      'You choose when to look at them; until then they stay covered. You may refuse photographs and still be treated, though change can then hardly be told. You may have a copy at any time.',
      'Usted elige cuándo mirarlas; hasta entonces quedan cubiertas. Puede rechazar las fotos y recibir igualmente el tratamiento, aunque entonces apenas se podrá distinguir un cambio. Puede pedir una copia en cualquier momento.',
      ourDefault,
    ),
  ],
}
