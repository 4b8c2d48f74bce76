import { z } from 'zod'

/**
 * How every error is told (RFC 9457, `application/problem+json`).
 * `code` is for programs; `title` says in words what a person can do;
 * `problems` name the fields of a bad request.
 */
export const problem = z.strictObject({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>
