import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trustPlanner } from '../bench/planner/trust.ts'
import { table } from '../bench/stats.ts'
import { badPictures } from './bad-pictures.ts'
import { bookingStorm } from './booking-storm.ts'
import { killTest } from './kill.ts'
import { visitHistories } from './race/histories.ts'
import { seriesStorm } from './race/series.ts'
import { slotRace } from './race/slots.ts'
import type { TrustRow } from './row.ts'

const root = join(import.meta.dirname, '..')

/** Mutation scores of the screening and the planner; below 80 % each is a failure. */
async function mutation(): Promise<TrustRow[]> {
  const started = performance.now()
  spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
    cwd: root,
    stdio: 'inherit',
  })
  const report = JSON.parse(await readFile(join(root, 'reports/mutation.json'), 'utf8')) as Report
  const seconds = Math.round((performance.now() - started) / 1000)
  return ['screening', 'series'].map((topic) => {
    const mutants = Object.entries(report.files)
      .filter(([file]) => file.includes(`core/src/${topic}/`))
      .flatMap(([, f]) => f.mutants)
      .filter((m) => !['Ignored', 'CompileError', 'RuntimeError'].includes(m.status))
    const found = mutants.filter((m) => m.status === 'Killed' || m.status === 'Timeout').length
    const score = (100 * found) / mutants.length
    return {
      test: `mutants of ${topic}`,
      count: mutants.length,
      failures: score >= 80 ? 0 : 1,
      seed: 0,
      seconds,
      note: `score ${score.toFixed(1)} %, at least 80 asked`,
    }
  })
}

/** Acknowledging before the commit must be noticed: a kill test that cannot fail proves nothing. */
async function plantedFlaw(): Promise<TrustRow> {
  const row = await killTest({ cycles: 10, seed }, 'hasty')
  const note = `planted flaw: ${row.failures} of ${row.count} cycles noticed it`
  return { ...row, test: `${row.test}, planted flaw`, failures: row.failures > 0 ? 0 : 1, note }
}

type Report = { files: Record<string, { mutants: { status: string }[] }> }

const seed = Number(process.env.SEED ?? 1)
const parts: Record<string, () => Promise<TrustRow[]>> = {
  kill: async () => [await killTest({ cycles: 100, seed }), await plantedFlaw()],
  planner: () => trustPlanner({ brute: 1_000, highs: 1_000, seed }),
  pictures: async () => badPictures(),
  storm: async () => [
    await bookingStorm({ clients: 20, seed }),
    ...(await seriesStorm({ series: 500, inFlight: 64, seed })),
  ],
  race: () => slotRace({ attempts: 10_000, slots: 100, inFlight: 64, seed }),
  histories: () => visitHistories({ histories: 2_000, seed }),
  mutation,
}

const wanted = process.argv.slice(2)
const rows: TrustRow[] = []
for (const [name, body] of Object.entries(parts))
  if (!wanted.length || wanted.includes(name)) rows.push(...(await body()))
table('What must hold', rows)
if (rows.some((r) => r.failures > 0)) process.exitCode = 1
