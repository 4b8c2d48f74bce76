import { measureIdSchema, methodSchema, observationSchema } from '@anagen/core/outcome'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../tables.ts'

const doc = observationSchema.omit({ date: true, method: true, device: true })
const observationRow = observationSchema.extend({
  observationId: z.uuid(),
  firstId: z.uuid(),
  revision: z.int(),
  kind: z.enum(['measured', 'corrected', 'withdrawn']),
  patientId: z.uuid(),
  visitId: z.uuid().nullable(),
  spotId: z.uuid().nullable(),
  side: z.enum(['left', 'right']).nullable(),
  measure: measureIdSchema,
  note: z.string(),
  at: z.date(),
  by: z.string(),
})
/** One revision of a figure, with the name of who wrote it. */
export type ObservationRow = z.infer<typeof observationRow>
const figure = observationSchema.extend(
  observationRow.pick({ patientId: true, spotId: true, side: true, measure: true }).shape,
)
/** A figure without who wrote it, and when. */
export type Figure = z.infer<typeof figure>
/** What belongs to one person, as JSON. */
export type PersonText = { patientId: string; text: string }

/** The figures in a text of `textsOf`. */
export function figuresIn({ text }: PersonText): Figure[] {
  const rows = z.array(z.looseObject({ doc: z.looseObject({}) })).parse(JSON.parse(text))
  return rows.map(({ doc: rest, ...row }) => figure.parse({ ...row, ...rest }))
}
export type NewObservation = Omit<ObservationRow, 'by'> & { byStaff: string }

const pooledRow = z.strictObject({
  measure: measureIdSchema,
  method: methodSchema,
  device: z.string(),
  triples: z.coerce.number().int(),
  freedom: z.coerce.number(),
  squares: z.coerce.number(),
  shares: z.coerce.number(),
})
/**
 * Repeats of one measure by one method and device, pooled within the figures they belong to: how many
 * figures, degrees of freedom, and the sum of squares in the unit, and as a share of the figure.
 */
export type PooledRepeats = z.infer<typeof pooledRow>
/** Whose repeats are pooled; no device: not known. */
export type RepeatsOf = { measure: string; method: string; device: string }

/** Enough to know an error to 5 %, and few enough to be read each time. */
const pooledAtMost = 100

/** What was measured in the people of one practice: rows are only ever added. */
export function observationsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('observation')
      .innerJoin('staff', (join) =>
        join
          .onRef('staff.practice_id', '=', 'observation.practice_id')
          .onRef('staff.staff_id', '=', 'observation.by_staff'),
      )
      .select([
        'observation_id as observationId',
        'first_id as firstId',
        'revision',
        'kind',
        'patient_id as patientId',
        'visit_id as visitId',
        'spot_id as spotId',
        'side',
        'measure',
        'method',
        'device',
        'local_date as date',
        'doc',
        'note',
        'at',
        'staff.name as by',
      ])
      .where('observation.practice_id', '=', practiceId)

  const parsed = ({ doc: rest, device, ...row }: Record<string, unknown>): ObservationRow =>
    observationRow.parse({ ...row, device: device === '' ? null : device, ...doc.parse(rest) })

  return {
    async find(observationId: string): Promise<ObservationRow | null> {
      const row = await select().where('observation_id', '=', observationId).executeTakeFirst()
      return row ? parsed(row) : null
    },

    /** Every revision of one figure, the first first. */
    async revisionsOf(firstId: string): Promise<ObservationRow[]> {
      const rows = await select().where('first_id', '=', firstId).orderBy('revision').execute()
      return rows.map(parsed)
    },

    /** The figures of people as they stand, or stood at an instant, by day; those taken back left out. */
    async ofPatients(patientIds: string[], until?: Date): Promise<ObservationRow[]> {
      if (patientIds.length === 0) return []
      const rows = await select()
        .where('patient_id', 'in', patientIds)
        .$if(until !== undefined, (query) => query.where('observation.at', '<', until ?? null))
        .orderBy('local_date')
        .orderBy('observation.at')
        .orderBy('measure')
        .orderBy('observation_id')
        .execute()
      const last = new Map<string, number>()
      for (const { firstId, revision } of rows)
        last.set(firstId, Math.max(revision, last.get(firstId) ?? 0))
      return rows
        .filter(({ firstId, revision, kind }) => {
          return kind !== 'withdrawn' && revision === last.get(firstId)
        })
        .map(parsed)
    },

    /**
     * The figures of everybody that stand, of some measures, by person: as text that `figuresIn` reads, since reading
     * it takes longer than fetching it and may be done elsewhere.
     */
    async textsOf(measures: string[]): Promise<PersonText[]> {
      const { rows } = await sql<PersonText>`
        SELECT patient_id AS "patientId", json_agg(json_build_object('patientId', patient_id,
          'spotId', spot_id, 'side', side, 'measure', measure, 'method', method,
          'device', nullif(device, ''), 'date', local_date, 'doc', doc)
          ORDER BY local_date, at, observation_id)::text AS text
        FROM observation o
        WHERE practice_id = ${practiceId}::uuid AND measure = ANY(${measures})
          AND kind <> 'withdrawn' AND NOT EXISTS (SELECT FROM observation later
            WHERE later.practice_id = o.practice_id AND later.first_id = o.first_id
              AND later.revision = o.revision + 1)
        GROUP BY patient_id ORDER BY patient_id`.execute(tx)
      return rows
    },

    /** In which ways measures were taken in this practice. */
    async waysOf(measures: string[]): Promise<RepeatsOf[]> {
      const rows = await tx
        .selectFrom('observation')
        .distinct()
        .select(['measure', 'method', 'device'])
        .where('practice_id', '=', practiceId)
        .where('measure', 'in', measures)
        .execute()
      return rows
    },

    /** Adds revisions; false when one of them replaces what somebody has replaced meanwhile. */
    async add(rows: NewObservation[]): Promise<boolean> {
      const result = await tx
        .insertInto('observation')
        .values(
          rows.map((row) => ({
            practice_id: practiceId,
            observation_id: row.observationId,
            first_id: row.firstId,
            revision: row.revision,
            kind: row.kind,
            patient_id: row.patientId,
            visit_id: row.visitId,
            spot_id: row.spotId,
            side: row.side,
            measure: row.measure,
            method: row.method,
            device: row.device ?? '',
            local_date: row.date,
            doc: JSON.stringify(doc.parse(docOf(row))),
            note: row.note,
            at: row.at,
            by_staff: row.byStaff,
          })),
        )
        .onConflict((on) => on.columns(['practice_id', 'first_id', 'revision']).doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === BigInt(rows.length)
    },

    /** The latest figures taken three times or more, pooled over everybody. */
    async repeatsOf(wanted: RepeatsOf[]): Promise<PooledRepeats[]> {
      if (wanted.length === 0) return []
      // Listed one by one, so that the server knows how few they are.
      const ways = wanted.map(({ measure, method, device }) => {
        return sql`(${measure}::text, ${method}::text, ${device}::text)`
      })
      const { rows } = await sql`
        SELECT w.measure, w.method, w.device, count(*) AS triples, sum(s.n - 1) AS freedom,
          sum(s.squares) AS squares,
          sum(CASE WHEN s.mean = 0 THEN 0 ELSE s.squares / (s.mean * s.mean) END) AS shares
        FROM (VALUES ${sql.join(ways)}) AS w (measure, method, device)
        CROSS JOIN LATERAL (
          SELECT o.doc -> 'repeats' AS repeats FROM observation o
          WHERE o.practice_id = ${practiceId}::uuid AND o.measure = w.measure
            AND o.method = w.method AND o.device = w.device
            AND jsonb_array_length(o.doc -> 'repeats') >= 3 AND o.kind <> 'withdrawn'
            AND NOT EXISTS (SELECT FROM observation later
              WHERE later.practice_id = o.practice_id AND later.first_id = o.first_id
                AND later.revision = o.revision + 1)
          ORDER BY o.at DESC LIMIT ${pooledAtMost}) o
        CROSS JOIN LATERAL (
          SELECT count(*) AS n, avg(r::float8) AS mean, var_samp(r::float8) * (count(*) - 1) AS squares
          FROM jsonb_array_elements_text(o.repeats) AS r) s
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(tx)
      return rows.map((row) => pooledRow.parse(row))
    },
  }
}

function docOf({
  value,
  repeats,
  parts,
  matched,
  umPerPx,
  engine,
  operator,
  areaCm2,
}: NewObservation) {
  return { value, repeats, parts, matched, umPerPx, engine, operator, areaCm2 }
}
