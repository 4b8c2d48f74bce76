/*
 * How a change builds up, month by month, in the restless (androgenetic) cycle of the follicle
 * model when phases already begun respond too. Simulated with a million follicles
 * (response.test.ts does it again).
 */

/** Empty time halved: visible hairs gained by month 0 to 24, % of the baseline. */
export const emptyHalved: readonly number[] = [
  0, 6.4, 11.2, 14.2, 16.1, 17.3, 18, 18.3, 18.3, 18.1, 17.6, 17.2, 16.7, 16.4, 16.2, 16.1, 16.2,
  16.3, 16.4, 16.4, 16.5, 16.6, 16.7, 16.8, 16.7,
]
/** Growing time half as long again: a slow gain, hardly begun at month 6. */
export const growthLonger: readonly number[] = [
  0, 0, 0, 0.8, 2.3, 4.1, 5.9, 7.3, 8.4, 9.2, 9.8, 10.2, 10.4, 10.4, 10.2, 10.1, 9.8, 9.6, 9.3, 9.1,
  8.8, 8.7, 8.6, 8.6, 8.5,
]

/** A gain's course: `fast` reaches its size at month 6, `slow` is the longer growing time. */
export type Response = 'fast' | 'slow'

function along(curve: readonly number[], month: number): number {
  const at = Math.min(Math.max(0, month), curve.length - 1)
  const low = curve[Math.floor(at)] ?? 0
  const high = curve[Math.ceil(at)] ?? low
  return low + (at - Math.floor(at)) * (high - low)
}

/** The gain at a month as a share of the baseline, of a change whose size is `share`. */
export const gainAt = (response: Response, share: number, month: number): number =>
  response === 'fast'
    ? (share * along(emptyHalved, month)) / (emptyHalved[6] ?? 1)
    : (share * along(growthLonger, month)) / (growthLonger[12] ?? 1)
