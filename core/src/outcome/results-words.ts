import { type Language, sources } from '../shared/index.ts'
import { fewestPeople, type ResultGroup } from './clinic.ts'
import { measureOf } from './measures.ts'
import { digitsFor, sayNumber, saySigned } from './say.ts'
import type { Interval } from './schema.ts'
import { gather, nothing, pick, type Sentence, type Words } from './words.ts'

/** What the sentences need: the group without its people. */
type Group = Omit<ResultGroup, 'people'>

const hundred = (share: number, language: Language) =>
  sayNumber(100 * share, share > 0 && share < 0.05 ? 1 : 0, language)

const between = ({ low, high }: Interval, language: Language) =>
  language === 'es'
    ? `entre ${hundred(low, language)} y ${hundred(high, language)}`
    : `between ${hundred(low, language)} and ${hundred(high, language)}`

function flowLine({ flow }: Group, language: Language): Sentence {
  const { started, finished, stopped, going, measured } = flow
  return pick(
    language,
    `${started} people started: ${finished} finished, ${stopped} stopped early, ${going} are still going; ${measured} could be compared with their baseline.`,
    `${started} personas empezaron: ${finished} terminaron, ${stopped} lo dejaron antes, ${going} siguen; ${measured} se pudieron comparar con su medición de base.`,
  )
}

function shareLine({ more, less, expected }: Group, language: Language): Sentence {
  if (!(more && less && expected !== null)) return nothing
  const chance = hundred(expected, language)
  return pick(
    language,
    `Of 100 who started, ${hundred(more.value, language)} changed for the better beyond chance (${between(more, language)}) and ${hundred(less.value, language)} for the worse (${between(less, language)}); chance alone gives up to ${chance} of each.`,
    `De cada 100 que empezaron, ${hundred(more.value, language)} cambiaron a mejor más allá del azar (${between(more, language)}) y ${hundred(less.value, language)} a peor (${between(less, language)}); el azar solo da hasta ${chance} de cada lado.`,
  )
}

function rangeLine({ worst, best, flow }: Group, language: Language): Sentence {
  const missing = flow.started - flow.measured
  if (worst === null || best === null || missing === 0) return nothing
  return pick(
    language,
    `If none of the ${missing} not compared had gained it would be ${hundred(worst, language)} of 100, if all had, ${hundred(best, language)}.`,
    `Si ninguna de las ${missing} sin comparar hubiera ganado serían ${hundred(worst, language)} de cada 100; si todas, ${hundred(best, language)}.`,
  )
}

function placeboLine({ measure, change, placebo }: Group, language: Language): Sentence {
  if (!(change && placebo)) return nothing
  const unit = measureOf(measure).unit[language]
  const d = digitsFor((change.high - change.low) / 2)
  const [value, low, high] = [change.value, change.low, change.high].map((one) =>
    saySigned(one, d, language),
  )
  const theirs = saySigned(placebo.mean, d, language)
  return {
    ...pick(
      language,
      `The mean change lies ${value} ${unit} from that of people given placebo in a trial (${theirs}): between ${low} and ${high} ${unit}.`,
      `El cambio medio queda a ${value} ${unit} del de personas con placebo en un ensayo (${theirs}): entre ${low} y ${high} ${unit}.`,
    ),
    basis: [placebo.source === sources.OLS07.source ? sources.OLS07 : sources.OLS02],
  }
}

/** What the results of one group say; of a group too small, only that. */
export function resultsWords(group: Group, language: Language): Words {
  const name = measureOf(group.measure).name[language]
  if (group.tooFew)
    return gather(
      pick(
        language,
        `${name}: too few people to say anything.`,
        `${name}: muy pocas personas para decir algo.`,
      ).text,
      [
        pick(
          language,
          `${group.flow.started} started; figures are shown from ${fewestPeople} on.`,
          `Empezaron ${group.flow.started}; las cifras se muestran a partir de ${fewestPeople}.`,
        ),
      ],
      [],
    )
  return gather(
    pick(language, `${name}: all who started.`, `${name}: todas las personas que empezaron.`).text,
    [
      flowLine(group, language),
      shareLine(group, language),
      rangeLine(group, language),
      placeboLine(group, language),
    ],
    [
      pick(
        language,
        'People who come back to be measured differ from those who do not, and nobody was given placebo here: these figures do not say what the treatment did.',
        'Quienes vuelven a medirse son distintos de quienes no, y aquí nadie recibió placebo: estas cifras no dicen qué hizo el tratamiento.',
      ),
    ],
  )
}
