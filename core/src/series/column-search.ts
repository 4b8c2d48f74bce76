import type { Capacity } from './capacity.ts'
import { type Assignment, assigned, firstCome, type Rival } from './first-come.ts'
import { type Column, type Master, masterOf, type Prices, pricesOf, type Solve } from './master.ts'
import type { Placement } from './priced-course.ts'

/** A repair under way: the best so far, what is proven, and the columns found. */
export interface Work {
  rivals: readonly Rival[]
  capacity: Capacity
  best: Assignment
  /** No assignment costs less. */
  bound: number
  columns: Column[]
  /** The prices that prove the bound; null before there are any. */
  prices: Prices | null
  solve: Solve
  stop: () => boolean
}

/** More placements than this are not listed: then the gap stays open. */
const mostColumns = 20_000
/** Duals this near are taken for equal. */
const tolerance = 1e-6

/**
 * Column generation. The relaxed master programme puts a price on every contested step; each
 * course finds its best placement under these prices, exactly, and offers it as a new column,
 * until none is worth offering. The prices also prove a bound: see `Prices`.
 */
export async function generate(work: Work): Promise<void> {
  const known = new Set<string>()
  work.columns = [
    ...work.rivals.map(({ unplacedCost }, c) => unplaced(c, unplacedCost)),
    ...fresh(known, work.best.chosen),
    ...fresh(
      known,
      work.rivals.map(({ alone }) => alone),
    ),
  ]
  while (work.best.cost > work.bound && !work.stop()) {
    const master = masterOf(work.columns, work.capacity, {
      courses: work.rivals.length,
      integer: false,
    })
    const solution = await solved(work, master)
    if (solution?.status !== 'optimal') return
    const prices = pricesOf(master, solution.duals)
    const offers = priced(work, prices, solution.duals)
    if (!offers) return
    const added = fresh(known, offers)
    if (added.length === 0 || work.bound >= solution.objective - tolerance) return
    work.columns.push(...added, ...fresh(known, guided(work, prices, solution.duals).chosen))
  }
}

function unplaced(course: number, cost: number): Column {
  return { course, cost, placement: null }
}

/** Columns for the placements of each course that are not known yet. */
function fresh(known: Set<string>, chosen: readonly (Placement | null)[]): Column[] {
  return chosen.flatMap((placement, course) => {
    const key = `${course} ${JSON.stringify(placement?.stops)}`
    if (!placement || known.has(key)) return []
    known.add(key)
    return [{ course, cost: placement.cost, placement }]
  })
}

/**
 * The best placement of every course under the prices where it is worth offering. Raises the bound
 * to what the prices prove; null when stopped before all courses were asked.
 */
function priced(work: Work, prices: Prices, duals: Float64Array): (Placement | null)[] | null {
  let proven = -prices.sale
  const offers: (Placement | null)[] = []
  for (const [c, rival] of work.rivals.entries()) {
    if (work.stop()) return null
    const found = rival.alone && rival.search.cheapest(prices.charge)
    const charged = Math.min(found?.charged ?? Number.POSITIVE_INFINITY, rival.unplacedCost)
    proven += charged
    offers.push(found && found.charged < (duals[c] as number) - tolerance ? found.placement : null)
  }
  // Costs are whole numbers, so nothing lies between the proven bound and the next of them.
  if (Math.ceil(proven) > work.bound || !work.prices) {
    work.bound = Math.max(work.bound, Math.ceil(proven))
    work.prices = prices
  }
  return offers
}

/**
 * First come, first served under the prices, those with most to lose first: an answer of its own
 * that is often better than the best so far, and columns that go together.
 */
function guided(work: Work, { charge }: Prices, duals: Float64Array): Assignment {
  const { rivals, capacity } = work
  const order = rivals.map((_, c) => c)
  order.sort((a, b) => (duals[b] as number) - (duals[a] as number) || a - b)
  const found = firstCome(rivals, order, { capacity, charge })
  if (found.cost < work.best.cost) work.best = found
  return found
}

/**
 * Whole choices of columns. First among those generated; then, when that leaves a gap, among all
 * placements that could be part of something better: in such a choice no course pays more above
 * its least, at the prices that prove the bound, than the gap allows. So the second is optimal.
 */
export async function settle(work: Work): Promise<void> {
  if (work.best.cost <= work.bound || work.stop()) return
  await choose(work, work.columns)
  if (work.best.cost <= work.bound || work.stop()) return
  const all = withinGap(work)
  if (all && (await choose(work, all))) work.bound = work.best.cost
}

/** Solves for the best whole choice of columns and keeps it if better; whether it is the best. */
async function choose(work: Work, columns: readonly Column[]): Promise<boolean> {
  const asked = { courses: work.rivals.length, integer: true }
  const solution = await solved(work, masterOf(columns, work.capacity, asked))
  if (!solution || solution.status === 'failed') return false
  const chosen: (Placement | null)[] = work.rivals.map(() => null)
  columns.forEach(({ course, placement }, c) => {
    if ((solution.primal[c] ?? 0) > 0.5) chosen[course] = placement
  })
  const found = assigned(work.rivals, chosen)
  if (!fitsTogether(work.capacity, chosen)) return false
  if (found.cost < work.best.cost) work.best = found
  return solution.status === 'optimal'
}

/** A solver is not believed: what it chose is held against the capacity once more. */
function fitsTogether(capacity: Capacity, chosen: readonly (Placement | null)[]): boolean {
  const taken: Placement[] = []
  const fits = chosen.every((placement) => {
    if (!placement) return true
    if (!capacity.fits(placement.taken)) return false
    capacity.take(placement.taken)
    taken.push(placement)
    return true
  })
  for (const placement of taken) capacity.giveBack(placement.taken)
  return fits
}

/** All placements that may be part of an assignment cheaper than the best; null: too many. */
function withinGap(work: Work): Column[] | null {
  const { rivals, best, columns } = work
  const prices = work.prices ?? { charge: () => 0, sale: 0 }
  const least = rivals.map(({ search, alone, unplacedCost }) =>
    Math.min(
      alone ? (search.cheapest(prices.charge)?.charged ?? unplacedCost) : unplacedCost,
      unplacedCost,
    ),
  )
  const room = best.cost - 1 + prices.sale - least.reduce((sum, cost) => sum + cost, 0)
  const all = columns.filter(({ placement }) => placement === null)
  for (const [c, { search, alone }] of rivals.entries()) {
    if (work.stop()) return null
    const most = mostColumns - all.length
    const found = alone ? search.within(prices.charge, (least[c] as number) + room, most) : []
    if (!found) return null
    all.push(...found.map((placement) => ({ course: c, cost: placement.cost, placement })))
  }
  return all
}

async function solved(work: Work, { program }: Master) {
  try {
    return await work.solve(program)
  } catch {
    return null
  }
}
