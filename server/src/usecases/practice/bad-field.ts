import { Refusal } from '../refusal.ts'

/** The refusal of one field that its schema could not judge. */
export function badField(path: string, message: string): Refusal {
  return new Refusal('bad-request', 'Some of this cannot be used. See the fields named.', [
    { path, message },
  ])
}
