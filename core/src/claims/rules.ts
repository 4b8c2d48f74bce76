import { ourDefault, sources } from '../shared/index.ts'
import type { Claim } from './schema.ts'

/** A pattern over whole words, in any case. `~` stands for up to 40 characters of one sentence. */
const say = (pattern: string) => {
  const source = pattern.replaceAll('~', '[^.;:!?\\n]{0,40}?').replaceAll(' ', '\\s')
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?!\\p{L})`, 'giu')
}

const drugEn =
  '(?:drugs?|medicines?|medications?|glp-?1s?|semaglutide|tirzepatide|ozempic|wegovy|mounjaro|blood thinners?|anticoagulants?|antiplatelets?|prescriptions?|injections|pills?)'
const drugEs =
  '(?:fármacos?|medicamentos?|medicación|medicinas?|glp-?1|semaglutida|tirzepatida|ozempic|wegovy|mounjaro|anticoagulantes?|antiagregantes?|tratamiento médico|inyecciones|pastillas?)'
const careEn =
  '(?:micro-?needling|needling|needles?|light(?: therapy)?|laser|acupuncture|treatments?|therapy|course|series|we|it|this|sessions?)'
const careEs =
  '(?:microneedling|microagujas|agujas?|luz|láser|acupuntura|tratamientos?|terapia|curso|serie|sesiones?|esto)'

/**
 * What must not be said and what may be said in its place. Regulators: treating alopecia is a
 * device claim (FDA-G20); health claims need human trials, and apps count (FTC22).
 */
export const claims: readonly Claim[] = [
  {
    id: 'regrows hair',
    negatable: true,
    patterns: {
      en: [
        say(
          're-?grow(?:s|ing)? (?:your |my |the |their |lost |new |thinning )*(?:hairs?|eyebrows?|brows?)',
        ),
        say(`${careEn} ~(?:re-?grow(?:s|th)?|grows? (?:back|new)|grows? hair)`),
        say(
          '(?:restores?|brings? back|gives? back|gets? back) (?:your |my |the |their |lost |full )*(?:hair|hairline|brows?|eyebrows?)',
        ),
        say(
          '(?:reverses?|reversing|stops?|ends?|eliminates?|prevents?|halts?) (?:your |the |all )?(?:hair loss|balding|baldness|thinning|shedding|alopecia)',
        ),
        say('hair (?:re)?growth (?:treatment|therapy|cure|miracle)'),
        say('(?:say )?(?:goodbye|farewell) to (?:your )?(?:hair loss|baldness|thinning|shedding)'),
        say(
          "(?:will|you'll|it'll) (?:~(?:re-?grow|grow back)|(?:see|have|get|notice|enjoy) (?:your )?(?:much )?(?:thicker|fuller|denser|longer|more|new|hair))",
        ),
        say('(?:stimulat|activat|trigger|promot|awaken)\\p{L}* ~(?:re)?growth'),
      ],
      es: [
        say('(?:hace|hacen|hará|harán|hacer) (?:re)?crecer ~(?:pelo|cabello|cejas?)'),
        say(
          '(?:regenera|regeneran|regenerar|recupera|recuperan|recuperará|recuperarás|devuelve|devuelven|devolver|restaura|restauran|restaurar) (?:el |tu |su |tus |sus |las |los )*(?:pelo|cabello|cabellera|melena|cejas?)',
        ),
        say(`${careEs} ~(?:crecer|crecimiento de) (?:el |tu |su )?(?:pelo|cabello)`),
        say(
          '(?:detiene|detienen|detener|frena|frenan|elimina|eliminan|revierte|revierten|revertir|acaba con|evita) (?:la |tu |su |toda la )?(?:caída|calvicie|alopecia)',
        ),
        say('adiós a (?:la |tu |su )?(?:caída|calvicie|alopecia)'),
        say(
          '(?:volverá|volverán) a (?:crecer|salir)|(?:verá|verás|tendrá|tendrás|notará|notarás) ~más (?:pelo|cabello|densidad|volumen)',
        ),
        say('(?:estimul|activ|promuev|promov|despiert|despert)\\p{L}* ~crecimiento'),
      ],
    },
    reason: {
      en: 'Needling has no authorisation for hair, and the trials are small and of low quality.',
      es: 'Las microagujas no están autorizadas para el cabello, y los ensayos son pequeños y de poca calidad.',
    },
    instead: {
      en: 'Off-label use. Small trials of low quality, mostly together with minoxidil, found more hairs on average.',
      es: 'Uso fuera de etiqueta. Ensayos pequeños y de poca calidad, casi siempre junto con minoxidil, contaron de media más cabellos.',
    },
    basis: [sources.FDA_G20, sources.ENG22, sources.FTC22],
  },
  {
    id: 'cures',
    negatable: true,
    patterns: {
      en: [
        say(
          'cure[sd]?|curing|permanent (?:solution|fix|results?)|fixes (?:your |the )?(?:hair|alopecia|baldness)',
        ),
      ],
      es: [
        say(
          '(?<!(?:se|te|me) )(?:cura|curan|curar|curará|curarán|curación|curas|remedio definitivo|soluci[óo]n (?:definitiva|permanente)|resultados permanentes)',
        ),
      ],
    },
    reason: {
      en: 'No cure for pattern loss or alopecia areata is known.',
      es: 'No se conoce cura para la alopecia androgenética ni para la areata.',
    },
    instead: {
      en: 'It may help some people; it is not a cure.',
      es: 'Puede ayudar a algunas personas; no es una cura.',
    },
    basis: [sources.FTC22, sources.IJBR25],
  },
  {
    id: 'clinically proven',
    negatable: true,
    patterns: {
      en: [
        say(
          '(?:clinically|scientifically|medically) (?:proven|tested|validated|backed|shown)|proven (?:results?|to (?:work|grow|regrow|help)|treatment|method)|science[- ](?:proves|says)|studies prove',
        ),
      ],
      es: [
        say(
          '(?:clínicamente|científicamente|médicamente) (?:probad|comprobad|demostrad|testad)(?:o|a|os|as)|(?:eficacia|resultados) (?:probad|comprobad|demostrad)(?:o|a|os|as)|la ciencia (?:demuestra|prueba)',
        ),
      ],
    },
    reason: {
      en: 'The trials are small and of low quality; none tested six monthly sessions of needling alone.',
      es: 'Los ensayos son pequeños y de poca calidad; ninguno probó seis sesiones mensuales de microagujas solas.',
    },
    instead: {
      en: 'Studied in small trials of low quality, mostly together with minoxidil.',
      es: 'Estudiado en ensayos pequeños y de poca calidad, casi siempre junto con minoxidil.',
    },
    basis: [sources.ENG22, sources.FTC22],
  },
  {
    id: 'approved for hair',
    negatable: true,
    patterns: {
      en: [
        say(
          'FDA[- ](?:approved|cleared|authori[sz]ed|registered)~ (?:hair|scalp|alopecia|baldness|brows?|eyebrows?)',
        ),
        say(
          '(?:approved|cleared|authori[sz]ed) (?:by the FDA )?for (?:use on |treating )?(?:the )?(?:hair|scalp|alopecia|baldness|brows?|eyebrows?)',
        ),
      ],
      es: [
        say(
          '(?:aprobad|autorizad)(?:o|a|os|as) (?:por la FDA |por las autoridades )?para ~(?:pelo|cabello|cuero cabelludo|alopecia|calvicie|cejas?)',
        ),
      ],
    },
    reason: {
      en: 'FDA has authorised needling devices only for facial acne scars, facial wrinkles and abdominal scars from age 22.',
      es: 'La FDA solo ha autorizado aparatos de microagujas para cicatrices de acné y arrugas de la cara y cicatrices del abdomen desde los 22 años.',
    },
    instead: {
      en: 'Use on hair is off-label.',
      es: 'El uso en el cabello está fuera de etiqueta.',
    },
    basis: [sources.FDA_MN],
  },
  {
    id: 'matches the hair cycle',
    negatable: true,
    patterns: {
      en: [
        say(
          "(?:match(?:es|ed|ing)?|align(?:s|ed|ing)?|sync(?:s|ed|hroni[sz]e[sd]?)?|follow(?:s|ing)?|fit(?:s|ting)?|suits?|tun(?:ed|es)|respect(?:s|ing)?|in (?:step|tune|rhythm)|timed) (?:with |to )?~(?:hair(?:'s)? (?:growth |natural )*(?:cycles?|rhythms?)|growth cycles?|natural (?:rhythms?|cycles?))",
        ),
      ],
      es: [
        say(
          '(?:coincid|se adapt|adaptad|se ajust|ajustad|sigu|segu|sincroniz|respet|acompañ|alinead|se aline|acord)\\p{L}*~ (?:ciclos?|ritmos?) (?:natural(?:es)?|de crecimiento|(?:del|de tu|de su) (?:pelo|cabello))',
        ),
      ],
    },
    reason: {
      en: 'Follicles cycle one by one over years; no source ties a monthly schedule to them.',
      es: 'Cada folículo sigue su propio ciclo de años; ninguna fuente lo une a un calendario mensual.',
    },
    instead: {
      en: 'A practical schedule; the best spacing is unknown.',
      es: 'Un calendario práctico; se desconoce cuál es el mejor intervalo.',
    },
    basis: [ourDefault, sources.ENG22],
  },
  {
    id: 'improves absorption',
    negatable: true,
    patterns: {
      en: [
        say(
          '(?:improv|enhanc|boost|increas|maximi[sz]|better|deeper)\\p{L}* ~(?:absorption|penetration|absorbed|absorb)|(?:absorbs?|penetrates?) (?:better|deeper|more deeply)|(?:serums?|exosomes?|peptides?|vitamins?) ~(?:absorbed|absorb|penetrates?) (?:better|deeper|more)',
        ),
      ],
      es: [
        say(
          '(?:mejor|aument|potenci|favorec|increment|facilit)\\p{L}* ~(?:absorción|penetración)|(?:absorbe|absorben|penetra|penetran) (?:mejor|más)',
        ),
      ],
    },
    reason: {
      en: 'Cosmetics carried into open channels have caused granulomas; the label excludes delivery of products.',
      es: 'Los cosméticos llevados a canales abiertos han causado granulomas; la etiqueta excluye introducir productos.',
    },
    instead: {
      en: 'We put no cosmetic serum into open channels.',
      es: 'No ponemos ningún sérum cosmético en los canales abiertos.',
    },
    basis: [sources.SKP, sources.FRI24],
  },
  {
    id: 'antibodies attack follicles',
    negatable: true,
    patterns: {
      en: [say('(?:auto)?antibod(?:y|ies)~ (?:attack|destroy|target|damage|harm)\\p{L}*')],
      es: [say('(?:auto)?anticuerpos?~ (?:atac|destru|dañ)\\p{L}*')],
    },
    reason: {
      en: 'In alopecia areata T cells act on the follicle, not antibodies.',
      es: 'En la alopecia areata actúan sobre el folículo los linfocitos T, no los anticuerpos.',
    },
    instead: {
      en: 'Immune cells (T cells) gather around the follicle.',
      es: 'Células inmunitarias (linfocitos T) se agrupan alrededor del folículo.',
    },
    basis: [sources.SP_AT],
  },
  {
    id: 'light boosts needling',
    negatable: true,
    patterns: {
      en: [
        say(
          '(?:light|laser|LED)(?: therapy)?~ (?:boosts?|supercharges?|enhances?|amplif(?:y|ies)|strengthens?|multipl(?:y|ies)|doubles?|maximi[sz]es?|speeds? up|improves?)~ (?:needling|micro-?needling|results?|effects?|impact|growth|regrowth)',
        ),
        say(
          '(?:light|laser|needling) ~(?:synerg(?:y|istic|istically)|works? (?:even )?better (?:together|with))',
        ),
      ],
      es: [
        say(
          '(?:luz|láser|LED)~ (?:potencia|refuerza|aumenta|mejora|multiplica|acelera|duplica|intensifica)n?~ (?:microagujas|microneedling|resultados?|efectos?|crecimiento)',
        ),
        say(
          '(?:luz|láser|microagujas) ~(?:sinergia|sinérgic[oa]s?|funcionan? mejor (?:juntas|juntos|con))',
        ),
      ],
    },
    reason: {
      en: 'No trial of light together with needling was found.',
      es: 'No se halló ningún ensayo de luz junto con microagujas.',
    },
    instead: {
      en: 'Each has been studied alone; together, not.',
      es: 'Cada una se ha estudiado por separado; juntas, no.',
    },
    basis: [sources.LUE21, sources.SON23],
  },
  {
    id: 'works better without the drug',
    negatable: true,
    patterns: {
      en: [
        say(
          `(?:works?|working|better|more|most|best|results?|benefits?) ~(?:after|once|when|until|if) ~(?:stop|stopped|stopping|discontinu\\p{L}*|come off|came off|coming off|quit|quitting|are off|is off|ending) ~${drugEn}`,
        ),
      ],
      es: [
        say(
          `(?:funciona|funcionan|mejor|mejores|más|resultados?|beneficios?) ~(?:tras|después de|cuando|una vez|al|si) ~(?:dejar?|dejes|deje|dejado|suspender|suspenda|suspendas|abandonar|interrumpir) ~${drugEs}`,
        ),
      ],
    },
    reason: {
      en: 'No study shows that needling works better once a medicine is stopped.',
      es: 'Ningún estudio muestra que las microagujas sirvan más al dejar un medicamento.',
    },
    instead: {
      en: 'Shedding usually follows weight loss and tends to settle; ask your prescriber.',
      es: 'La caída suele seguir a la pérdida de peso y tiende a calmarse; pregunte a quien le receta.',
    },
    basis: [sources.SOD25, sources.AKI25],
  },
  {
    id: 'stop your medicine',
    negatable: true,
    patterns: {
      en: [
        say(
          `(?:do not|don't|avoid|hold|go off) (?:(?:take|taking|use|using|inject) )?(?:your|all) (?:(?:usual|weekly|prescribed|own) )*${drugEn}`,
        ),
        say(
          `(?<!before )(?<!about )(?:stop|stopping|quit|quitting|discontinue|discontinuing|come off|coming off|pause|pausing|skip|skipping|interrupt) (?:taking |using )?(?:(?:your|the|a|any|this|that|these|all|prescribed|own|use of|usual|weekly|heart|current) )*${drugEn}`,
        ),
      ],
      es: [
        say(`no (?:tome|tomes|use|uses|se ponga|te pongas) (?:(?:su|sus|tu|tus) )${drugEs}`),
        say(
          `(?<!antes de )(?:deje|deja|dejar|dejes|suspenda|suspende|suspender|suspendas|abandone|abandona|abandonar|interrumpa|interrumpir|pause|pausar)(?: de (?:tomar|usar|ponerse))? (?:(?:su|sus|tu|tus|el|la|los|las|un|una|este|esta|cualquier|algún|toda) )*${drugEs}`,
        ),
      ],
    },
    reason: {
      en: 'Only the prescriber decides about a prescribed medicine; stopping one can do harm.',
      es: 'Sobre un medicamento recetado decide solo quien lo receta; dejarlo puede hacer daño.',
    },
    instead: {
      en: 'Please keep taking what is prescribed and talk to your prescriber about any question.',
      es: 'Siga tomando lo recetado y hable de cualquier duda con quien se lo receta.',
    },
    basis: [ourDefault],
  },
  {
    id: 'per cent from one pair',
    negatable: true,
    patterns: {
      en: [
        say(
          '\\d+(?:[.,]\\d+)? ?(?:%|per ?cent)~ (?:improve(?:d|ment)?|better|thicker|fuller|denser|regrowth|(?:more |new )hair|growth|success|satisfaction)',
        ),
        say(
          '(?:improved?|improves|improvement|thicker|fuller|growth) (?:by |of )?\\d+(?:[.,]\\d+)? ?(?:%|per ?cent)',
        ),
      ],
      es: [
        say(
          '\\d+(?:[.,]\\d+)? ?(?:%|por ciento)~ (?:mejor(?:a|ía|ado)?|más (?:pelo|cabello|densidad|volumen|grueso)|crecimiento|éxito|satisfacción)',
        ),
        say(
          '(?:mejora|mejoría|aumento|crecimiento) (?:del?|de un) \\d+(?:[.,]\\d+)? ?(?:%|por ciento)',
        ),
      ],
    },
    reason: {
      en: 'One pair of photos cannot carry a percentage: measuring error and chance are as large as the usual effect.',
      es: 'Un solo par de fotos no sostiene un porcentaje: el error de medida y el azar son tan grandes como el efecto habitual.',
    },
    instead: {
      en: 'Change with its error band: same hairs, same light, and what would happen anyway.',
      es: 'El cambio con su margen de error: los mismos cabellos, la misma luz y lo que pasaría de todos modos.',
    },
    basis: [sources.H2H22, sources.BUO],
  },
  {
    id: 'guaranteed',
    negatable: true,
    patterns: {
      en: [
        say(
          'guarantee[ds]?|guaranteeing|(?:we|you) (?:promise|will see results)|100 ?% (?:effective|safe|success)|works for every(?:one|body)',
        ),
      ],
      es: [
        say(
          'garantiz\\p{L}*|garantías?|(?:le|te) prometemos|verás resultados|verá resultados|100 ?% (?:eficaz|efectivo|seguro)|funciona (?:en|para|con) tod[oa]s',
        ),
      ],
    },
    reason: {
      en: 'Some people see no gain at all, even with added treatments.',
      es: 'Algunas personas no ganan nada, ni siquiera con tratamientos añadidos.',
    },
    instead: {
      en: 'Results differ from person to person, and no gain at all is possible.',
      es: 'Los resultados varían de una persona a otra, y es posible que no haya ninguna ganancia.',
    },
    basis: [sources.YEP21, sources.FTC22],
  },
  {
    id: 'miracle',
    negatable: true,
    patterns: {
      en: [
        say(
          'miracles?|miraculous(?:ly)?|magic(?:al)?|breakthroughs?|revolutionary|amazing results?|life-changing',
        ),
      ],
      es: [
        say(
          'milagros?|milagros[oa]s?|mágic[oa]s?|revolucionari[oa]s?|resultados (?:increíbles|asombrosos)',
        ),
      ],
    },
    reason: {
      en: 'Big words feed hopes that a typical gain, which is rarely visible, will not meet.',
      es: 'Las palabras grandes alimentan esperanzas que una ganancia típica, rara vez visible, no cumple.',
    },
    instead: {
      en: 'Say what was measured, in numbers, with their error.',
      es: 'Diga lo que se midió, con números y con su error.',
    },
    basis: [sources.BUO, sources.FTC22],
  },
  {
    id: 'risk-free',
    negatable: true,
    patterns: {
      en: [
        say(
          'risk[- ]free|(?:no|zero|without(?: any)?) (?:risks?|side[- ]effects?|downtime)|(?:completely|totally|perfectly|entirely) (?:safe|painless|harmless)|safe for every(?:one|body)|side[- ]effect[- ]free',
        ),
      ],
      es: [
        say(
          '(?:sin|libre de|cero|ningún|no (?:tiene|hay)) (?:ningún )?(?:riesgos?|efectos? (?:secundarios?|adversos?))|(?:totalmente|completamente|absolutamente) (?:segur[oa]|indolor[oa]?|inofensiv[oa])|segur[oa] para tod[oa]s',
        ),
      ],
    },
    reason: {
      en: 'Needling can cause infection, pigment change, scars and granulomas, though serious events are rare.',
      es: 'Las microagujas pueden causar infección, cambios de pigmento, cicatrices y granulomas, aunque lo grave es raro.',
    },
    instead: {
      en: 'Mostly mild reactions that pass within 7 days; lasting ones are rare and possible.',
      es: 'Sobre todo reacciones leves que pasan en 7 días; las duraderas son raras, pero posibles.',
    },
    basis: [sources.CHU21, sources.FDA_G20],
  },
  {
    id: 'exclamation mark',
    negatable: false,
    patterns: { en: [/!/gu], es: [/[!¡]/gu] },
    reason: {
      en: 'People who lose hair grieve; a raised voice does not suit them.',
      es: 'Quien pierde el cabello está de duelo; una voz alzada no le sienta bien.',
    },
    instead: { en: 'End the sentence with a full stop.', es: 'Termine la frase con un punto.' },
    basis: [ourDefault],
  },
]
