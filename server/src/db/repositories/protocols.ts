import { type Protocol, protocolSchema } from '@anagen/core/protocol'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

// A version never changes once stored, so a parsed document may be kept; only a few are in use.
const parsed = new Map<string, Protocol>()
const keepAtMost = 200

function parse(practiceId: string, row: { id: string; version: number; doc: unknown }): Protocol {
  const key = `${practiceId} ${row.id} ${row.version}`
  const known = parsed.get(key)
  if (known) return known
  const protocol = protocolSchema.parse(row.doc)
  if (parsed.size >= keepAtMost) parsed.clear()
  parsed.set(key, protocol)
  return protocol
}

type NewVersion = { protocol: Protocol; at: Date; byStaff: string | null }

/** The protocols of one practice: versions are added, never changed. */
export function protocolsRepository(tx: Kysely<Tables>, practiceId: string) {
  const select = () =>
    tx
      .selectFrom('protocol_version')
      .select(['protocol_id as id', 'protocol_version as version', 'doc'])
      .where('practice_id', '=', practiceId)
  const versions = () =>
    tx
      .selectFrom('protocol_version')
      .select(['protocol_id as id', (is) => is.fn.max('protocol_version').as('version')])
      .where('practice_id', '=', practiceId)
      .groupBy('protocol_id')
      .orderBy('protocol_id')
  const find = async (protocolId: string, version: number): Promise<Protocol | null> => {
    const known = parsed.get(`${practiceId} ${protocolId} ${version}`)
    if (known) return known
    const row = await select()
      .where('protocol_id', '=', protocolId)
      .where('protocol_version', '=', version)
      .executeTakeFirst()
    return row ? parse(practiceId, row) : null
  }

  return {
    find,

    /** Asks for the number first: a document is long, and mostly known. */
    async latest(protocolId: string): Promise<Protocol | null> {
      const row = await versions().where('protocol_id', '=', protocolId).executeTakeFirst()
      return row ? find(protocolId, Number(row.version)) : null
    },

    /** The latest version of each. */
    async list(): Promise<Protocol[]> {
      const protocols: Protocol[] = []
      for (const { id, version } of await versions().execute()) {
        const protocol = await find(id, Number(version))
        if (protocol) protocols.push(protocol)
      }
      return protocols
    },

    /** False when that version is there already. */
    async add({ protocol, at, byStaff }: NewVersion): Promise<boolean> {
      const done = await tx
        .insertInto('protocol_version')
        .values({
          practice_id: practiceId,
          protocol_id: protocol.id,
          protocol_version: protocol.version,
          doc: JSON.stringify(protocol),
          created_at: at,
          created_by: byStaff,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return done.numInsertedOrUpdatedRows === 1n
    },
  }
}
