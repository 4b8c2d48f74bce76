import { firstLoad } from '../web/size.ts'
import { benchImaging } from './imaging/main.ts'
import { benchOutcome } from './outcome/main.ts'
import { benchPages } from './pages.ts'
import { benchPlanner } from './planner.ts'
import { table } from './stats.ts'

const parts: Record<string, () => Promise<void>> = {
  planner: benchPlanner,
  size: async () =>
    table(
      'First load (goal <= 150 kB gzipped each)',
      (await firstLoad()).map(({ page, gzipBytes }) => ({
        page,
        kB: (gzipBytes / 1000).toFixed(1),
      })),
    ),
  pages: benchPages,
  imaging: benchImaging,
  outcome: benchOutcome,
}

const wanted = process.argv.slice(2)
for (const [name, body] of Object.entries(parts))
  if (!wanted.length || wanted.includes(name)) await body()
