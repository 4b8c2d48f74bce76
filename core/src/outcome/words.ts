import { type Basis, type Language, sources, type Text } from '../shared/index.ts'
import { measureOf } from './measures.ts'
import { eventTexts, reasonTexts, stopTexts } from './reason-texts.ts'
import { digitsFor, sayAtLeast, sayDate, sayNumber, saySigned } from './say.ts'
import type { Interval, LifeEvent, Verdict } from './schema.ts'

/** Sentences made from a value: what can be said, what was measured, and what stands beside it. */
export type Words = {
  headline: string
  lines: string[]
  /** What else one should know; smaller, never left out. */
  notes: string[]
  /** What single sentences rest on. */
  sources: { text: string; basis: Basis[] }[]
}
export type Sentence = { text: string; basis?: Basis[] }

/** Puts sentences together; a sentence without text falls out. */
export function gather(headline: string, lines: Sentence[], notes: Sentence[]): Words {
  const said = (list: Sentence[]) => list.filter(({ text }) => text !== '')
  return {
    headline,
    lines: said(lines).map(({ text }) => text),
    notes: said(notes).map(({ text }) => text),
    sources: said([...lines, ...notes]).flatMap(({ text, basis = [] }) =>
      basis.length > 0 ? [{ text, basis }] : [],
    ),
  }
}

export const nothing: Sentence = { text: '' }
export const pick = (language: Language, en: string, es: string): Sentence => ({
  text: language === 'es' ? es : en,
})

const isPercent = (verdict: Verdict) => measureOf(verdict.measure).unit.en === '%'

/** Unit after a figure, with a space; points without a unit have none. */
function unitAfter(verdict: Verdict, language: Language): string {
  const unit = measureOf(verdict.measure).unit[language]
  return unit === '' ? '' : `${isPercent(verdict) ? '\u00a0' : ' '}${unit}`
}

/** The same after a difference: from 41 to 17 % are 24 points, while 24 % less would be 31 %. */
const unitOfChange = (verdict: Verdict, language: Language): string =>
  isPercent(verdict) ? pick(language, ' points', ' puntos').text : unitAfter(verdict, language)

function headline(verdict: Verdict, language: Language): string {
  const name = measureOf(verdict.measure).name[language]
  const texts: Record<Verdict['state'], Text> = {
    more: {
      en: `${name}: more than measuring error and usual fluctuation explain.`,
      es: `${name}: más de lo que explican el error de medida y la fluctuación habitual.`,
    },
    less: {
      en: `${name}: less than measuring error and usual fluctuation explain.`,
      es: `${name}: menos de lo que explican el error de medida y la fluctuación habitual.`,
    },
    'cannot tell': {
      en: `${name}: no change can be told yet.`,
      es: `${name}: aún no se puede distinguir ningún cambio.`,
    },
    'not comparable': {
      en: `${name}: these figures cannot be compared.`,
      es: `${name}: estas cifras no se pueden comparar.`,
    },
    'band only': {
      en:
        verdict.band.length > 0
          ? `${name}: shown beside what alopecia areata does by itself.`
          : `${name}: shown as it was measured.`,
      es:
        verdict.band.length > 0
          ? `${name}: se muestra junto a lo que la alopecia areata hace por sí sola.`
          : `${name}: se muestra tal como se midió.`,
    },
  }
  return texts[verdict.state][language]
}

const width = ({ low, high }: Interval) => (high - low) / 2

/** From what to what, and the change with its interval; where hairs of an untreated spot were taken off, how that adds up. */
function changeLine(verdict: Verdict, language: Language): Sentence {
  const { baseline, latest, change, reference } = verdict
  if (!(baseline && latest && change)) return nothing
  const unit = unitAfter(verdict, language)
  const points = unitOfChange(verdict, language)
  const d = digitsFor(width(change))
  const from = sayNumber(baseline.value, d, language)
  const to = sayNumber(latest.value, d, language)
  const by = saySigned(change.value, d, language)
  const whole = saySigned(latest.value - baseline.value, d, language)
  const low = saySigned(change.low, d, language)
  const high = saySigned(change.high, d, language)
  const first = sayDate(baseline.date, language)
  const last = sayDate(latest.date, language)
  return pick(
    language,
    `From ${first} to ${last} your figure went from ${from} to ${to}${unit}: ${reference ? `${whole}, and less what the untreated spot did in that time, ` : ''}a change of ${by}${points}; with every error allowed for, between ${low} and ${high}${points}.`,
    `Del ${first} al ${last} su cifra pasó de ${from} a ${to}${unit}: ${reference ? `${whole}, y descontado lo que hizo el punto sin tratar en ese tiempo, ` : ''}un cambio de ${by}${points}; contando todos los errores, entre ${low} y ${high}${points}.`,
  )
}

/** "With these measurements a change of about 12 hairs/cm² (9 %) or more could have been seen." */
function detectableLine(verdict: Verdict, language: Language): Sentence {
  const { detectable } = verdict
  if (!detectable) return nothing
  const amount = sayAtLeast(detectable.value, digitsFor(detectable.value), language)
  const share =
    detectable.percent === null || isPercent(verdict)
      ? ''
      : ` (${sayAtLeast(detectable.percent, detectable.percent < 3 ? 1 : 0, language)} %)`
  const size = `${amount}${unitOfChange(verdict, language)}${share}`
  return pick(
    language,
    `With these measurements a change of about ${size} or more could have been seen.`,
    `Con estas mediciones se habría podido ver un cambio de unos ${size} o más.`,
  )
}

function visibleLine(verdict: Verdict, language: Language): Sentence {
  if (verdict.visible === null) return nothing
  const said =
    verdict.visible === 'likely'
      ? pick(
          language,
          'A change of this size is likely visible in photographs.',
          'Un cambio de este tamaño probablemente se ve en las fotografías.',
        )
      : pick(
          language,
          'Measured, and probably not visible to the eye: in photographs a difference is seen where it reaches about 43 hairs/cm² and 23\u00a0% as well.',
          'Medido, y probablemente no visible a simple vista: en fotografías se ve una diferencia cuando alcanza unos 43 cabellos/cm² y además el 23\u00a0%.',
        )
  return { ...said, basis: [sources.BUO] }
}

/** One in how many, in words that stay honest for tiny chances. */
function sayChance(chance: number, language: Language): string {
  if (chance < 0.001)
    return language === 'es' ? 'menos de 1 de cada 1000 veces' : 'less than 1 time in 1000'
  const times = sayNumber(chance * 100, chance < 0.1 ? 1 : 0, language)
  return language === 'es' ? `${times} de cada 100 veces` : `${times} times in 100`
}

/** The hairs followed one by one at the look, and at the untreated spot where that was used. */
function matchedLine(verdict: Verdict, language: Language): Sentence {
  const point = verdict.points.find(
    ({ role, date, matched }) => role === 'look' && date === verdict.look?.date && matched,
  )
  const followed =
    verdict.test === 'exact, matched hairs' || verdict.test === 'matched hairs against reference'
  if (!followed || !point?.matched) return nothing
  const { kept, gained, lost } = point.matched
  const chance = verdict.chance === null ? '' : sayChance(verdict.chance, language)
  const said = pick(
    language,
    `Followed hair by hair: ${kept} stayed, ${gained} came, ${lost} went.${chance ? ` If nothing had changed, a split this uneven would still come up ${chance}.` : ''}`,
    `Siguiendo cabello por cabello: ${kept} siguen, ${gained} han salido, ${lost} se han ido.${chance ? ` Si nada hubiera cambiado, un reparto tan desigual se daría aun así ${chance}.` : ''}`,
  )
  return { ...said, basis: [sources.H2H22] }
}

function referenceLine({ reference }: Verdict, language: Language): Sentence {
  if (!reference) return nothing
  const { kept, gained, lost } = reference
  return pick(
    language,
    `At the untreated spot at the back ${kept} stayed, ${gained} came and ${lost} went in the same time; that is taken off the change.`,
    `En el punto sin tratar de la nuca ${kept} siguen, ${gained} han salido y ${lost} se han ido en el mismo tiempo; eso se descuenta del cambio.`,
  )
}

function lookLine(verdict: Verdict, language: Language): Sentence {
  const { look } = verdict
  if (!look || verdict.state === 'not comparable') return nothing
  const day = sayDate(look.date, language)
  const later = verdict.points.some(({ role, date }) => role === 'between' && date > look.date)
  const carried = later
    ? pick(
        language,
        ' What was measured since lies between two looks; it is drawn and not judged.',
        ' Lo medido después cae entre dos revisiones; se dibuja y no se juzga.',
      ).text
    : ''
  return pick(
    language,
    `This rests on look ${look.number} of ${look.of} planned, that of month ${sayNumber(look.month, 0, language)}, taken on ${day}. We allow for having looked several times.${carried}`,
    `Se apoya en la revisión ${look.number} de ${look.of} previstas, la del mes ${sayNumber(look.month, 0, language)}, hecha el ${day}. Tenemos en cuenta que se ha mirado varias veces.${carried}`,
  )
}

function reasonLines(verdict: Verdict, language: Language): Sentence[] {
  return verdict.reasons.map((reason) => ({
    text: reasonTexts[reason][language],
    ...(reason === 'alopecia areata' ? { basis: [sources.DAR18, sources.GPN] } : {}),
  }))
}

function bandLine(verdict: Verdict, language: Language): Sentence {
  // What is known is of patches: of a rating or a count nobody has asked.
  if (verdict.state !== 'band only' || verdict.band.length === 0) return nothing
  return {
    ...pick(
      language,
      'Of 100 people with alopecia areata, 34 to 40 recover within a year without treatment, and 14 to 25 lose more.',
      'De cada 100 personas con alopecia areata, de 34 a 40 se recuperan en un año sin tratamiento, y de 14 a 25 pierden más.',
    ),
    basis: [sources.DAR18],
  }
}

function untreatedNote(verdict: Verdict, language: Language): Sentence {
  const { untreated } = verdict
  if (!untreated) return nothing
  const [low, mean, high] = [untreated.low, untreated.value, untreated.high].map((figure) =>
    saySigned(figure, 0, language),
  )
  const unit = unitOfChange(verdict, language)
  return {
    ...pick(
      language,
      `People without treatment changed by ${mean}${unit} on average in ${untreated.weeks} weeks, and 95 of 100 lay between ${low} and ${high}${unit}.`,
      `Las personas sin tratamiento cambiaron de media ${mean}${unit} en ${untreated.weeks} semanas, y 95 de cada 100 quedaron entre ${low} y ${high}${unit}.`,
    ),
    basis: [untreated.basis],
  }
}

function seasonNote(verdict: Verdict, language: Language): Sentence {
  if (!verdict.season) return nothing
  return {
    ...pick(
      language,
      'The two measurements lie in different parts of the year: hair is densest in spring and sheds most in late summer and autumn.',
      'Las dos mediciones caen en distintas épocas del año: el cabello es más denso en primavera y se cae más a finales de verano y en otoño.',
    ),
    basis: [sources.RAN91, sources.KUN09],
  }
}

function sayEvent(event: LifeEvent, language: Language): string {
  const kind = eventTexts[event.kind][language]
  const name = event.label.trim() === '' ? kind : `${kind} (${event.label.trim()})`
  const from = sayDate(event.from, language)
  if (event.to === null)
    return language === 'es' ? `${name}, desde el ${from}` : `${name}, since ${from}`
  const to = sayDate(event.to, language)
  return language === 'es' ? `${name}, del ${from} al ${to}` : `${name}, ${from} to ${to}`
}

function eventNote(verdict: Verdict, language: Language): Sentence {
  if (verdict.events.length === 0) return nothing
  const list = verdict.events.map((event) => sayEvent(event, language)).join('; ')
  return pick(
    language,
    `Also in this time: ${list}. What part each of these had cannot be told.`,
    `También en este tiempo: ${list}. No se puede saber qué parte tuvo cada cosa.`,
  )
}

function nextNote(verdict: Verdict, language: Language): Sentence {
  if (!verdict.next) return nothing
  const day = sayDate(verdict.next.date, language)
  return pick(
    language,
    `The next planned look is about ${day}.`,
    `La próxima revisión prevista es hacia el ${day}.`,
  )
}

const noCause = (language: Language): Sentence =>
  pick(
    language,
    'These figures say whether something changed, not what changed it.',
    'Estas cifras dicen si algo cambió, no qué lo cambió.',
  )

/**
 * What a verdict says to the person it is about, in whole sentences, each from a value of it. The
 * same words stand on the screen and in the report. No sentence names a cause.
 */
export function verdictWords(verdict: Verdict, language: Language): Words {
  const told = verdict.state === 'more' || verdict.state === 'less'
  const compared = verdict.state !== 'not comparable'
  const when = (wanted: boolean, make: typeof changeLine) =>
    wanted ? make(verdict, language) : nothing
  return gather(
    headline(verdict, language),
    [
      ...reasonLines(verdict, language),
      when(compared, changeLine),
      when(compared, matchedLine),
      when(compared, referenceLine),
      when(told, visibleLine),
      when(compared, detectableLine),
      when(compared, bandLine),
      when(true, lookLine),
    ],
    [
      when(compared, untreatedNote),
      when(compared, seasonNote),
      when(true, eventNote),
      when(true, nextNote),
      when(compared, () => noCause(language)),
    ],
  )
}

/** What the stop rule says; null before week 24. */
export function stopWords(stop: Verdict['stop'], language: Language): Words | null {
  if (!stop) return null
  const headlines: Record<'stop' | 'choose', Text> = {
    stop: { en: 'We recommend ending here.', es: 'Recomendamos terminar aquí.' },
    choose: { en: 'Time to choose together.', es: 'Es el momento de decidir juntos.' },
  }
  return gather(
    headlines[stop.recommend ? 'stop' : 'choose'][language],
    [{ text: stopTexts[stop.why][language] }],
    [
      pick(
        language,
        'No study says how often visits would be needed to keep a result.',
        'Ningún estudio dice cada cuánto harían falta visitas para mantener un resultado.',
      ),
    ],
  )
}
