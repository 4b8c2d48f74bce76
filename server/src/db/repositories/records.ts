import { treatment } from '@anagen/contract'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const draftDoc = z.strictObject({ treatment })
const signedDoc = z.strictObject({
  treatment,
  /** What stands under the record: the words signed, by whom, when. Hashed with the treatment. */
  signature: z.strictObject({
    name: z.string(),
    licence: z.string(),
    at: z.iso.datetime(),
    meaning: z.string(),
  }),
})
const addendumDoc = z.strictObject({ text: z.string(), name: z.string(), licence: z.string() })

const rowBase = z.strictObject({
  revisionId: z.uuid(),
  visitId: z.uuid(),
  seq: z.int(),
  hash: z.string(),
  at: z.date(),
  byStaff: z.uuid(),
  byName: z.string(),
  byLicence: z.string(),
})
const recordRow = z.discriminatedUnion('kind', [
  rowBase.extend({ kind: z.literal('draft'), doc: draftDoc }),
  rowBase.extend({ kind: z.literal('signed'), doc: signedDoc }),
  rowBase.extend({ kind: z.literal('addendum'), doc: addendumDoc }),
])
/** One revision of a visit's record. */
export type RecordRow = z.infer<typeof recordRow>

export type NewRecord = {
  revisionId: string
  visitId: string
  seq: number
  kind: 'draft' | 'signed' | 'addendum'
  doc: unknown
  hash: string
  at: Date
  byStaff: string
}

const consentRow = z.strictObject({
  consentId: z.uuid(),
  patientId: z.uuid(),
  visitId: z.uuid().nullable(),
  key: z.string(),
  version: z.int(),
  textHash: z.string(),
  signer: z.string(),
  at: z.date(),
})
export type ConsentRow = z.infer<typeof consentRow>
export type NewConsent = ConsentRow & { signature: unknown; byStaff: string | null }

const signedTreatment = z.strictObject({
  visitId: z.uuid(),
  date: z.iso.date(),
  protocolId: z.string(),
  doc: signedDoc,
})
export type SignedTreatment = z.infer<typeof signedTreatment>

/** Treatment records and consents: rows are only ever added. */
export function recordsRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    /** In the order they were written. */
    async ofVisit(visitId: string): Promise<RecordRow[]> {
      const rows = await tx
        .selectFrom('record_revision')
        .innerJoin('staff', (join) =>
          join
            .onRef('staff.practice_id', '=', 'record_revision.practice_id')
            .onRef('staff.staff_id', '=', 'record_revision.by_staff'),
        )
        .select([
          'revision_id as revisionId',
          'visit_id as visitId',
          'seq',
          'kind',
          'doc',
          'hash',
          'at',
          'by_staff as byStaff',
          'staff.name as byName',
          'staff.licence as byLicence',
        ])
        .where('record_revision.practice_id', '=', practiceId)
        .where('visit_id', '=', visitId)
        .orderBy('seq')
        .execute()
      return rows.map((row) => recordRow.parse(row))
    },

    /** Adds a revision unless its `seq` is taken; false when somebody was quicker. */
    async add(record: NewRecord): Promise<boolean> {
      const result = await tx
        .insertInto('record_revision')
        .values({
          practice_id: practiceId,
          revision_id: record.revisionId,
          visit_id: record.visitId,
          seq: record.seq,
          kind: record.kind,
          doc: JSON.stringify(record.doc),
          hash: record.hash,
          at: record.at,
          by_staff: record.byStaff,
        })
        .onConflict((conflict) => conflict.columns(['practice_id', 'visit_id', 'seq']).doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },

    /** The signed treatments of a person, the latest first. */
    async signedOf(patientId: string): Promise<SignedTreatment[]> {
      const rows = await tx
        .selectFrom('record_revision')
        .innerJoin('visit', (join) =>
          join
            .onRef('visit.practice_id', '=', 'record_revision.practice_id')
            .onRef('visit.visit_id', '=', 'record_revision.visit_id'),
        )
        .innerJoin('course', (join) =>
          join
            .onRef('course.practice_id', '=', 'visit.practice_id')
            .onRef('course.course_id', '=', 'visit.course_id'),
        )
        .select([
          'visit.visit_id as visitId',
          'visit.local_date as date',
          'course.protocol_id as protocolId',
          'record_revision.doc',
        ])
        .where('record_revision.practice_id', '=', practiceId)
        .where('record_revision.kind', '=', 'signed')
        .where('visit.patient_id', '=', patientId)
        .orderBy('visit.starts_at', 'desc')
        .execute()
      return rows.map((row) => signedTreatment.parse(row))
    },

    /** The consents a person has signed, the latest first. */
    async consentsOf(patientId: string): Promise<ConsentRow[]> {
      const rows = await tx
        .selectFrom('consent')
        .select([
          'consent_id as consentId',
          'patient_id as patientId',
          'visit_id as visitId',
          'consent_key as key',
          'consent_version as version',
          'text_hash as textHash',
          'signer',
          'at',
        ])
        .where('practice_id', '=', practiceId)
        .where('patient_id', '=', patientId)
        .orderBy('at', 'desc')
        .orderBy('consent_id', 'desc')
        .execute()
      return rows.map((row) => consentRow.parse(row))
    },

    async addConsent(consent: NewConsent): Promise<void> {
      await tx
        .insertInto('consent')
        .values({
          practice_id: practiceId,
          consent_id: consent.consentId,
          patient_id: consent.patientId,
          visit_id: consent.visitId,
          consent_key: consent.key,
          consent_version: consent.version,
          text_hash: consent.textHash,
          signer: consent.signer,
          signature: JSON.stringify(consent.signature),
          at: consent.at,
          by_staff: consent.byStaff,
        })
        .execute()
    },
  }
}
