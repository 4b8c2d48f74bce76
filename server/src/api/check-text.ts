import type { FieldProblem } from '../usecases/refusal.ts'

const deepest = 40

/**
 * What no database column or schema can take, wherever it stands in a parsed request: a NUL, half
 * a surrogate pair, nesting without end. Field paths as schemas name them; empty when all is well.
 */
export function textProblems(value: unknown): FieldProblem[] {
  const problems: FieldProblem[] = []
  // A list of what is still to be looked at, not recursion: the nesting is the caller's choice.
  const open: { value: unknown; path: string[] }[] = [{ value, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: at, path } = next
    const message = problemOf(at, path.length)
    if (message) problems.push({ path: path.slice(0, deepest).join('.'), message })
    else if (typeof at === 'object' && at !== null)
      for (const [key, inner] of Object.entries(at)) {
        const message = problemOf(key, 0)
        if (message) problems.push({ path: path.join('.'), message: `has a name that ${message}` })
        else open.push({ value: inner, path: [...path, key] })
      }
  }
  return problems
}

function problemOf(value: unknown, depth: number): string | null {
  if (depth > deepest) return 'is nested too deeply'
  if (typeof value !== 'string') return null
  if (value.includes('\0')) return 'must not contain the character NUL'
  // With the flag u this finds only halves that stand alone.
  return /\p{Surrogate}/u.test(value) ? 'contains half a character' : null
}
