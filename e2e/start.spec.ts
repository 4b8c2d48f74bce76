import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startAnagen } from './anagen.ts'
import { setUp } from './practice.ts'

test('given a practice set up in an empty folder, when the process is killed, then the next start has everything', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'anagen-data-'))
  const first = await startAnagen({ ANAGEN_DATA: empty })
  await expect.poll(first.printed).toContain(first.data)
  const owner = await setUp(first.url)
  const patient = await owner.call('patients.create', { body: owner.person('Ines Ferrer') })
  await first.kill()
  const second = await startAnagen({ ANAGEN_DATA: first.data })
  const again = await owner.at(second.url)
  expect(
    (await again.call('patients.get', { params: { patientId: patient.patientId } })).name,
  ).toBe('Ines Ferrer')
  expect((await again.call('setup.status', {})).needed).toBe(false)
  await second.stop()
})

test('given a running practice, when another starts on its folder, then it is refused and says why', async () => {
  const first = await startAnagen()
  await expect(startAnagen({ ANAGEN_DATA: first.data })).rejects.toThrow(/in use/)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await first.stop()
})

test('given a taken port, when Anagen starts, then it says which and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await expect(startAnagen({ ANAGEN_PORT: String(port) })).rejects.toThrow(
    new RegExp(`Port ${port} is taken.*ANAGEN_PORT`),
  )
  other.close()
})

const bad: [name: string, settings: Record<string, string>, says: RegExp][] = [
  ['a folder that cannot be written', { ANAGEN_DATA: '/proc/anagen' }, /\/proc\/anagen/],
  ['a folder that is a file', { ANAGEN_DATA: '/dev/null' }, /\/dev\/null/],
  ['an unknown setting', { ANAGEN_PROT: '1' }, /ANAGEN_PROT is not a setting/],
  ['a port that is none', { ANAGEN_PORT: 'high' }, /ANAGEN_PORT/],
  ['a database address of another kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
]
for (const [name, settings, says] of bad) {
  test(`given ${name}, when Anagen starts, then it ends with a clear message`, async () => {
    await expect(startAnagen(settings)).rejects.toThrow(says)
  })
}
