/**
 * What one transaction asks for again and again, read once: a whole list, or what there is of one person. Whoever writes
 * it, or waited for a lock behind which somebody else may have written it, forgets it.
 */
export type Remembered<T, Key> = { read: (key: Key) => Promise<T>; forget: () => void }

/** @param read asks the database; of a list it needs no key */
export function remembered<T, Key = void>(read: (key: Key) => Promise<T>): Remembered<T, Key> {
  const known = new Map<Key, Promise<T>>()
  return {
    read: (key) => {
      const found = known.get(key) ?? read(key)
      known.set(key, found)
      return found
    },
    forget: () => known.clear(),
  }
}
