import { type Patient, patient } from '@anagen/contract'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'
import { folded, wordsOf } from './patient-words.ts'
import { remembered } from './remembered.ts'

export { searchWords } from './patient-words.ts'

const listed = patient
  .pick({ patientId: true, name: true, bornOn: true, diagnosisClass: true })
  .extend({ sortName: z.string() })
/** A person as a list shows them; with `patientId` the place in the order of names. */
export type ListedPatient = z.infer<typeof listed>

const step = z.strictObject({
  patientId: z.uuid(),
  done: z.coerce.number().int(),
  of: z.coerce.number().int(),
})
const nextVisit = z.strictObject({
  patientId: z.uuid(),
  visitId: z.uuid(),
  startsAt: z.date(),
  zone: z.string(),
})

/** Which part of the list: people whose words begin with all `words`, behind `after`. */
export type PatientPage = {
  words: readonly string[]
  after: { sortName: string; patientId: string } | null
  limit: number
}

// The last character there is: what begins with a word sorts before the word followed by it.
const last = '\u{10FFFF}'

/** Behind a place in the order of names. */
const behind = (after: PatientPage['after']) =>
  sql<boolean>`(sort_name, patient_id) > (${after?.sortName}, ${after?.patientId}::uuid)`

/** The people cared for in one practice. */
export function patientsRepository(tx: Kysely<Tables>, practiceId: string, locked: () => void) {
  const select = () =>
    tx
      .selectFrom('patient')
      .select([
        'patient_id as patientId',
        'name',
        'born_on as bornOn',
        'email',
        'phone',
        'language',
        'diagnosis_class as diagnosisClass',
        'version',
      ])
      .where('practice_id', '=', practiceId)

  /** One page of those who have every word, most telling word first: index reads, no table. */
  function foundPeople({ words, after, limit }: PatientPage) {
    const [first = '', ...more] = [...words].sort((a, b) => b.length - a.length)
    const having = (word: string) =>
      tx
        .selectFrom('patient_word')
        .where('practice_id', '=', practiceId)
        .where('word', '>=', word)
        .where('word', '<', word + last)
    return more
      .reduce(
        (query, word) => query.where('patient_id', 'in', having(word).select('patient_id')),
        having(first).select(['sort_name', 'patient_id']).distinct(),
      )
      .$if(after !== null, (query) => query.where(behind(after)))
      .orderBy('sort_name')
      .orderBy('patient_id')
      .limit(limit)
  }

  async function addWords(person: Patient): Promise<void> {
    const rows = wordsOf(person).map((word) => ({
      practice_id: practiceId,
      word,
      sort_name: folded(person.name),
      patient_id: person.patientId,
    }))
    if (rows.length > 0) await tx.insertInto('patient_word').values(rows).execute()
  }

  const { read, forget } = remembered(async (patientId: string): Promise<Patient | null> => {
    const row = await select().where('patient_id', '=', patientId).executeTakeFirst()
    return row ? patient.parse(row) : null
  })

  return {
    forget,
    find: read,

    async ofIds(patientIds: string[]): Promise<Patient[]> {
      if (patientIds.length === 0) return []
      const rows = await select().where('patient_id', 'in', patientIds).execute()
      return rows.map((row) => patient.parse(row))
    },

    /** The same as `find`, locked until the transaction ends: for changes that read before they write. */
    async findForChange(patientId: string): Promise<Patient | null> {
      const row = await select().where('patient_id', '=', patientId).forUpdate().executeTakeFirst()
      locked()
      return row ? patient.parse(row) : null
    },

    /** Adds a person with the words they are found by. */
    async add(person: Patient, at: Date): Promise<void> {
      await tx
        .insertInto('patient')
        .values({
          practice_id: practiceId,
          patient_id: person.patientId,
          ...columnsOf(person),
          created_at: at,
          version: person.version,
        })
        .execute()
      forget()
      await addWords(person)
    },

    /** Changes a person who still has the version seen; false when somebody was quicker. */
    async save(person: Patient): Promise<boolean> {
      const result = await tx
        .updateTable('patient')
        .set({ ...columnsOf(person), version: person.version + 1 })
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', person.patientId)
        .where('version', '=', person.version)
        .executeTakeFirst()
      forget()
      if (result.numUpdatedRows !== 1n) return false
      await tx
        .deleteFrom('patient_word')
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', person.patientId)
        .execute()
      await addWords(person)
      return true
    },

    /** People by folded name, then id. */
    async page(wanted: PatientPage): Promise<ListedPatient[]> {
      const columns = [
        'patient.patient_id as patientId',
        'name',
        'born_on as bornOn',
        'diagnosis_class as diagnosisClass',
        'patient.sort_name as sortName',
      ] as const
      const people = tx.selectFrom('patient').select(columns).where('practice_id', '=', practiceId)
      const query =
        wanted.words.length === 0
          ? people.$if(wanted.after !== null, (q) => q.where(behind(wanted.after)))
          : // The people of one page are found and put in order from the words alone; then they are read.
            people.innerJoin(
              foundPeople(wanted).as('found'),
              'found.patient_id',
              'patient.patient_id',
            )
      const rows = await query
        .orderBy('patient.sort_name')
        .orderBy('patient.patient_id')
        .limit(wanted.limit)
        .execute()
      return rows.map((row) => listed.parse(row))
    },

    /** For each of these people with a course under way: the visits done of all its visits. */
    async steps(patientIds: string[]): Promise<z.infer<typeof step>[]> {
      if (patientIds.length === 0) return []
      const rows = await tx
        .selectFrom('course')
        .innerJoin('visit', (join) =>
          join
            .onRef('visit.practice_id', '=', 'course.practice_id')
            .onRef('visit.course_id', '=', 'course.course_id'),
        )
        .select([
          'course.patient_id as patientId',
          sql<number>`count(*) FILTER (WHERE visit.state = 'done')`.as('done'),
          sql<number>`count(*)`.as('of'),
        ])
        .distinctOn('course.patient_id')
        .where('course.practice_id', '=', practiceId)
        .where('course.patient_id', 'in', patientIds)
        .where('course.ended_at', 'is', null)
        .groupBy(['course.patient_id', 'course.course_id', 'course.created_at'])
        .having(sql<boolean>`bool_or(visit.state IN ('booked', 'arrived', 'missed', 'unplaced'))`)
        .orderBy('course.patient_id')
        .orderBy('course.created_at', 'desc')
        .execute()
      return rows.map((row) => step.parse(row))
    },

    /** The next booked visit of each of these people from `now` on, with its location's zone. */
    async nextVisits(patientIds: string[], now: Date): Promise<z.infer<typeof nextVisit>[]> {
      if (patientIds.length === 0) return []
      const rows = await tx
        .selectFrom('visit')
        .innerJoin('course', (join) =>
          join
            .onRef('course.practice_id', '=', 'visit.practice_id')
            .onRef('course.course_id', '=', 'visit.course_id'),
        )
        .innerJoin('location', (join) =>
          join
            .onRef('location.practice_id', '=', 'course.practice_id')
            .onRef('location.location_id', '=', 'course.location_id'),
        )
        .select([
          'visit.patient_id as patientId',
          'visit.visit_id as visitId',
          'visit.starts_at as startsAt',
          'location.zone',
        ])
        .distinctOn('visit.patient_id')
        .where('visit.practice_id', '=', practiceId)
        .where('visit.patient_id', 'in', patientIds)
        .where('visit.state', '=', 'booked')
        .where('visit.starts_at', '>=', now)
        .orderBy('visit.patient_id')
        .orderBy('visit.starts_at')
        .execute()
      return rows.map((row) => nextVisit.parse(row))
    },
  }
}

function columnsOf(person: Patient) {
  return {
    name: person.name,
    sort_name: folded(person.name),
    born_on: person.bornOn,
    email: person.email,
    phone: person.phone,
    language: person.language,
    diagnosis_class: person.diagnosisClass,
  }
}
