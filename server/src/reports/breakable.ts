/** The longest run without a space that is left whole, and where longer ones may be broken. */
const [longest, every] = [24, 12]
const long = new RegExp(`\\S{${longest + 1},}`, 'gu')
const letters = new Intl.Segmenter()
/** Addresses of usual length are left whole, so that they can be copied. */
const address = /^\S{0,60}$/u
/** What is read by machines stays as it is. */
const untouched = new Set(['alt', 'document', 'author'])

/**
 * The same data, in which runs of letters too long for a line (addresses, names without spaces) may
 * be broken: an invisible zero-width space stands where they may.
 */
export function breakable<T>(value: T): T {
  return walk(value) as T
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(long, broken)
  if (Array.isArray(value)) return value.map(walk)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, untouched.has(key) ? one : walk(one)]),
  )
}

function broken(run: string): string {
  if (/@|:\/\//.test(run) && address.test(run)) return run
  const all = [...letters.segment(run)].map((one) => one.segment)
  return all.map((one, i) => (i > 0 && i % every === 0 ? `\u200b${one}` : one)).join('')
}
