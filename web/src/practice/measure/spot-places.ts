import type { Spot } from '@anagen/contract'

/** The paper of the scalp map: a spot's x and y are shares of it. */
export const paper = { x: 8, y: 12, width: 184, height: 206 }
/** Half the width of a mark on it. */
export const markRadius = 10

type At = Pick<Spot, 'x' | 'y'>

const apart = (a: At, b: At) => Math.hypot((a.x - b.x) * paper.width, (a.y - b.y) * paper.height)

/** The first of these whose mark would lie on the mark at a place. */
export const touched = <T extends At>(at: At, others: readonly T[]): T | undefined =>
  others.find((one) => apart(one, at) < 2 * markRadius)

// Where a new mark begins, and places around it on the head, in steps wider than a mark.
const middle: At = { x: 0.5, y: 0.6 }
const around: readonly At[] = [0, -1, 1, -2, -3]
  .flatMap((down) => [0, -1, 1, -2, 2].map((across) => [across, down] as const))
  .map(([across, down]) => ({
    x: Math.round(100 * (middle.x + across * 0.13)) / 100,
    y: Math.round(100 * (middle.y + down * 0.13)) / 100,
  }))
  .sort((a, b) => apart(a, middle) - apart(b, middle))

/** A place on the head near its middle where no mark is yet; the middle when all are taken. */
export const freePlace = (others: readonly At[]): At =>
  around.find((one) => !touched(one, others)) ?? middle
