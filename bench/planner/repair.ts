import { loadCalendar, type Repair, repair, type Solve } from '@anagen/core/series'
import { repairInThread } from '../../server/src/solver/repair-in-thread.ts'
import { quantile, table } from '../stats.ts'
import { fullMip } from './full-mip.ts'
import { clashes, costWithMoves } from './joint.ts'
import { type SickWeek, sickWeek } from './sick-week.ts'

const seeds = [1, 2, 3, 4, 5, 6]
const limit = 30_000
/** The time of the target, in ms. */
const inTime = 5_000
/** How many calendars are also written out whole: checking each of their 10,000 ways takes a minute. */
const written = 3
const noSolver: Solve = () => Promise.reject(new Error('not asked'))

/**
 * Practitioners away for a week, their patients placed anew: first come, first served beside the
 * repair on the same calendars in the same run. The judge looks at each answer; a wrong one throws.
 */
export async function benchRepair(): Promise<void> {
  for (const away of [2, 3]) {
    const weeks = seeds.map((seed) => sickWeek(seed, away))
    const runs: Runs = []
    for (const week of weeks) runs.push(await both(week))
    const visits = weeks.map(({ courses }) => courses.length)
    const [least, most] = [Math.min(...visits), Math.max(...visits)]
    const title = `${away} of 12 away for a week, ${seeds.length} calendars, ${least}-${most} visits (target: gap 1 %, 5 s)`
    table(title, [
      row(
        'first come, first served',
        runs,
        ({ first }) => first,
        ({ joint }) => joint,
      ),
      row('repair, ended after 5 s', runs, ({ soon }) => soon),
      row('repair, to its end', runs, ({ joint }) => joint),
    ])
    if (away === 2) await benchWritten(weeks.slice(0, written), runs)
  }
}

/** The same weeks with every way written out; throws when the repair's proof is contradicted. */
async function benchWritten(weeks: readonly SickWeek[], runs: Runs): Promise<void> {
  const rows = []
  for (const [i, week] of weeks.entries()) {
    const packed = await fullMip(week)
    const { result, seconds } = (runs[i] as Runs[number]).joint
    if (packed && (packed.cost < result.bound || packed.cost > result.cost))
      throw new Error(`Written out ${packed.cost}, repair ${result.bound} to ${result.cost}`)
    rows.push({
      visits: week.courses.length,
      ways: packed?.ways ?? '-',
      'cost, all ways by HiGHS': packed?.cost ?? 'no proof in 30 s',
      'seconds to solve': packed?.seconds.toFixed(2) ?? '-',
      'cost, repair': result.cost,
      'seconds of the repair': seconds.toFixed(2),
    })
  }
  table('The same as one set packing with every way written out', rows)
}

type Runs = { first: Timed; soon: Timed; joint: Timed }[]

/** The gap is that to the bound each run proved itself; first come, first served proves none and takes the repair's. */
function row(
  what: string,
  runs: Runs,
  of: (run: Runs[number]) => Timed,
  proved: (run: Runs[number]) => Timed = of,
) {
  const seconds = runs.map((run) => of(run).seconds)
  const gaps = runs.map((run) => (100 * of(run).result.cost) / proved(run).result.bound - 100)
  const unplaced = runs.map((run) => of(run).result.unplaced.length)
  return {
    what,
    'p50 s': quantile(seconds, 0.5).toFixed(2),
    'worst s': Math.max(...seconds).toFixed(2),
    'gap p50': `${quantile(gaps, 0.5).toFixed(2)} %`,
    'gap worst': `${Math.max(...gaps).toFixed(2)} %`,
    unplaced: unplaced.join(' '),
  }
}

interface Timed {
  result: Repair
  seconds: number
}

async function both(week: SickWeek): Promise<Runs[number]> {
  const { request, courses, today } = week
  const timed = async (work: () => Promise<Repair>): Promise<Timed> => {
    const started = performance.now()
    const result = await work()
    const seconds = (performance.now() - started) / 1000
    judge(week, result)
    return { result, seconds }
  }
  const first = await timed(() =>
    repair(loadCalendar(request), courses, { today, solve: noSolver, stop: () => true }),
  )
  const ask = { calendar: request, courses, today }
  const soon = await timed(() => repairInThread(ask, inTime))
  const joint = await timed(() => repairInThread(ask, limit))
  return { first, soon, joint }
}

/** Throws when a placement breaks a rule, costs something else, or two are in each other's way. */
function judge({ request, courses }: SickWeek, result: Repair): void {
  const placed = result.placements.map(({ id, cost, visits }) => {
    const course = courses.find((one) => one.id === id)
    if (!course) throw new Error(`An unknown course: ${id}`)
    const check = costWithMoves(request, course, visits)
    if (check.cost !== cost || check.broken.length)
      throw new Error(`${id} ${JSON.stringify(check)}`)
    return { ask: course.ask, visits }
  })
  const clash = clashes(request, placed)
  if (clash.length) throw new Error(`Two at once: ${clash.join()}`)
}
