import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

type NewEntry = {
  id: string
  at: Date
  actorId: string
  actorRole: string
  action: string
  patientId: string | null
}
export type AuditEntry = {
  auditId: string
  at: Date
  actor: string | null
  role: string
  action: string
  patient: string | null
}
const pageSize = 200

/** Who did what in one practice. The application may add and read, nothing else. */
export function auditRepository(tx: Kysely<Tables>, practiceId: string) {
  return {
    async add({ id, at, actorId, actorRole, action, patientId }: NewEntry): Promise<void> {
      await tx
        .insertInto('audit')
        .values({
          practice_id: practiceId,
          audit_id: id,
          at,
          actor_id: actorId,
          actor_role: actorRole,
          action,
          object_id: null,
          patient_id: patientId,
        })
        .execute()
    },

    /**
     * The newest entries before an instant, with the names of who acted and whom it concerned. A
     * page ends between two instants, so that going on before its last one leaves nothing out.
     */
    async list(before: Date): Promise<AuditEntry[]> {
      const rows = await tx
        .selectFrom('audit')
        .leftJoin('staff', (join) =>
          join
            .onRef('staff.practice_id', '=', 'audit.practice_id')
            .onRef('staff.staff_id', '=', 'audit.actor_id'),
        )
        .leftJoin('patient', (join) =>
          join
            .onRef('patient.practice_id', '=', 'audit.practice_id')
            .onRef('patient.patient_id', '=', 'audit.patient_id'),
        )
        .select([
          'audit.audit_id as auditId',
          'audit.at',
          'staff.name as actor',
          'audit.actor_role as role',
          'audit.action',
          'patient.name as patient',
        ])
        .where('audit.practice_id', '=', practiceId)
        .where('audit.at', '<', before)
        .orderBy('audit.at', 'desc')
        .fetch(pageSize, 'with ties')
        .execute()
      return rows.sort((a, b) => b.at.getTime() - a.at.getTime() || order(b, a))
    },
  }
}

function order(a: AuditEntry, b: AuditEntry): number {
  return a.auditId < b.auditId ? -1 : 1
}
