import {
  changeCovariance,
  countCovariance,
  criticalConstant,
  cycleSets,
  fitMixedModel,
  mcnemar,
  pairedMcNemar,
  seeded,
  simulateMonths,
} from '@anagen/core/outcome'
import { quantile, table, timed } from '../stats.ts'
import { benchOutside } from './outside.ts'
import { benchVerdicts } from './verdicts.ts'

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)

/** How fast results are judged, and how often wrongly. Printed, never asserted: a loaded machine is not a broken engine. */
export async function benchOutcome(): Promise<void> {
  table('Follicle model, 100,000 follicles x 10 years (goal <= 350 ms)', await follicles())
  table('Statistics (goal: 20,000 patients x 7 visits in about 350 ms)', await statistics())
  benchOutside()
  benchVerdicts()
}

async function row(what: string, times: number, body: () => unknown) {
  const figures = await timed(times, async () => body())
  return { what, p50: `${ms(quantile(figures, 0.5))} ms`, best: `${ms(Math.min(...figures))} ms` }
}

async function follicles() {
  const rows = []
  for (const [name, { cycle }] of Object.entries(cycleSets))
    rows.push(await row(name, 7, () => simulateMonths({ cycle, follicles: 100_000, seed: 1 }, 120)))
  const season = { hemisphere: 'north', startMonth: 0 } as const
  const course = { cycle: cycleSets.androgenetic.cycle, follicles: 100_000, seed: 1, season }
  rows.push(await row('androgenetic, with season', 7, () => simulateMonths(course, 120)))
  return rows
}

async function statistics() {
  const patients = clinic(20_000)
  const times = [0, 3, 4, 5, 6, 9, 12]
  const { cycle } = cycleSets.androgenetic
  const changes = changeCovariance(countCovariance(cycle, 200, times), 1)
  const spot = { gained: 160, lost: 85, hairs: 430 }
  const reference = { gained: 30, lost: 28, hairs: 570 }
  return [
    await row('mixed model, 20,000 patients x 7 visits', 7, () => fitMixedModel(patients)),
    await row('natural variation at 7 times in a year', 20, () =>
      countCovariance(cycle, 200, times),
    ),
    await row('constant for six planned looks', 5, () =>
      criticalConstant({ covariance: changes, sides: 'one' }, 0.025),
    ),
    await row('exact McNemar, 245 hairs differ', 20, () => mcnemar(spot)),
    await row('the same beside a reference spot', 20, () => pairedMcNemar(spot, reference)),
  ]
}

/** Patients with lines around 150 hairs/cm2 and own changes, seven visits each. */
function clinic(patients: number) {
  const random = seeded(1)
  const times = [0, 1, 2, 3, 4, 5, 6]
  return Array.from({ length: patients }, () => {
    const start = 150 + 30 * random.normal()
    const rate = 0.5 + random.normal()
    return { times, values: times.map((time) => start + rate * time + 8 * random.normal()) }
  })
}
