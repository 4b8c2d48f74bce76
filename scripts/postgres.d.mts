/** A superuser's address of a PostgreSQL for tests and how to end it; null, after a line that says why, when there is none. */
export function ensurePostgres(): Promise<{ url: string; stop: () => Promise<void> } | null>
