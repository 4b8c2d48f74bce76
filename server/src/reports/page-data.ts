import { axisOf, bandsOf, chartScene } from './chart-scene.ts'
import type { ReportChart, ReportDoc } from './report-doc.ts'
import { diamond, dotShapes, sun } from './ribbon-marks.ts'
import { ribbonScene } from './ribbon-scene.ts'
import { type Scene, type Shape, shortened } from './scene.ts'
import { reportWords, writer } from './words.ts'

/** Width of what is printed, in points; the margins take the rest of the sheet. */
export const contentWidth = 500
const besideWidth = 292
/** Height of the chart, by what the sheet leaves. */
const chartHeights = { 'us-letter': 178, a4: 208, dense: 140 }
/** More points than this stand below the chart instead of beside it. */
const besideAtMost = 13

/** How it is set: with room, closer, or closer and from the first page on without a turn. */
export const fits = ['roomy', 'close', 'flowing'] as const

/** What the template reads: every word, figure and shape ready to be set. */
export function pageData(doc: ReportDoc, fit: (typeof fits)[number]) {
  const dense = fit !== 'roomy'
  const words = reportWords[doc.lang]
  const write = writer(doc.lang)
  return {
    lang: doc.lang,
    dense,
    paper: doc.paper,
    date: doc.date.split('-').map(Number),
    document: words.titleOf(doc.person.name),
    kicker: `${words.title} · ${write.long(doc.date)}`,
    author: doc.practice.name,
    practice: doc.practice,
    person: doc.person,
    protocol: doc.protocol,
    headline: headlineParts(doc.verdict),
    paragraphs: doc.verdict.paragraphs,
    ribbon: { scene: ribbonScene(doc, contentWidth), key: ribbonKey(doc) },
    chart: doc.chart && chartData(doc, doc.chart, chartHeights[dense ? 'dense' : doc.paper]),
    visits: visitRows(doc),
    widths: widthsOf(doc),
    measures: doc.measures.map((m) => [m.name, m.first, m.latest, m.says]),
    notes: doc.notes,
    along: alongRows(doc),
    next: doc.next,
    basis: doc.basis,
    footer: footerOf(doc),
    words: wordsOfTemplate(doc),
    /** Whether a second page is begun for what was done and known. */
    turn:
      fit !== 'flowing' &&
      [doc.visits, doc.measures, doc.notes, alongRows(doc), doc.next, doc.basis].some(
        (part) => part.length > 0,
      ),
  }
}

/** The words the template puts itself. */
function wordsOfTemplate({ lang, chart }: ReportDoc) {
  const words = reportWords[lang]
  const { changed, course, done, measures, notes, along, next, basis, latest, first, says } = words
  const { date, visit, zone, depth, passes, light, range, what, when, measure } = words
  const value = chart?.unit || words.value
  const heads = { date, visit, zone, depth, passes, light, value, range, what, when, measure }
  const sections = { changed, course, done, measures, notes, along, next, basis }
  return { ...sections, ...heads, first, latest, says }
}

function headlineParts({ headline, strong }: ReportDoc['verdict']) {
  const at = strong ? headline.indexOf(strong) : -1
  if (!strong || at === -1) return { before: headline, strong: '', after: '' }
  return { before: headline.slice(0, at), strong, after: headline.slice(at + strong.length) }
}

type Key = { scene: Scene; text: string }
const keyOf = (shapes: Shape[], text: string): Key => ({
  scene: { width: 18, height: 18, shapes, alt: text },
  text,
})

/** What the marks of the ribbon mean: only those that are in it. */
function ribbonKey({ ribbon, lang }: ReportDoc): Key[] {
  const words = reportWords[lang]
  const states = (['done', 'booked', 'planned', 'missed', 'cancelled'] as const).filter((state) =>
    ribbon.visits.some((v) => v.state === state),
  )
  const nameless = { n: ribbon.visits.find((v) => v.state !== 'done')?.n ?? 1 }
  const window: Shape = {
    kind: 'rect',
    at: [0, 3],
    size: [18, 12],
    radius: 6,
    fill: 'green-soft',
  }
  const hatch: Shape = { kind: 'hatch', at: [0, 4], size: [18, 10], radius: 3 }
  return [
    ...states.map((state) => {
      const n = ribbon.visits.find((v) => v.state === state)?.n ?? nameless.n
      return keyOf(dotShapes({ state, n }, 9, 9), words.state[state])
    }),
    ...(ribbon.visits.some((v) => v.light) ? [keyOf(sun(9, 9), words.withLight)] : []),
    ...(ribbon.visits.some((v) => v.window) ? [keyOf([window], words.window)] : []),
    ...(ribbon.reviews.length ? [keyOf([diamond(9, 9)], words.review)] : []),
    ...(ribbon.holds.length ? [keyOf([hatch], words.hold)] : []),
  ]
}

function chartData(doc: ReportDoc, chart: ReportChart, height: number) {
  const words = reportWords[doc.lang]
  const write = writer(doc.lang)
  const beside = chart.points.length <= besideAtMost
  const axis = axisOf(chart)
  const figure = (value: number) => write.number(value, chart.decimals)
  const corners: [number, number][] = [
    [0, 4],
    [18, 4],
    [18, 14],
    [0, 14],
  ]
  const bands = bandsOf(chart).map(({ look, label }) =>
    keyOf([{ kind: 'area', points: corners, ...look }], label),
  )
  return {
    beside,
    title: chart.measure,
    unit: chart.unit,
    scene: chartScene(doc, chart, [beside ? besideWidth : contentWidth, height]),
    key: [...bands, ...seasonKey(doc, chart)],
    remarks: [chart.errorWords, ...(axis.from > 0 ? [words.scale(write.plain(axis.from))] : [])],
    rows: chart.points.map((p) => {
      const range = `${figure(p.low)}–${figure(p.high)}`
      const label = p.comparable ? [p.label] : [p.label, words.otherWay]
      const signed = chart.points.some((one) => one.low < 0)
      return {
        date: write.short(p.date),
        label: label.filter(Boolean).join(' · '),
        value: figure(p.value),
        range: signed ? range.replace('–', ' … ') : range,
      }
    }),
  }
}

function seasonKey({ ribbon, lang }: ReportDoc, chart: ReportChart): Key[] {
  const dates = [chart.start, ...chart.points.map((p) => p.date)]
  const edges = bandsOf(chart).flatMap((band) => band.edges.map((e) => e.date))
  const all = [...dates, ...edges].sort()
  const [first = '', last = ''] = [all[0], all.at(-1)]
  const shown = ribbon.seasons.some((s) => s.to > first && s.from < last)
  const shade: Shape = { kind: 'season', at: [0, 4], size: [18, 10] }
  return shown ? [keyOf([shade], reportWords[lang].season)] : []
}

/** One row for all zones of a visit treated alike; the visit's own cells stand over its rows. */
function visitRows({ visits, lang }: ReportDoc) {
  const words = reportWords[lang]
  const write = writer(lang)
  return visits.map((visit) => {
    const rows: ReportDoc['visits'][number]['zones'] = []
    for (const zone of visit.zones) {
      const alike = rows.find((r) => r.depthMm === zone.depthMm && r.passes === zone.passes)
      if (alike) alike.name += `, ${zone.name}`
      else rows.push({ ...zone })
    }
    const none = { name: words.notRecorded, depthMm: null, passes: null }
    return {
      n: String(visit.n),
      date: write.short(visit.date),
      light: visit.light ?? words.none,
      zones: (rows.length ? rows : [none]).map(({ name, depthMm, passes }) => ({
        name,
        depth: depthMm === null ? words.notRecorded : `${write.plain(depthMm)} mm`,
        passes: passes === null ? words.notRecorded : write.plain(passes),
      })),
    }
  })
}

/** What stands between two columns, in letters. */
const between = 4

/** Shares of the width for columns of words, by the longest of each. */
function widthsOf({ visits, measures, lang }: ReportDoc) {
  const { measure, first, latest, says } = reportWords[lang]
  const longest = (least: number, most: number, texts: string[]) =>
    Math.min(most, Math.max(least, ...texts.map((text) => text.length))) + between
  return {
    zone: longest(
      12,
      60,
      visits.map((v) => v.zones.map((z) => z.name).join(', ')),
    ),
    light: longest(
      10,
      40,
      visits.map((v) => v.light ?? ''),
    ),
    measures: [
      longest(18, 40, [measure, ...measures.map((m) => m.name)]),
      longest(8, 30, [first, ...measures.map((m) => m.first)]),
      longest(8, 30, [latest, ...measures.map((m) => m.latest)]),
      longest(18, 60, [says, ...measures.map((m) => m.says)]),
    ],
  }
}

/** What has happened beside the visits, in full words: the drawings may have to shorten them. */
function alongRows({ ribbon, lang, date: today }: ReportDoc): [string, string][] {
  const words = reportWords[lang]
  const write = writer(lang)
  return [
    ...ribbon.events,
    ...ribbon.holds.map((h) => ({ ...h, label: `${words.hold}: ${h.label}` })),
    ...ribbon.reviews.flatMap(({ held, label }) => (held ? [{ from: held, to: held, label }] : [])),
  ]
    .filter(({ from }) => from <= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to, label }) => {
      if (to === null) return [words.from(write.short(from)), label]
      if (to === from) return [write.short(from), label]
      return [words.between(write.short(from), write.short(to)), label]
    })
}

function footerOf({ lang, date, made, person }: ReportDoc) {
  const words = reportWords[lang]
  const engine = [made.engine, made.version].filter(Boolean).join(' ')
  const short = (text: string, room: number) => shortened(text, 7.2, room)
  return {
    left: short(person.name, 112),
    made: short(words.madeBy(writer(lang).short(date), engine), 270),
    // The template sets the numbers in: only the typesetter knows them.
    page: words.page('{page}', '{pages}').split(/(\{pages?\})/),
  }
}
