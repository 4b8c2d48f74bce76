import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ObservationInput } from '@anagen/contract'
import { type Running, startAnagen } from './anagen.ts'
import { bookedCourse, setUp } from './practice.ts'
import type { Staff } from './staff.ts'

export type Person = {
  name: string
  patientId: string
  courseId: string
  start: string
  spotId: string
}
export type Practice = {
  anagen: Running
  staff: Staff
  email: string
  password: string
  /** Somebody with a course of six visits that began half a year ago, and a marked spot. */
  person: (name: string) => Person
  /** Enters figures of a person, taken so many days after the first visit. */
  measured: (person: Person, day: number, entry: Entry) => Promise<void>
}
export type Entry = Partial<ObservationInput> & Pick<ObservationInput, 'measure' | 'method'>

const daysAgo = 202
export const dayAfter = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)

/** A practice that began 202 days ago, booked courses then, and is at work today. */
export async function practiceOfHalfAYear(names: readonly string[]): Promise<Practice> {
  const clock = pathToFileURL(join(import.meta.dirname, 'earlier.mjs')).href
  const began = await startAnagen({
    NODE_OPTIONS: `--import=${clock}`,
    E2E_DAYS_AGO: String(daysAgo),
  })
  const owner = await setUp(began.url)
  const people: Person[] = []
  for (const name of names) {
    const { patientId, courseId, visits } = await bookedCourse(owner, name)
    const place = { name: 'Crown', view: 'top', x: 0.5, y: 0.6, reference: false } as const
    const { spotId } = await owner.call('spots.add', { params: { patientId }, body: place })
    people.push({ name, patientId, courseId, start: visits[0]?.date ?? '', spotId })
  }
  await began.kill()
  const anagen = await startAnagen({ ANAGEN_DATA: began.data })
  const staff = await owner.at(anagen.url)
  return {
    ...{ anagen, staff, email: owner.email, password: owner.password },
    person: (name) => {
      const found = people.find((one) => one.name === name)
      if (!found) throw new Error(`nobody is called ${name}`)
      return found
    },
    measured: async ({ patientId, start }, day, entry) => {
      const rest = { spotId: null, side: null, value: null, repeats: [], parts: {}, matched: null }
      const taken = { device: null, umPerPx: null, engine: null, operator: null, areaCm2: null }
      const body = {
        date: dayAfter(start, day),
        visitId: null,
        note: '',
        entries: [{ ...rest, ...taken, ...entry }],
      }
      await staff.call('observations.add', { params: { patientId }, body })
    },
  }
}
