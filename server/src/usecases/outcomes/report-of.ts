import type { Judged, Progress } from '@anagen/contract'
import {
  eventTexts,
  measureOf,
  sayNumber,
  stopWords,
  verdictWords,
  type Words,
} from '@anagen/core/outcome'
import { type Basis, type Language, sheddingSeasons, sources } from '@anagen/core/shared'
import type { HoldRow } from '../../db/repositories/holds.ts'
import type { SignedTreatment } from '../../db/repositories/records.ts'
import type { ShownVisit } from '../../db/repositories/visits.ts'
import type { ReportDoc, ReportRibbon } from '../../reports/report-doc.ts'
import { windowsAhead } from '../courses/progress.ts'
import { dateOf } from '../series/wall-time.ts'
import type { Followed } from './followed.ts'
import { chartOf, decimalsOf } from './report-chart.ts'
import { type ReportWords, reportWords } from './report-words.ts'

type Facts = {
  followed: Followed
  /** In the language of the person. */
  progress: Progress
  /** What the course is judged by, of `progress`. */
  primary: Judged
  /** Every visit of the course, missed and cancelled ones too. */
  visits: readonly ShownVisit[]
  /** What was signed of this course's visits. */
  treatments: readonly SignedTreatment[]
  holds: readonly HoldRow[]
  practice: { name: string; currency: string }
  location: string
}
type Told = Facts & { language: Language; say: ReportWords }

/** The progress report of a course: the words of its verdicts, what was done, and what comes next. */
export function reportOf(facts: Facts): ReportDoc {
  const { followed, practice, location, progress, primary } = facts
  const { patient, protocol, today } = followed
  const told = { ...facts, language: patient.language, say: reportWords[patient.language] }
  const words = verdictWords(primary.verdict, told.language)
  return {
    lang: patient.language,
    date: today,
    paper: ['USD', 'CAD', 'MXN'].includes(practice.currency) ? 'us-letter' : 'a4',
    practice: { name: practice.name, contact: location === practice.name ? [] : [location] },
    person: { name: patient.name, about: patient.bornOn && told.say.born(patient.bornOn) },
    protocol: protocol.name[told.language],
    verdict: verdictOf(told, words),
    ribbon: ribbonOf(told),
    chart: chartFor(told),
    visits: visitsOf(told),
    measures: progress.judged.filter((one) => !one.primary).map((one) => measureRow(told, one)),
    notes: notesOf(told, words),
    next: nextOf(told),
    basis: words.sources.map(({ text, basis }) => {
      return { text, source: basis.map(sayBasis).join('; ') }
    }),
    made: { engine: 'Anagen outcome', version: primary.verdict.engine },
  }
}

/** The short keys sources are filed under with us, at their start or as the place they stand in. */
const keys = Object.keys(sources).join('|')
const filed = new RegExp(`^(?:${keys}),? |, in (?:${keys})$`, 'g')

/** A source as a reader may look it up: author or journal, and the year. */
function sayBasis({ kind, source, date }: Basis): string {
  const said = kind === 'study' ? source.replace(filed, '') : source
  return said.includes(date) ? said : `${said} (${date})`
}

function verdictOf({ primary, language }: Told, words: Words): ReportDoc['verdict'] {
  const stop = stopWords(primary.verdict.stop, language)
  const paragraphs = [...words.lines, ...(stop ? [`${stop.headline} ${stop.lines.join(' ')}`] : [])]
  return { headline: words.headline, strong: null, paragraphs }
}

/** What is measured, and where. */
function nameOf({ progress, language, say }: Told, { verdict, spotId, side }: Judged): string {
  const spot = progress.spots.find((one) => one.spotId === spotId)
  const place = spot?.name ?? (side ? say.side[side] : null)
  const { name } = measureOf(verdict.measure)
  return place ? `${name[language]}, ${place}` : name[language]
}

function chartFor(told: Told): ReportDoc['chart'] {
  const { followed, language, say, progress, primary: judged } = told
  return chartOf({
    ...{ judged, say, name: nameOf(told, judged) },
    isOwnCourse: progress.diagnosis === 'alopecia_areata',
    start: progress.start ?? followed.today,
    unit: measureOf(judged.verdict.measure).unit[language],
    visits: new Map(followed.visits.map(({ date, n }) => [date, n])),
  })
}

const states = {
  done: 'done',
  booked: 'booked',
  arrived: 'booked',
  missed: 'missed',
  cancelled: 'cancelled',
} as const

function ribbonOf(told: Told): ReportRibbon {
  const { followed, progress, visits, holds, say, language } = told
  const { protocol, today, zone } = followed
  const windows = windowsAhead(followed.visits, { spacing: protocol.spacing, today })
  const shown = visits.flatMap((visit) => {
    const { n, date, light } = visit
    if (visit.state === 'unplaced') return []
    const state = states[visit.state]
    const window = state === 'booked' ? windows.find((one) => one.n === n) : undefined
    return [{ n, date, light, state, window: window ? { from: window.from, to: window.to } : null }]
  })
  const days = [
    ...shown.map(({ date }) => date),
    ...progress.reviews.map(({ from }) => from),
  ].sort()
  return {
    visits: shown.slice(0, 60),
    holds: holds
      .filter(({ released }) => !released)
      .slice(0, 30)
      .map(({ from, until }) => ({ from, to: until, label: say.pause })),
    reviews: progress.reviews.map(({ from, name, done }) => ({
      date: from,
      label: name,
      held: done && dateOf(new Date(done.at), zone),
    })),
    events: progress.events.slice(-60).map(({ kind, label, from, to }) => {
      const name = eventTexts[kind][language]
      return { from, to, label: label.trim() === '' ? name : `${name} (${label.trim()})` }
    }),
    seasons: sheddingSeasons(days[0] ?? today, days.at(-1) ?? today, progress.hemisphere).slice(
      -12,
    ),
  }
}

function visitsOf({ followed, treatments, language, say }: Told): ReportDoc['visits'] {
  const names = new Map(followed.protocol.areas.map(({ id, name }) => [id, name[language]]))
  return followed.visits
    .filter(({ state }) => state === 'done')
    .map(({ n, date, visitId, light }) => {
      const treatment = treatments.find((one) => one.visitId === visitId)?.doc.treatment
      const minutes = treatment?.light?.minutes ?? null
      return {
        ...{ n, date },
        zones: (treatment?.zones ?? []).slice(0, 20).map(({ zone, depthMm, passes }) => {
          return { name: names.get(zone) ?? zone, depthMm, passes }
        }),
        light: minutes !== null ? say.minutes(minutes) : light && !treatment ? say.light : null,
      }
    })
}

function measureRow(told: Told, judged: Judged): ReportDoc['measures'][number] {
  const { language } = told
  const { verdict } = judged
  const { name, unit, step } = measureOf(verdict.measure)
  const figure = (value: number | undefined) =>
    value === undefined
      ? '–'
      : `${sayNumber(value, decimalsOf(step), language)} ${unit[language]}`.trim()
  const after = verdict.points.findLast(({ month }) => month > 0)
  // The row has its name: the sentence begins after it.
  const said = verdictWords(verdict, language).headline.replace(`${name[language]}: `, '')
  return {
    name: nameOf(told, judged),
    first: figure(verdict.baseline?.value),
    latest: figure(verdict.latest?.value ?? after?.value),
    says: said.charAt(0).toLocaleUpperCase(language) + said.slice(1),
  }
}

function notesOf({ language, say, primary }: Told, words: Words): ReportDoc['notes'] {
  const { caveat } = measureOf(primary.verdict.measure)
  const stop = stopWords(primary.verdict.stop, language)
  const plain = [...words.notes, ...(stop?.notes ?? [])].map((text) => ({ title: null, text }))
  return caveat ? [...plain, { title: say.aboutMeasure, text: caveat[language] }] : plain
}

function nextOf({ followed, progress, say }: Told): string[] {
  const visit = followed.visits.find(({ state }) => state === 'booked' || state === 'arrived')
  const reviews = progress.reviews.filter(({ state }) => state === 'ahead' || state === 'due')
  return [
    ...(visit ? [say.nextVisit(visit.n, visit.date)] : []),
    ...reviews.map(({ name, from }) => say.nextReview(name, from)),
  ]
}
