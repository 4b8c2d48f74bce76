/**
 * Bitsets of the grid steps of one day: bit s of the set is step s, 32 steps a word. All functions
 * work on a range of words inside a larger Int32Array and take O(words).
 */

/** Sets the bits `from` to `to - 1` of the set that begins at word `at`. */
export function fillBits(bits: Int32Array, at: number, span: { from: number; to: number }): void {
  for (let word = span.from >> 5; word << 5 < span.to; word++) {
    bits[at + word] = (bits[at + word] as number) | maskOf(word, span.from, span.to)
  }
}

/** Clears the bits `from` to `to - 1` of the set that begins at word `at`. */
export function clearBits(bits: Int32Array, at: number, span: { from: number; to: number }): void {
  for (let word = span.from >> 5; word << 5 < span.to; word++) {
    bits[at + word] = (bits[at + word] as number) & ~maskOf(word, span.from, span.to)
  }
}

/** The bits of one word that lie between two steps. */
function maskOf(word: number, from: number, to: number): number {
  const low = Math.max(from - (word << 5), 0)
  const high = Math.min(to - (word << 5), 32)
  const below = (count: number) => (count >= 32 ? -1 : (1 << count) - 1)
  return below(high) & ~below(low)
}

/** Shifts a whole set down in place: bit s becomes what bit s + `by` was; zeros come in. */
export function shiftDown(set: Int32Array, by: number): void {
  const words = by >> 5
  const bits = by & 31
  const size = set.length
  for (let i = 0; i < size; i++) {
    const low = i + words < size ? (set[i + words] as number) : 0
    const high = i + words + 1 < size ? (set[i + words + 1] as number) : 0
    set[i] = bits === 0 ? low : (low >>> bits) | (high << (32 - bits))
  }
}

/**
 * Keeps in `set` the steps s for which all of s ... s + length - 1 are set, by doubling: once it
 * is known for `have` steps, one shift of at most `have` makes it known for up to twice as many.
 * O(words x log length). `scratch` has the size of `set`.
 */
export function keepRuns(set: Int32Array, length: number, scratch: Int32Array): void {
  let have = 1
  while (have < length) {
    const step = Math.min(have, length - have)
    scratch.set(set)
    shiftDown(scratch, step)
    andInto(set, scratch)
    have += step
  }
}

/** set = set AND other. */
export function andInto(set: Int32Array, other: Int32Array): void {
  for (let i = 0; i < set.length; i++) set[i] = (set[i] as number) & (other[i] as number)
}

/** Whether no bit is set. */
export function isEmpty(set: Int32Array): boolean {
  for (let i = 0; i < set.length; i++) if (set[i] !== 0) return false
  return true
}

/** Whether bit `step` of the set that begins at word `at` is set. */
export function hasBit(bits: Int32Array, at: number, step: number): boolean {
  return (((bits[at + (step >> 5)] as number) >>> (step & 31)) & 1) === 1
}

/** The first step set both in `bits` (from word `at`) and in `mask`; -1 when there is none. */
export function firstCommon(bits: Int32Array, at: number, mask: Int32Array): number {
  for (let i = 0; i < mask.length; i++) {
    const both = (bits[at + i] as number) & (mask[i] as number)
    if (both !== 0) return (i << 5) + 31 - Math.clz32(both & -both)
  }
  return -1
}
