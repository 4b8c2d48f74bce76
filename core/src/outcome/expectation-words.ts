import { type Language, sources } from '../shared/index.ts'
import type { Expectation, Sight, Size } from './expectation.ts'
import { measureOf } from './measures.ts'
import { digitsFor, sayAtLeast, sayNumber } from './say.ts'
import { gather, nothing, pick, type Sentence, type Words } from './words.ts'

/** "6" of month 6, "4.5" of a look between two months. */
const sayMonths = (month: number, language: Language) =>
  sayNumber(month, Number.isInteger(month) ? 0 : 1, language)

const outOf100 = (share: number, language: Language) => {
  const people = Math.round(100 * share)
  if (people >= 100) return language === 'es' ? 'en casi todas las personas' : 'in nearly everybody'
  if (people < 1)
    return language === 'es'
      ? 'en menos de 1 de cada 100 personas'
      : 'in fewer than 1 of 100 people'
  return language === 'es' ? `en ${people} de cada 100 personas` : `in ${people} of 100 people`
}

const unitOf = ({ plan }: Expectation, language: Language) => {
  const unit = measureOf(plan.measure).unit[language]
  return unit === '' ? '' : ` ${unit}`
}

/** The smallest change that could be told at a look. */
function sightLine(expectation: Expectation, sight: Sight, language: Language): Sentence {
  const most = Math.max(sight.up, sight.down)
  const amount = sayAtLeast(most, digitsFor(most), language)
  const isPercent = measureOf(expectation.plan.measure).unit.en === '%'
  const share =
    sight.percent === null || isPercent
      ? ''
      : ` (${sayAtLeast(sight.percent, sight.percent < 3 ? 1 : 0, language)} %)`
  const size = `${amount}${unitOf(expectation, language)}${share}`
  const month = sayMonths(sight.month, language)
  return pick(
    language,
    `At month ${month} a change of about ${size} or more could be seen, and a smaller one could not.`,
    `En el mes ${month} se podría ver un cambio de unos ${size} o más, y uno menor no.`,
  )
}

/** In how many people a change of one size would be told, and from when on. */
function sizeLine(expectation: Expectation, size: Size, language: Language): Sentence {
  const { plan } = expectation
  const last = plan.looks.at(-1) ?? 0
  const amount = Math.abs(size.share) * plan.level
  const how = sayNumber(amount, digitsFor(amount), language)
  const percent = sayNumber(100 * Math.abs(size.share), 0, language)
  const what = `${percent} % (${how}${unitOf(expectation, language)})`
  const people = outOf100(size.told.at(-1) ?? 0, language)
  const by = sayMonths(last, language)
  const slow = size.id === 'slow'
  const from =
    size.earliest === null
      ? pick(
          language,
          'No look of this plan would tell it in 8 of 10 people.',
          'Ninguna revisión de este plan lo distinguiría en 8 de cada 10 personas.',
        )
      : pick(
          language,
          `From month ${sayMonths(size.earliest, language)} on it would be told in 8 of 10 people.`,
          `Desde el mes ${sayMonths(size.earliest, language)} se distinguiría en 8 de cada 10 personas.`,
        )
  const said = slow
    ? pick(
        language,
        `A slow change, of ${what} only after a year, would be told by month ${by} ${people}.`,
        `Un cambio lento, del ${what} solo al cabo de un año, se distinguiría hasta el mes ${by} ${people}.`,
      )
    : pick(
        language,
        `A change of ${what}, if it came, would be told by month ${by} ${people}.`,
        `Un cambio del ${what}, si llegara, se distinguiría hasta el mes ${by} ${people}.`,
      )
  return { text: `${said.text} ${from.text}`, basis: [sources.HAL00] }
}

function seasonNotes({ season, autumn, plan }: Expectation, language: Language): Sentence[] {
  if (!season || (season.up === 0 && season.down === 0)) return []
  const less = measureOf(plan.measure).better === 'less'
  const [worse, better] = less ? [season.up, season.down] : [season.down, season.up]
  const lift = { en: 'lift', es: 'subir' }[language]
  const lower = { en: 'lower', es: 'bajar' }[language]
  const [toWorse, toBetter] = less ? [lift, lower] : [lower, lift]
  const share = (one: number) => sayAtLeast(100 * one, 0, language)
  const basis = [sources.RAN91, sources.KUN09]
  const warning = autumn
    ? pick(
        language,
        `Hair sheds more in late summer and autumn: in the first half year the season alone may ${toWorse} the figure by up to ${share(worse)} %, and it comes back. That is no reason to worry.`,
        `El cabello se cae más a finales de verano y en otoño: en el primer medio año la estación por sí sola puede ${toWorse} la cifra hasta un ${share(worse)} %, y luego vuelve. No es motivo de preocupación.`,
      )
    : nothing
  const rise =
    better > 0
      ? pick(
          language,
          `By this start the season alone may ${toBetter} the figure by up to ${share(better)} %; so much is not counted as a change.`,
          `Con este inicio la estación por sí sola puede ${toBetter} la cifra hasta un ${share(better)} %; eso no se cuenta como cambio.`,
        )
      : nothing
  return [
    { ...warning, basis },
    { ...rise, basis },
  ].filter(({ text }) => text !== '')
}

const betterNames: Record<Expectation['better'][number]['id'], Record<Language, string>> = {
  'second-baseline': { en: 'With a second baseline', es: 'Con una segunda medición de base' },
  'three-spots': { en: 'With three spots instead of one', es: 'Con tres puntos en vez de uno' },
  'hair-to-hair': {
    en: 'With the hairs followed one by one',
    es: 'Siguiendo los cabellos uno por uno',
  },
  reference: {
    en: 'With an untreated spot at the back beside it',
    es: 'Con un punto sin tratar de la nuca al lado',
  },
}

function betterNotes({ better, now }: Expectation, language: Language): Sentence[] {
  return better.flatMap(({ id, percent }) => {
    if (percent === null || now.percent === null || percent >= now.percent - 0.5) return []
    const [after, before] = [percent, now.percent].map((one) => sayAtLeast(one, 0, language))
    const name = betterNames[id][language]
    return [
      pick(
        language,
        `${name}, a change of ${after} % instead of ${before} % could be seen at about month 6.`,
        `${name}, hacia el mes 6 se podría ver un cambio del ${after} % en vez del ${before} %.`,
      ),
    ]
  })
}

/** What a plan of measuring could show, in sentences, before a course starts. */
export function expectationWords(expectation: Expectation, language: Language): Words {
  return gather(
    pick(
      language,
      'What could be seen with this plan, and when.',
      'Qué se podría ver con este plan, y cuándo.',
    ).text,
    [
      ...expectation.looks.map((sight) => sightLine(expectation, sight, language)),
      ...expectation.sizes.map((size) => sizeLine(expectation, size, language)),
    ],
    [
      ...seasonNotes(expectation, language),
      ...betterNotes(expectation, language),
      pick(
        language,
        'These sizes are questions, not promises: no gain at all is possible.',
        'Estos tamaños son preguntas, no promesas: es posible que no haya ninguna ganancia.',
      ),
    ],
  )
}
