/** Why the database cannot be used; each has one message a person can act on. */
export type DatabaseFaultCode =
  | 'in-use'
  | 'folder-not-usable'
  | 'not-durable'
  | 'engine-stopped'
  | 'query-too-long'
  | 'closed'
  | 'unsafe-role'
  | 'migration-refused'
  | 'schema-differs'
  | 'not-empty'
  | 'nothing-to-move'
  | 'copy-differs'

/** A failure of the database itself, not of one statement (those keep their SQLSTATE). */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode

  constructor(code: DatabaseFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseFault'
    this.code = code
  }
}
