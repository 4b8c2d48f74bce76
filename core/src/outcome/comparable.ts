import type { Method, Observation, OutcomeMeasure, VerdictReason } from './schema.ts'

/** Scales may differ by so much and still be one: focus moves them by 1 to 2 %. */
const sameScale = 0.05
/** Areas looked at may differ by so much: masks and glare take some away. */
const sameArea = 0.2

/**
 * Hairs followed may be this many times more or fewer than the first picture has by its figure and area: frame and overlap
 * of the pictures take some away, a slip of the pen makes other hairs of them.
 */
const sameHairs = 2

/** Methods whose figures depend on what they are taken with, and on what counts. */
const withDevice: ReadonlySet<Method> = new Set([
  'hair-to-hair',
  'engine',
  'engine-corrected',
  'by-hand',
  'photo',
])
const withEngine: ReadonlySet<Method> = new Set(['hair-to-hair', 'engine', 'engine-corrected'])

const apart = (a: number | null, b: number | null, share: number) =>
  a !== null && b !== null && Math.abs(a - b) > share * Math.max(a, b)

/** "2.1.0" and "2.3" are one engine, "3.0" is another. */
const major = (engine: string | null) => engine?.match(/\d+/)?.[0] ?? engine

/** Whether hairs were followed one by one from one of these days. */
export const matchedWith = (one: Observation, days: ReadonlySet<string>): boolean =>
  one.matched !== null && days.has(one.matched.against) && one.matched.against < one.date

/** What speaks against comparing pictures at all: the optics. */
function opticsReasons(first: Observation, later: Observation): VerdictReason[] {
  const reasons: VerdictReason[] = []
  if (withDevice.has(later.method) && first.device !== later.device) reasons.push('other device')
  if (apart(first.umPerPx, later.umPerPx, sameScale)) reasons.push('other scale')
  return reasons
}

/** Whether the hairs followed can be those of the first picture; yes where figure, area or unit do not tell. */
function canBeThose(measure: OutcomeMeasure, first: Observation, later: Observation): boolean {
  const { matched, areaCm2 } = later
  if (!matched || areaCm2 === null || measure.unit.en !== 'hairs/cm²') return true
  const there = first.value * areaCm2
  const followed = matched.kept + matched.lost
  return followed <= sameHairs * there && there <= sameHairs * followed
}

/**
 * Why a later figure may not be set against a first one; empty when it may. Unknown is not the same:
 * a figure without its device is not compared with one that has it. Hairs followed one by one from
 * the first picture need the same optics and as many hairs as it has, whatever counted it.
 */
export function whyNotComparable(
  measure: OutcomeMeasure,
  first: Observation,
  later: Observation,
): VerdictReason[] {
  const optics = opticsReasons(first, later)
  if (matchedWith(later, new Set([first.date])))
    return canBeThose(measure, first, later) ? optics : [...optics, 'other hairs']
  const reasons: VerdictReason[] = first.method === later.method ? [] : ['other method']
  reasons.push(...optics)
  if (withEngine.has(later.method) && major(first.engine) !== major(later.engine))
    reasons.push('other engine')
  if (measure.site === 'spot' && apart(first.areaCm2, later.areaCm2, sameArea))
    reasons.push('other area')
  return reasons
}

/** Days, then what makes two figures of one day differ: so the order of entry never matters. */
export function inOrder(observations: readonly Observation[]): Observation[] {
  const key = (one: Observation) =>
    JSON.stringify([
      one.matched === null ? 1 : 0,
      one.method,
      one.device,
      one.engine,
      one.umPerPx,
      one.areaCm2,
      one.value,
      one.repeats,
      one.matched,
      one.operator,
    ])
  return observations
    .map((one) => ({ one, key: `${one.date} ${key(one)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one)
}
