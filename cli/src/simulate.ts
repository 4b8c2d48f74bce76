import {
  type Course,
  cycleSets,
  type Season,
  simulateMonths,
  type Treatment,
} from '@anagen/core/outcome'
import { BadInput, withBadInput } from './read-json.ts'

/** As commander gives them: texts and switches. */
export interface SimulateOptions {
  cycle: string
  follicles: string
  months: string
  seed: string
  from: string
  anagen?: string
  telogen?: string
  latency?: string
  newOnly?: boolean
  season?: string
  startMonth: string
  csv?: boolean
}

const cycles = Object.keys(cycleSets) as (keyof typeof cycleSets)[]

/**
 * `anagen simulate`: runs the follicle model and prints, month by month, how many follicles grow,
 * rest and are empty, what shows and what is shed.
 * @returns the exit code: 0, or 2 for an option that cannot be used
 */
export function simulateCommand(options: SimulateOptions): Promise<number> {
  return withBadInput(async () => {
    const course = courseOf(options)
    const months = number('--months', options.months, { least: 1, most: 600, whole: true })
    const { anagen, telogen, latency, shed } = simulateMonths(course, months)
    const rows = Array.from({ length: months + 1 }, (_, month) => {
      const [growing, resting] = [anagen[month] ?? 0, telogen[month] ?? 0]
      return {
        month,
        anagen: growing,
        telogen: resting,
        latency: latency[month] ?? 0,
        visible: growing + resting,
        shed: month < months ? (shed[month] ?? 0) : null,
      }
    })
    if (options.csv) console.log(toCsv(rows))
    else console.log(JSON.stringify({ course, months: rows }, null, 2))
    return 0
  })
}

function courseOf(options: SimulateOptions): Course {
  const name = cycles.find((one) => one === options.cycle)
  if (!name) throw new BadInput([{ path: '--cycle', message: `must be ${cycles.join(', ')}` }])
  const treatment = treatmentOf(options)
  const season = seasonOf(options)
  return {
    cycle: cycleSets[name].cycle,
    follicles: number('--follicles', options.follicles, { least: 1, most: 5e6, whole: true }),
    seed: number('--seed', options.seed, { least: 0, most: 2 ** 32, whole: true }),
    ...(treatment ? { treatment } : {}),
    ...(season ? { season } : {}),
  }
}

function treatmentOf(options: SimulateOptions): Treatment | null {
  const factors = (['anagen', 'telogen', 'latency'] as const).flatMap((phase) => {
    const raw = options[phase]
    if (raw === undefined) return []
    return [[phase, number(`--${phase}`, raw, { least: 0.01, most: 100 })] as const]
  })
  if (factors.length === 0) return null
  const from = number('--from', options.from, { least: 0, most: 600 })
  return { from, running: !options.newOnly, ...Object.fromEntries(factors) }
}

function seasonOf({ season, startMonth }: SimulateOptions): Season | null {
  if (season === undefined) return null
  if (season !== 'north' && season !== 'south')
    throw new BadInput([{ path: '--season', message: 'must be north or south' }])
  return {
    hemisphere: season,
    startMonth: number('--start-month', startMonth, { least: 1, most: 12 }) - 1,
  }
}

type Range = { least: number; most: number; whole?: boolean }

function number(path: string, raw: string, { least, most, whole = false }: Range): number {
  const value = raw.trim() === '' ? Number.NaN : Number(raw)
  const right = value >= least && value <= most && (!whole || Number.isInteger(value))
  if (right) return value
  const kind = whole ? 'a whole number' : 'a number'
  throw new BadInput([{ path, message: `must be ${kind} from ${least} to ${most}` }])
}

function toCsv(rows: readonly Record<string, number | null>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n')
}
