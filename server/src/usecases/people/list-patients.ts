import type { PatientRow } from '@anagen/contract'
import { z } from 'zod'
import { type ListedPatient, searchWords } from '../../db/repositories/patients.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { wallOf } from '../series/wall-time.ts'

type Ask = { q?: string | undefined; after?: string | undefined; limit?: number | undefined }
type Page = { patients: PatientRow[]; next: string | null }

const usualLimit = 50

/**
 * One page of people by name, those found by the beginnings of words where something is asked.
 * `next` is the place to go on from, null on the last page.
 * @throws Refusal `bad-request` for a place this did not make
 */
export async function listPatients(ctx: Context, { q = '', after, limit }: Ask): Promise<Page> {
  const words = searchWords(q)
  // Something was typed, but no letter or digit: nobody is called that.
  if (q !== '' && words.length === 0) return { patients: [], next: null }
  const size = limit ?? usualLimit
  const place = after === undefined ? null : placeOf(after)
  const found = await ctx.db.patients.page({ words, after: place, limit: size + 1 })
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  return {
    patients: await rowsOf(ctx, shown),
    next: found.length > size && last ? cursorOf(last) : null,
  }
}

async function rowsOf(ctx: Context, people: readonly ListedPatient[]): Promise<PatientRow[]> {
  const ids = people.map((one) => one.patientId)
  const steps = new Map((await ctx.db.patients.steps(ids)).map((one) => [one.patientId, one]))
  const visits = await ctx.db.patients.nextVisits(ids, ctx.now)
  const next = new Map(visits.map((one) => [one.patientId, one]))
  return people.map(({ sortName: _, ...person }) => {
    const step = steps.get(person.patientId)
    const visit = next.get(person.patientId)
    return {
      ...person,
      step: step ? { done: step.done, of: step.of } : null,
      next: visit ? { visitId: visit.visitId, start: wallOf(visit.startsAt, visit.zone) } : null,
    }
  })
}

const place = z.tuple([z.string(), z.uuid()])

function cursorOf({ sortName, patientId }: ListedPatient): string {
  return Buffer.from(JSON.stringify([sortName, patientId])).toString('base64url')
}

function placeOf(cursor: string): { sortName: string; patientId: string } {
  try {
    const text = Buffer.from(cursor, 'base64url').toString()
    const [sortName, patientId] = place.parse(JSON.parse(text))
    return { sortName, patientId }
  } catch {
    throw new Refusal('bad-request', 'This list has no such place.', [
      { path: 'after', message: 'must be the `next` of an earlier answer' },
    ])
  }
}
