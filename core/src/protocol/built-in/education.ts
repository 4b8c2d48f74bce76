import type { z } from 'zod'
import { ourDefault, practiceView, sources as s, telogenCourse } from '../../shared/index.ts'
import type { educationSchema, viewSchema } from '../schema.ts'
import { says, text } from './words.ts'

type Education = z.infer<typeof educationSchema>
type View = z.infer<typeof viewSchema>

export const needlingEducation: Education[] = [
  {
    id: 'what-it-is',
    title: text('What microneedling is', 'Qué son las microagujas'),
    statements: [
      says(
        'Fine needles make tiny openings in the skin, which then heals. Why some people then have more hair is not settled.',
        'Unas agujas finas hacen aberturas diminutas en la piel, que después cicatriza. No está claro por qué algunas personas tienen luego más cabello.',
        s.ENG22,
      ),
      says(
        'The trials are small and of low quality, and most gave minoxidil too. No benefit of deeper needles has been shown: 0.6 mm did at least as well as 1.2 mm.',
        'Los ensayos son pequeños y de poca calidad, y la mayoría daba también minoxidil. No se ha visto ventaja en agujas más profundas: 0,6 mm fueron al menos tan buenos como 1,2 mm.',
        s.ENG22,
        s.AHM25,
        s.FAG21,
      ),
    ],
  },
  {
    id: 'when-to-expect',
    title: text('When a change could be seen', 'Cuándo se podría ver un cambio'),
    statements: [
      says(
        'Shedding can change after 4 to 12 weeks, also by season and by itself. Counts in close-ups can change from week 12. Ordinary photos need 24 weeks or more, and only a large change shows.',
        'La caída puede cambiar entre las 4 y las 12 semanas, también por la estación o por sí sola. Los recuentos en primeros planos pueden cambiar desde la semana 12. Las fotos corrientes necesitan 24 semanas o más, y solo se ve un cambio grande.',
        s.AGG20,
        s.DHU13,
        ourDefault,
      ),
      says(
        'A typical gain of needling alone, about 11 hairs per square centimetre, can be measured but not seen.',
        'Una ganancia típica con microagujas solas, unos 11 cabellos por centímetro cuadrado, se puede medir pero no ver.',
        s.AGG20,
        s.JCC25,
        s.BUO,
      ),
      says(
        'In the northern hemisphere many people shed more in autumn and somewhat more in early summer. That is the season, not you.',
        'En el hemisferio norte mucha gente pierde más cabello en otoño y algo más a principios de verano. Es la estación, no es culpa suya.',
        s.KUN09,
      ),
    ],
  },
  {
    id: 'brows',
    title: text('Eyebrows', 'Cejas'),
    statements: [
      says(
        'No controlled study of needling for thin eyebrows was found, and no published depth. We stay shallow, above the bone of the eye socket, with the eye shielded.',
        'No se halló ningún estudio controlado de microagujas para cejas escasas, ni una profundidad publicada. Trabajamos poco profundo, por encima del hueso de la órbita y con el ojo protegido.',
        s.SKP,
        ourDefault,
      ),
      says(
        'Brows that thin without a known reason should be looked at by a doctor first: it can be an early sign of a scarring hair loss.',
        'Unas cejas que se despueblan sin causa conocida las debe ver antes un médico: puede ser un signo temprano de una alopecia cicatricial.',
        s.FFA1,
      ),
      says(
        'For many people the brows matter as much as the hair of the head.',
        'Para muchas personas las cejas importan tanto como el pelo de la cabeza.',
        s.LIU20,
      ),
    ],
  },
  {
    id: 'after-cancer',
    title: text('After cancer treatment', 'Después de un tratamiento contra el cáncer'),
    statements: [
      says(
        'Hair starts to return on average 3.3 months after chemotherapy ends, mostly by itself. We wait until treatment is complete and your oncology team agrees.',
        'El cabello empieza a volver de media 3,3 meses después de terminar la quimioterapia, casi siempre por sí solo. Esperamos a que el tratamiento esté completo y su equipo de oncología esté de acuerdo.',
        s.WAT19,
        practiceView,
      ),
    ],
  },
  {
    id: 'feelings',
    title: text('You are more than a photo', 'Usted es más que una foto'),
    statements: [
      says(
        'Losing hair can feel like grief. You need not look at any picture before you want to, and you may tell us how you are as well as how your hair is.',
        'Perder el cabello puede vivirse como un duelo. No tiene que mirar ninguna imagen antes de querer hacerlo, y puede contarnos cómo está usted además de cómo está su cabello.',
        practiceView,
      ),
    ],
  },
]

/** Where this practice's own view and the evidence differ: both are shown, each with its basis. */
export const needlingViews: View[] = [
  {
    id: 'six-monthly',
    topic: text('Why six visits, a month apart', 'Por qué seis visitas, una al mes'),
    practice: says(
      'Six visits about a month apart give the skin time to settle and keep the course easy to live with.',
      'Seis visitas, más o menos una al mes, dan tiempo a que la piel se calme y hacen el curso llevadero.',
      practiceView,
    ),
    evidence: says(
      'A practical schedule; the best spacing is unknown. Several small studies used monthly visits, more used one or two weeks, and none compared them. In one, 50 of 60 people needed only four visits, so we look again after the fourth.',
      'Un calendario práctico; se desconoce cuál es el mejor intervalo. Varios estudios pequeños usaron visitas mensuales, más usaron una o dos semanas, y ninguno los comparó. En uno, 50 de 60 personas solo necesitaron cuatro visitas; por eso volvemos a mirar después de la cuarta.',
      s.SHA17,
      s.AGG20,
      s.LEG24,
      s.FAG21,
      s.DHU13,
      s.YEP21,
    ),
  },
  {
    id: 'alopecia-areata',
    topic: text('Alopecia areata', 'Alopecia areata'),
    practice: says(
      'Needling does not treat the autoimmune process. Used with care it may help some people while the illness is quiet. Please talk to your healthcare provider first.',
      'Las microagujas no tratan el proceso autoinmune. Usadas con cuidado pueden ayudar a algunas personas mientras la enfermedad está tranquila. Hable antes con su profesional sanitario.',
      practiceView,
    ),
    evidence: says(
      'Immune cells (T cells) gather around the follicle. Many people recover by themselves, and many relapse. Needling alone did little in a small study; medicines from a prescriber did more, and approved ones exist for severe loss.',
      'Células inmunitarias (linfocitos T) se agrupan alrededor del folículo. Muchas personas se recuperan por sí solas y muchas recaen. En un estudio pequeño las microagujas solas hicieron poco; más hicieron los medicamentos con receta, y hay algunos aprobados para la pérdida grave.',
      s.SP_AT,
      s.GPN,
      s.IJBR25,
      s.WYR20,
    ),
  },
  {
    id: 'light',
    topic: text('Light on the same day', 'Luz el mismo día'),
    practice: says(
      'Light may be added to any needling or acupuncture visit, as another gentle way to care for the scalp.',
      'Se puede añadir luz a cualquier visita de microagujas o acupuntura, como otra forma suave de cuidar el cuero cabelludo.',
      practiceView,
    ),
    evidence: says(
      'Each has been studied alone; together, not. Light did better than a sham in trials with 60 to 78 sessions; six sessions are 8 to 10 in every 100 of that. Added to minoxidil it made no difference in one trial.',
      'Cada una se ha estudiado por separado; juntas, no. La luz fue mejor que un aparato simulado en ensayos con 60 a 78 sesiones; seis sesiones son de 8 a 10 de cada 100 de eso. Añadida al minoxidil no marcó diferencia en un ensayo.',
      s.LUE21,
      s.LAN14,
      s.JIM14,
      s.SON23,
    ),
  },
  {
    id: 'glp-1',
    topic: text('Hair loss with a GLP-1 medicine', 'Caída del cabello con un medicamento GLP-1'),
    practice: says(
      'Needling may slow the loss, and you may begin now or choose a later time. We expect to see most from it at a time of stable weight and without the medicine; that is an opinion, and no reason to change what is prescribed to you.',
      'Las microagujas pueden hacer más lenta la caída, y puede empezar ahora o elegir más adelante. Esperamos ver más en una etapa de peso estable y sin el medicamento; es una opinión, y no es motivo para cambiar lo que tiene recetado.',
      practiceView,
    ),
    evidence: says(
      'The shedding usually follows the weight loss and tends to settle within about six months of a stable weight. No study has asked whether needling works differently with or without the medicine. Please keep taking it as prescribed; your prescriber decides about it with you.',
      'La caída suele seguir a la pérdida de peso y tiende a calmarse en unos seis meses de peso estable. Ningún estudio ha preguntado si las microagujas van distinto con el medicamento o sin él. Siga tomándolo como se lo recetaron; sobre él decide con usted quien se lo receta.',
      s.SOD25,
      s.AKI25,
      telogenCourse,
    ),
  },
  {
    id: 'topicals',
    topic: text('Serums and other products', 'Sérums y otros productos'),
    practice: says(
      'Some people use products on the scalp between visits; they may go on with them once the skin has settled.',
      'Algunas personas usan productos en el cuero cabelludo entre visitas; pueden seguir con ellos cuando la piel se haya calmado.',
      practiceView,
    ),
    evidence: says(
      'We put no cosmetic serum into open channels: people have had lasting granulomas from it, and the label excludes it. Exosome products have no approval. Only a prescriber may add a medicine.',
      'No ponemos ningún sérum cosmético en los canales abiertos: hay personas que han tenido granulomas duraderos por ello, y la etiqueta lo excluye. Los productos con exosomas no tienen aprobación. Solo quien receta puede añadir un medicamento.',
      s.FRI24,
      s.SKP,
      s.FDA_EXO,
    ),
  },
]

export const acupunctureEducation: Education[] = [
  {
    id: 'what-it-is',
    title: text('What acupuncture can offer', 'Qué puede ofrecer la acupuntura'),
    statements: [
      says(
        'Time to rest and to be cared for. Studies about hair are small, mix several methods and often did not measure hair; there is no reliable evidence that it changes hair.',
        'Un tiempo para descansar y ser atendido. Los estudios sobre el cabello son pequeños, mezclan varios métodos y a menudo no midieron el cabello; no hay pruebas fiables de que lo cambie.',
        s.LI22,
      ),
    ],
  },
]

export const acupunctureViews: View[] = [
  {
    id: 'light',
    topic: text('Light on the same day', 'Luz el mismo día'),
    practice: says(
      'Light may be added to an acupuncture visit, as another gentle way to care for the scalp.',
      'Se puede añadir luz a una visita de acupuntura, como otra forma suave de cuidar el cuero cabelludo.',
      practiceView,
    ),
    evidence: says(
      'Each has been studied alone; together, not. Light was tried three times a week or every other day over 60 to 78 sessions; a session now and then is far less.',
      'Cada una se ha estudiado por separado; juntas, no. La luz se probó tres veces por semana o en días alternos a lo largo de 60 a 78 sesiones; una sesión de vez en cuando es mucho menos.',
      s.LUE21,
      s.LAN14,
      s.JIM14,
      s.LI22,
    ),
  },
]
