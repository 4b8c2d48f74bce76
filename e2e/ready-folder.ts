import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAnagen } from './anagen.ts'

/**
 * Playwright's global set-up: makes the database of a new installation once. Making it takes ten
 * seconds, a copy of it one, and nearly every journey begins on one of its own.
 * @returns what forgets it again, when all tests have ended
 */
export default async function makeReadyFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'anagen-ready-'))
  const first = await startAnagen({ ANAGEN_DATA: folder })
  await first.end()
  process.env.E2E_READY_FOLDER = folder
  return () => rm(folder, { recursive: true, force: true })
}
