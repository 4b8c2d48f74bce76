import { type Cycle, phases } from './follicle-cycles.ts'
import { type LogNormal, logNormalOf, type Random, seeded } from './random.ts'
import { type Season, seasonClock } from './season.ts'

/**
 * What a treatment does from a month on: factors on phase lengths (latency 0.5 halves the empty
 * time). `running`: whether phases already begun respond with what is left of them, or only those
 * that begin afterwards.
 */
export interface Treatment {
  from: number
  anagen?: number
  telogen?: number
  latency?: number
  running: boolean
}

/**
 * Follicles to simulate, each on its own and with its own random stream: the same seed gives the
 * same lives with and without a treatment. Times are months from the baseline.
 */
export interface Course {
  cycle: Cycle
  follicles: number
  seed: number
  treatment?: Treatment
  season?: Season
}

/** Follicles in each phase at months 0, 1 ... n, and hairs shed between month m and m + 1. */
export interface Monthly {
  anagen: Int32Array
  telogen: Int32Array
  latency: Int32Array
  shed: Int32Array
}

/** The numbers of the phases, in the order of the cycle. */
const telogen = 1
const latency = 2

/**
 * The follicular automaton of Halloy et al. (PNAS 2000, 97:8328; J. Theor. Biol. 2002, 214:469):
 * every follicle goes anagen, telogen, latency, anagen by itself, with log-normal phase lengths
 * (Bernard 2012). Counted at months 0 to `months`. O(phases lived): only changes are looked at.
 */
export function simulateMonths(course: Course, months: number): Monthly {
  const changes = phases.map(() => new Int32Array(months + 2))
  const shed = new Int32Array(months + 1)
  const last = months + 1
  walk(course, months, (_, phase, start, end) => {
    const counts = changes[phase] as Int32Array
    const from = Math.ceil(start)
    const to = Math.min(Math.ceil(end), last)
    counts[from] = (counts[from] as number) + 1
    counts[to] = (counts[to] as number) - 1
    if (phase === telogen && end < months) shed[to - 1] = (shed[to - 1] as number) + 1
  })
  const [anagen, resting, empty] = changes.map((counts) => summed(counts).subarray(0, last))
  return { anagen, telogen: resting, latency: empty, shed: shed.subarray(0, months) } as Monthly
}

function summed(counts: Int32Array): Int32Array {
  for (let i = 1; i < counts.length; i++)
    counts[i] = (counts[i] as number) + (counts[i - 1] as number)
  return counts
}

/**
 * Which follicles show a hair at each look (months, ascending, from 0 on): one array per look, 1
 * where a hair is visible, the same follicle at the same place. What was matched by eye or machine
 * can be simulated from it: kept, gained, lost.
 */
export function simulateLooks(course: Course, looks: readonly number[]): Uint8Array[] {
  const visible = looks.map(() => new Uint8Array(course.follicles))
  const until = looks.at(-1) ?? 0
  walk(course, until, (follicle, phase, start, end) => {
    if (phase === latency) return
    for (let i = 0; i < looks.length; i++) {
      const look = looks[i] as number
      if (start <= look && look < end) (visible[i] as Uint8Array)[follicle] = 1
    }
  })
  return visible
}

type Visit = (follicle: number, phase: number, start: number, end: number) => void

/**
 * Calls `visit` with every phase lived between month 0 and `until`; the first one is told from
 * month 0. With a season the follicles start earlier, so that they have its rhythm at month 0.
 */
function walk(course: Course, until: number, visit: Visit): void {
  const random = seeded(course.seed)
  const lengths = phases.map((phase) => logNormalOf(course.cycle[phase]))
  const begin = course.season ? -settling(course.cycle) : 0
  const draw = stationaryStart(course, random, lengths)
  const endOf = ending(course)
  for (let follicle = 0; follicle < course.follicles; follicle++) {
    random.stream(follicle)
    let { phase, left } = draw()
    let start = begin
    let end = endOf(phase, start, left)
    while (true) {
      if (end > 0) visit(follicle, phase, Math.max(start, 0), end)
      if (end > until) break
      phase = phase === latency ? 0 : phase + 1
      const { mu, sigma } = lengths[phase] as LogNormal
      start = end
      end = endOf(phase, start, Math.exp(mu + sigma * random.normal()))
    }
  }
}

/** Months until a season has shaped the cycle: two mean cycles. */
const settling = (cycle: Cycle): number =>
  2 * phases.reduce((sum, phase) => sum + cycle[phase].mean, 0)

/**
 * A follicle found at any time: in a phase with chance mean / cycle, and in a long one of its kind
 * rather than a short one. The length found is log-normal with mu + sigma^2, of which a uniform
 * share is left.
 */
function stationaryStart(course: Course, random: Random, lengths: readonly LogNormal[]) {
  const means = phases.map((phase) => course.cycle[phase].mean)
  const [first, second, third] = means as [number, number, number]
  const total = first + second + third
  return () => {
    const at = random.next() * total
    const phase = at < first ? 0 : at < first + second ? telogen : latency
    const { mu, sigma } = lengths[phase] as LogNormal
    const found = Math.exp(mu + sigma * sigma + sigma * random.normal())
    return { phase, left: random.next() * found }
  }
}

/** When a phase that starts at a month and lasts `length` of its own time ends. */
type Ending = (phase: number, start: number, length: number) => number

function ending({ treatment, season }: Course): Ending {
  const clock = season && seasonClock(season)
  const natural: Ending = clock
    ? (phase, start, length) => (phase === 0 ? clock.after(start, length) : start + length)
    : (_, start, length) => start + length
  if (!treatment) return natural
  const { from, running } = treatment
  const factors = phases.map((phase) => treatment[phase] ?? 1)
  return (phase, start, length) => {
    const factor = factors[phase] as number
    if (start > from) return natural(phase, start, length * factor)
    const end = natural(phase, start, length)
    if (!running || end <= from) return end
    const left = clock && phase === 0 ? clock.between(from, end) : end - from
    return natural(phase, from, left * factor)
  }
}
