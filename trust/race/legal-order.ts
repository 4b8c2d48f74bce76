/** A visit as a client sees it. */
export interface Seen {
  state: string
  start: string
  version: number
}

/** What a client asked of the visit, and when it asked and had its answer. */
export interface Op {
  /** A state by name, `move`, or `read`. */
  kind: string
  /** The version the client had seen; for `read` none. */
  version: number
  /** Where to, of a move. */
  start: string
  asked: number
  answered: number
  /** The visit after it, or the code of the refusal. */
  answer: Seen | string
}

/** Which state may follow which by hand, written out again for the judge. */
const next: Record<string, readonly string[]> = {
  booked: ['arrived', 'missed', 'cancelled'],
  arrived: ['booked', 'missed', 'cancelled'],
  missed: ['booked', 'arrived', 'cancelled'],
  cancelled: ['booked'],
}

/**
 * Whether the operations can be put into an order in which one visit, changed by one client after the other, gives just
 * these answers, and none comes before another that had ended when it began (linearisability, after Wing and Gong). Tries
 * every order that is left: a handful of operations only.
 */
export function hasLegalOrder(from: Seen, ops: readonly Op[]): boolean {
  const tried = new Set<string>()
  const goOn = (visit: Seen, left: readonly Op[]): boolean => {
    if (left.length === 0) return true
    const key = `${visit.state} ${visit.start} ${visit.version} ${left.map((op) => ops.indexOf(op)).join()}`
    if (tried.has(key)) return false
    tried.add(key)
    const firstEnd = Math.min(...left.map(({ answered }) => answered))
    return left.some((op) => {
      if (op.asked > firstEnd) return false
      const after = applied(visit, op)
      return (
        after !== null &&
        goOn(
          after,
          left.filter((one) => one !== op),
        )
      )
    })
  }
  return goOn(from, ops)
}

/** The visit after an operation; null when it would have been answered differently. */
function applied(visit: Seen, op: Op): Seen | null {
  const expected = answerTo(visit, op)
  if (typeof expected === 'string') return expected === op.answer ? visit : null
  const { answer } = op
  if (typeof answer === 'string') return null
  const same =
    answer.state === expected.state &&
    answer.start === expected.start &&
    answer.version === expected.version
  return same ? expected : null
}

function answerTo(visit: Seen, { kind, version, start }: Op): Seen | string {
  if (kind === 'read') return visit
  if (version !== visit.version) return 'stale'
  const after = { ...visit, version: visit.version + 1 }
  if (kind === 'move')
    return visit.state === 'cancelled' ? 'blocked' : { ...after, start, state: 'booked' }
  return next[visit.state]?.includes(kind) ? { ...after, state: kind } : 'blocked'
}
