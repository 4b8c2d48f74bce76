/** Every way a use case can say no, and the HTTP status it becomes. */
export const refusals = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  /** Somebody changed it meanwhile: load again. */
  stale: 409,
  /** Another booking was quicker. */
  'slot-taken': 409,
  /** Screening, a hold or the course's state forbids it now. */
  blocked: 409,
  /** The record is signed. */
  locked: 409,
  exists: 409,
  'key-reused': 422,
  'too-many': 429,
  busy: 503,
} as const
export type RefusalCode = keyof typeof refusals

export type FieldProblem = { path: string; message: string }

/** The one error use cases throw; the API turns it into problem+json. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly problems: FieldProblem[]
  constructor(code: RefusalCode, title: string, problems: FieldProblem[] = []) {
    super(title)
    this.code = code
    this.problems = problems
  }
}

/** The value, or `not-found`: what is not yours and what is not there look the same. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Refusal('not-found', 'This is not here.')
  return value
}

/** Refuses when the caller saw another version than the stored one. */
export function sameVersion(stored: number, seen: number): void {
  if (stored !== seen) {
    throw new Refusal(
      'stale',
      'Somebody changed this meanwhile. Load it again and repeat your change.',
    )
  }
}
