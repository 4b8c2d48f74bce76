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

/** The same for what is asked of one person again and again. */
export function rememberedOf<T>(read: (id: string) => Promise<T>): {
  of: (id: string) => Promise<T>
  forget: () => void
} {
  const known = new Map<string, Promise<T>>()
  return {
    of: (id) => {
      const found = known.get(id) ?? read(id)
      known.set(id, found)
      return found
    },
    forget: () => known.clear(),
  }
}
