import type { Problem } from '@anagen/contract'
import type { Context as HonoContext } from 'hono'
import type { ZodError } from 'zod'
import { type FieldProblem, Refusal, refusals } from '../usecases/refusal.ts'

/** Answers a refusal as problem+json (RFC 9457). Anything else becomes a 500 without its text. */
export function problemResponse(c: HonoContext, error: unknown): Response {
  const told = problemOf(error)
  c.header('content-type', 'application/problem+json')
  return c.body(JSON.stringify(told), told.status as 400)
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return tell(error.code, error.message, error.problems)
  return {
    type: 'about:blank',
    status: 500,
    code: 'fault',
    title: 'Something went wrong here. Nothing was changed.',
  }
}

function tell(code: keyof typeof refusals, title: string, problems: FieldProblem[]): Problem {
  return {
    type: 'about:blank',
    status: refusals[code],
    code,
    title,
    ...(problems.length ? { problems } : {}),
  }
}

/** The fields a schema refused: path and reason. */
export function fieldProblems(error: ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: 'is not known here',
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  )
}
