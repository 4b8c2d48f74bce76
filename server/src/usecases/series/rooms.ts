/** One stay in a pool: which member it has now (null = none yet), and whether it must keep it. */
export type Stay = {
  id: string
  from: number
  to: number
  member: string | null
  fixed: boolean
}

/** Which member of a pool each stay gets. */
export type Rooming = ReadonlyMap<string, string>

export type Pool = {
  members: readonly string[]
  /** Whether a member is open from `from` until before `to` (epoch milliseconds). */
  open: (member: string, from: number, to: number) => boolean
}

/** More steps than any real day needs; a day that takes longer is told as full. */
const maxSteps = 50_000

/**
 * Gives every stay one member so that no two overlap on it: interval colouring in the order of
 * start, with stays that must keep their member coloured beforehand. Each stay keeps the member it
 * has where that is possible. Null when it does not fit.
 */
export function assignRooms(stays: readonly Stay[], pool: Pool): Rooming | null {
  const given = new Map<string, string>()
  const taken = new Map<string, Stay[]>(pool.members.map((member) => [member, []]))
  for (const stay of stays) if (stay.fixed && stay.member) give(stay, stay.member)
  const open = stays
    .filter((stay) => !given.has(stay.id))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
  let steps = 0

  function give(stay: Stay, member: string): void {
    given.set(stay.id, member)
    taken.get(member)?.push(stay)
  }

  function take(stay: Stay, member: string): void {
    given.delete(stay.id)
    taken.get(member)?.splice(taken.get(member)?.indexOf(stay) ?? 0, 1)
  }

  function fits(stay: Stay, member: string): boolean {
    const others = taken.get(member) ?? []
    return (
      others.every((other) => other.to <= stay.from || other.from >= stay.to) &&
      pool.open(member, stay.from, stay.to)
    )
  }

  function place(index: number): boolean {
    const stay = open[index]
    if (stay === undefined) return true
    for (const member of ownFirst(stay, pool.members)) {
      steps += 1
      if (steps > maxSteps) return false
      if (!fits(stay, member)) continue
      give(stay, member)
      if (place(index + 1)) return true
      take(stay, member)
    }
    return false
  }

  return place(0) ? given : null
}

function ownFirst(stay: Stay, members: readonly string[]): readonly string[] {
  if (stay.member === null || !members.includes(stay.member)) return members
  return [stay.member, ...members.filter((member) => member !== stay.member)]
}
