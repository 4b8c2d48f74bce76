/**
 * One PostgreSQL session that speaks the wire protocol in whole batches. There is only one session
 * per engine, so whoever opens it must be done with the one before (the pool of size 1 sees to that).
 */
export type Session = {
  /**
   * Runs frontend messages up to and including their Sync or Query, and answers with every backend
   * message they caused. Rejects with a DatabaseFault when the engine is gone.
   */
  send(batch: Uint8Array): Promise<Uint8Array>
  /** Aborts, with the DatabaseFault as its reason, when the session and its transaction are gone. */
  lost: AbortSignal
}

/** A database that lives inside this process. */
export type Engine = {
  /** The session of the running database; starts the database again when it had stopped. */
  session(): Promise<Session>
  close(): Promise<void>
}
