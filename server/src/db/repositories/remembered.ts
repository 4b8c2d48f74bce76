/**
 * A list that one transaction asks for again and again, read once. Whoever writes it, or waited for a lock behind which
 * somebody else may have written it, forgets it.
 */
export type Remembered<T> = { list: () => Promise<T[]>; forget: () => void }

export function remembered<T>(read: () => Promise<T[]>): Remembered<T> {
  let known: Promise<T[]> | null = null
  return {
    list: () => {
      known ??= read()
      return known
    },
    forget: () => {
      known = null
    },
  }
}
