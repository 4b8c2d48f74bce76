import type { Text } from '../shared/index.ts'
import type { Protocol } from './schema.ts'

/** What an edit may change: everything but the identity, which only these functions set. */
export type ProtocolChanges = Partial<Omit<Protocol, 'id' | 'version' | 'basedOn'>>

/** The next version of a protocol; the one it came from stays as it was and is named. */
export function nextVersion(protocol: Protocol, changes: ProtocolChanges): Protocol {
  const basedOn = { id: protocol.id, version: protocol.version }
  return { ...protocol, ...changes, version: protocol.version + 1, basedOn }
}

/** A practice's own copy: a new id at version 1 that names what it was copied from. */
export function copyProtocol(protocol: Protocol, copy: { id: string; name: Text }): Protocol {
  const basedOn = { id: protocol.id, version: protocol.version }
  return { ...protocol, ...copy, version: 1, basedOn }
}
