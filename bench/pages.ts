import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, startAnagen } from '../e2e/anagen.ts'
import { demoOwner, type Staff, signInAs } from '../e2e/staff.ts'
import { benchCalendar } from './calendar.ts'
import { addPeople } from './people.ts'
import { quantile, table, timed } from './stats.ts'

/**
 * Time from the start to the first answer, and what the three busiest pages ask of the server,
 * on the demo practice and again with 100,000 people in it.
 */
export async function benchPages(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'anagen-bench-'))
  const first = await startOn(data)
  const owner = await demoOwner(first.running.url)
  const small = await rows('demo practice', owner)
  await first.running.kill()
  await addPeople(data, 100_000)
  const second = await startOn(data)
  const large = await rows('100,000 people', await signInAs(second.running.url, owner))
  await second.running.kill()
  await rm(data, { recursive: true })
  table('Start (from the process to the first answer)', [
    { start: 'new data folder', seconds: first.seconds.toFixed(2) },
    { start: 'with 100,000 people', seconds: second.seconds.toFixed(2) },
  ])
  table('Pages: milliseconds a call, one after the other, with the network of this machine', [
    ...small,
    ...large,
  ])
  await benchCalendar()
}

async function startOn(data: string): Promise<{ running: Running; seconds: number }> {
  const started = performance.now()
  const running = await startAnagen({ ANAGEN_DATA: data })
  await fetch(`${running.url}/readyz`)
  return { running, seconds: (performance.now() - started) / 1000 }
}

async function rows(practice: string, { call }: Staff): Promise<Record<string, string | number>[]> {
  const { locations, today } = await call('session.get', {})
  const locationId = locations[0]?.locationId ?? ''
  const { patients } = await call('patients.list', { query: { limit: 50 } })
  const ids = patients.map((p) => p.patientId)
  let i = 0
  const next = () => ids[i++ % ids.length] ?? ''
  const pages: [string, () => Promise<unknown>][] = [
    ['day', () => call('day.get', { query: { date: today, locationId } })],
    [
      'patient',
      () => {
        const params = { patientId: next() }
        return Promise.all([
          call('patients.get', { params }),
          call('courses.list', { params }),
          call('patients.timeline', { params }),
          call('patients.screening', { params, query: {} }),
        ])
      },
    ],
    [
      'search',
      () =>
        call('patients.list', {
          query: { q: ['mar', 'an', 'jo le', 'de'][i++ % 4] ?? '', limit: 20 },
        }),
    ],
  ]
  const table = []
  for (const [page, body] of pages) {
    await timed(10, body)
    const figures = await timed(200, body)
    table.push({
      practice,
      page,
      p50: quantile(figures, 0.5).toFixed(1),
      p95: quantile(figures, 0.95).toFixed(1),
    })
  }
  return table
}
