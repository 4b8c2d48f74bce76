import { type Language, sources } from '../shared/index.ts'
import { type Flow, fewestPeople, type ResultGroup } from './clinic.ts'
import { measureOf } from './measures.ts'
import { digitsFor, sayAtLeast, sayNumber, saySigned } from './say.ts'
import type { Interval } from './schema.ts'
import { gather, nothing, pick, type Sentence, type Words } from './words.ts'

/** What the sentences need: the group without its people. */
type Group = Omit<ResultGroup, 'people'>

/** People are whole: a share is said as how many of all who started, its interval out of a hundred. */
const peopleOf = (share: number, { started }: Flow) => Math.round(share * started)

function between({ low, high }: Interval, language: Language): string {
  const [from, to] = [low, high].map((share) => sayNumber(100 * share, 0, language))
  return language === 'es' ? `de cada 100, entre ${from} y ${to}` : `of 100, ${from} to ${to}`
}

function flowLine({ flow }: Group, language: Language): Sentence {
  const { started, finished, stopped, going, measured } = flow
  return pick(
    language,
    `${started} people started: ${finished} finished, ${stopped} stopped early, ${going} are still going; ${measured} could be compared with their baseline.`,
    `${started} personas empezaron: ${finished} terminaron, ${stopped} lo dejaron antes, ${going} siguen; ${measured} se pudieron comparar con su medición de base.`,
  )
}

function shareLine({ flow, more, less, expected }: Group, language: Language): Sentence {
  if (!(more && less && expected !== null)) return nothing
  const { started } = flow
  const [better, worse] = [more, less].map(({ value }) => peopleOf(value, flow))
  const chance = sayAtLeast(100 * expected, 0, language)
  return pick(
    language,
    `Of the ${started} who started, ${better} changed for the better beyond chance (${between(more, language)}) and ${worse} for the worse (${between(less, language)}); chance alone gives at most ${chance} of 100 each way.`,
    `De las ${started} que empezaron, ${better} cambiaron a mejor más allá del azar (${between(more, language)}) y ${worse} a peor (${between(less, language)}); el azar solo da como mucho ${chance} de cada 100 hacia cada lado.`,
  )
}

function rangeLine({ worst, best, flow }: Group, language: Language): Sentence {
  const { started, measured } = flow
  const missing = started - measured
  if (worst === null || best === null || missing === 0) return nothing
  const [none, all] = [worst, best].map((share) => peopleOf(share, flow))
  return pick(
    language,
    `If none of the ${missing} not compared had gained it would be ${none} of ${started}, if all had, ${all}.`,
    `Si ninguna de las ${missing} sin comparar hubiera ganado serían ${none} de ${started}; si todas, ${all}.`,
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
