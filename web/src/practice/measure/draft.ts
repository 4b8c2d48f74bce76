import type { ObservationInput, ObservationView } from '@anagen/contract'
import type { MeasureId, Method, OutcomeMeasure } from '@anagen/core/outcome'

/** What is typed of one measure at one place, as text, so that nothing half typed is lost. */
export type Entry = {
  measure: MeasureId
  spotId: string | null
  side: 'left' | 'right' | null
  method: Method
  device: string
  areaCm2: string
  umPerPx: string
  value: string
  repeats: string[]
  parts: Record<string, string>
  matched: { against: string; kept: string; gained: string; lost: string } | null
}

/** Everything typed for one day, not yet sent. Cells are drawn areas of the head, by part of SALT. */
export type Draft = {
  date: string
  note: string
  entries: Record<string, Entry>
  cells: Record<string, number[]>
}

export type Place = Pick<Entry, 'measure' | 'spotId' | 'side'>
export type EntryError = 'not a number' | 'out of range' | 'whole number' | 'not all parts' | 'area'

export const keyOf = ({ measure, spotId, side }: Place) =>
  `${measure}|${spotId ?? ''}|${side ?? ''}`

export const emptyDraft = (date: string): Draft => ({ date, note: '', entries: {}, cells: {} })

/** "12,5" and "12.5" are the same; null where nothing usable was typed. */
export function figure(text: string): number | null {
  const tidy = text.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : null
}

const typed = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '')

/** Whether something was entered at all. */
export function isFilled(entry: Entry): boolean {
  const { matched, parts, repeats, value } = entry
  const inMatched = matched ? [matched.kept, matched.gained, matched.lost] : []
  return typed([value, ...repeats, ...Object.values(parts), ...inMatched]).length > 0
}

/** A new entry, with how the last one was taken filled in. */
export function entryFor(
  place: Place,
  measure: OutcomeMeasure,
  last: ObservationView | null,
): Entry {
  return {
    ...place,
    method: last?.method ?? measure.methods[0] ?? 'question',
    device: last?.device ?? '',
    areaCm2: last?.areaCm2 ? String(last.areaCm2) : '',
    umPerPx: last?.umPerPx ? String(last.umPerPx) : '',
    value: '',
    repeats: measure.repeats > 1 ? Array.from({ length: measure.repeats }, () => '') : [],
    parts: {},
    matched: null,
  }
}

/** The newest figure of the same measure at the same place, else anywhere in this person. */
export function lastOf(
  observations: readonly ObservationView[],
  { measure, spotId, side }: Place,
): ObservationView | null {
  const of = observations
    .filter((one) => one.measure === measure)
    .sort((a, b) => (a.date < b.date ? 1 : -1))
  return of.find((one) => one.spotId === spotId && one.side === side) ?? of[0] ?? null
}

/** The first figure at the same place: what later hairs are matched against. */
export function firstOf(
  observations: readonly ObservationView[],
  { measure, spotId, side }: Place,
): ObservationView | null {
  const here = observations
    .filter((one) => one.measure === measure && one.spotId === spotId && one.side === side)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return here[0] ?? null
}

export const isWithin = (one: number | null, { min, max }: Pick<OutcomeMeasure, 'min' | 'max'>) =>
  one !== null && one >= min && one <= max

/** What is wrong with an entry; null when it can be sent or is empty. */
export function errorOf(entry: Entry, measure: OutcomeMeasure): EntryError | null {
  if (!isFilled(entry)) return null
  const { matched, parts, repeats, value } = entry
  const numbers = typed([value, ...repeats]).map(figure)
  if (numbers.includes(null)) return 'not a number'
  if (numbers.some((one) => !isWithin(one, measure))) return 'out of range'
  for (const part of measure.parts) {
    const text = parts[part.id] ?? ''
    if (typed(Object.values(parts)).length === 0) break
    if (text.trim() === '') return 'not all parts'
    const number = figure(text)
    if (number === null) return 'not a number'
    if (number < part.min || number > part.max) return 'out of range'
  }
  return matched ? matchedError(entry) : null
}

function matchedError({ matched, areaCm2, repeats, value }: Entry): EntryError | null {
  if (!matched || typed([matched.kept, matched.gained, matched.lost]).length === 0) return null
  const counts = [matched.kept, matched.gained, matched.lost].map(figure)
  if (counts.some((one) => one === null || one < 0 || !Number.isInteger(one))) return 'whole number'
  const needsArea = typed([value, ...repeats]).length === 0
  return needsArea && !((figure(areaCm2) ?? 0) > 0) ? 'area' : null
}

/**
 * What hairs followed one by one add up to, in both pictures; null until all three are given.
 * `off`: the first picture then held more than a fifth more or fewer hairs than were counted in it,
 * which is a slip more often than not.
 */
export function hairsOf(
  { matched, areaCm2 }: Pick<Entry, 'matched' | 'areaCm2'>,
  counted: number | null,
) {
  const given = matched && matchedOf(matched)
  if (!given) return null
  const area = figure(areaCm2) ?? 0
  const [before, now] = [given.kept + given.lost, given.kept + given.gained]
  if (!(area > 0)) return { before, now, density: null, had: null, off: false }
  const had = counted === null ? null : counted * area
  const off = had !== null && Math.abs(before - had) > had / 5
  return { before, now, density: { before: before / area, now: now / area }, had, off }
}

/** The figure a later one was matched against: of the same measure and place, on that day. */
export const countedOn = (observations: readonly ObservationView[], place: Place, day: string) =>
  observations.find((one) => keyOf(one) === keyOf(place) && one.date === day)?.value ?? null

/** An entry without mistakes as the server takes it. */
export function inputOf(entry: Entry): ObservationInput {
  const { measure, spotId, side, method, device, matched } = entry
  const repeats = typed(entry.repeats).map(figure).filter(isNumber)
  const area = figure(entry.areaCm2)
  const match = matched && matchedOf(matched)
  const seen = match && area ? (match.kept + match.gained) / area : null
  return {
    measure,
    spotId,
    side,
    method,
    device: device.trim() || null,
    umPerPx: figure(entry.umPerPx),
    engine: null,
    operator: null,
    areaCm2: area,
    repeats,
    parts: Object.fromEntries(
      Object.entries(entry.parts).flatMap(([id, text]) => {
        const number = figure(text)
        return number === null ? [] : [[id, number]]
      }),
    ),
    matched: match,
    value: figure(entry.value) ?? (repeats.length === 0 ? seen : null),
  }
}

function matchedOf(matched: NonNullable<Entry['matched']>): ObservationInput['matched'] {
  const [kept, gained, lost] = [matched.kept, matched.gained, matched.lost].map(figure)
  if (!isNumber(kept) || !isNumber(gained) || !isNumber(lost)) return null
  return { against: matched.against, kept, gained, lost }
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number'

/** A figure as it stands, to be corrected. */
export function entryOf(one: ObservationView): Entry {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const hasParts = Object.keys(one.parts).length > 0
  return {
    measure: one.measure,
    spotId: one.spotId,
    side: one.side,
    method: one.method,
    device: one.device ?? '',
    areaCm2: text(one.areaCm2),
    umPerPx: text(one.umPerPx),
    value: one.repeats.length > 0 || hasParts ? '' : text(one.value),
    repeats: one.repeats.map(String),
    parts: Object.fromEntries(Object.entries(one.parts).map(([id, value]) => [id, String(value)])),
    matched: one.matched && {
      against: one.matched.against,
      kept: String(one.matched.kept),
      gained: String(one.matched.gained),
      lost: String(one.matched.lost),
    },
  }
}
