import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Kind } from '@anagen/imaging'
import { Command, Option } from 'commander'
import type { AlignOptions } from './align.ts'
import type { MatchOptions } from './match.ts'
import type { MeasureOptions } from './measure.ts'
import { type OutcomeOptions, outcomeCommand } from './outcome.ts'
import { planCommand } from './plan.ts'
import { withScaleOptions } from './scale-options.ts'
import { screenCommand } from './screen.ts'
import { type SimulateOptions, simulateCommand } from './simulate.ts'

// Commander ends with 1 on a wrong call; bad input is 2 everywhere in this program. The commands
// below inherit this, so it stands before them.
const program = new Command('anagen')
  .description(
    'Runs a hair-restoration treatment course. Offline tools and the commands of the server.',
  )
  .exitOverride()

program
  .command('screen')
  .argument('<answers.json>', 'answers as JSON; - for standard input')
  .option('--protocol <file>', 'a protocol as JSON instead of the built-in one')
  .description(
    'Decide whether and when to treat. Exit 0: proceed or note; 3: otherwise; 2: bad input.',
  )
  .action(async (file: string, options: { protocol?: string }) => {
    process.exitCode = await screenCommand(file, options.protocol)
  })

program
  .command('plan')
  .argument('<request.json>', 'planning request as JSON; - for standard input')
  .description(
    'Plan a course. Exit 0: planned; 3: no plan, the relaxation is in the answer; 2: bad request.',
  )
  .action(async (file: string) => {
    process.exitCode = await planCommand(file)
  })

program
  .command('outcome')
  .argument('<series.json>', 'one measure of one person as JSON; - for standard input')
  .option('--lines', 'one series a line in, one verdict a line out')
  .addOption(
    new Option('--language <language>', 'language of the words')
      .choices(['en', 'es'])
      .default('en'),
  )
  .description('Say what changed, beyond chance or not. Exit 0: judged; 2: bad input.')
  .action(async (file: string, options: OutcomeOptions) => {
    process.exitCode = await outcomeCommand(file, options)
  })

program
  .command('simulate')
  .option('--cycle <name>', 'healthy, androgenetic or deterministic', 'androgenetic')
  .option('--follicles <n>', 'how many follicles', '10000')
  .option('--months <n>', 'how many months', '24')
  .option('--seed <n>', 'the same seed gives the same follicles', '1')
  .option('--anagen <factor>', 'growing time times this from the treatment on')
  .option('--telogen <factor>', 'resting time times this')
  .option('--latency <factor>', 'empty time times this')
  .option('--from <month>', 'month from which the factors hold', '0')
  .option('--new-only', 'only phases that begin afterwards respond')
  .option('--season <hemisphere>', 'north or south: hair sheds more in late summer')
  .option('--start-month <month>', 'month of the year at the start, 1 to 12', '1')
  .option('--csv', 'print a table instead of JSON')
  .description('Run the follicle model month by month. Exit 0: done; 2: bad option.')
  .action(async (options: SimulateOptions) => {
    process.exitCode = await simulateCommand(options)
  })

program
  .command('improve')
  .argument('<plans.json>', 'unconfirmed plans as JSON; - for standard input')
  .description(
    'Improve plans nobody has confirmed, jointly. Exit 0: all have a place; 3: somebody has none; 2: bad request.',
  )
  .action((file: string) => server('solver/improve-file.ts', file))

// What decodes pictures is loaded by the commands that need it: the others start without.
const kind = (...choices: Kind[]) =>
  new Option('--kind <kind>', 'what the pictures show').choices(choices).default('closeup')

withScaleOptions(
  program
    .command('measure')
    .argument('<pictures...>', 'files, folders or patterns: JPEG, PNG, WebP, TIFF')
    .description(
      'Measure hair in photographs. Exit 0: measured; 3: cannot be measured, and why; 2: bad input.',
    ),
)
  .addOption(kind('closeup', 'uncut', 'global', 'brow'))
  .option('--outlines <file>', 'what was drawn in each picture of a head or brow, as JSON')
  .option('--overlay <file|folder>', 'draw the hairs found over the picture (.png, .jpg)')
  .option('--csv <file>', 'write the figures of all pictures as a table')
  .option('--json', 'print JSON; for several pictures, one line each')
  .action(async (pictures: string[], options: MeasureOptions) => {
    const { measureCommand } = await import('./measure.ts')
    process.exitCode = await measureCommand(pictures, options)
  })

withScaleOptions(
  program
    .command('align')
    .argument('<baseline>', 'the first picture of a site')
    .argument('<follow-up>', 'a later picture of it')
    .description(
      'Find how a later picture lies on the first. Exit 0: aligned; 3: cannot be aligned, and why; 2: bad input.',
    ),
)
  .addOption(kind('closeup', 'uncut', 'global'))
  .option('--out <file>', 'draw the later picture into the frame of the first (.png, .jpg)')
  .option('--json', 'print JSON')
  .action(async (baseline: string, followUp: string, options: AlignOptions) => {
    const { alignCommand } = await import('./align.ts')
    process.exitCode = await alignCommand(baseline, followUp, options)
  })

withScaleOptions(
  program
    .command('match')
    .argument('<baseline>', 'the first close-up of a site')
    .argument('<follow-up>', 'a later close-up of it')
    .description(
      'Follow each hair: kept, gained, lost. Exit 0: compared; 3: cannot be compared, and why; 2: bad input.',
    ),
)
  .option('--overlay <file>', 'draw both pictures side by side with their hairs (.png, .jpg)')
  .option('--json', 'print JSON')
  .action(async (baseline: string, followUp: string, options: MatchOptions) => {
    const { matchCommand } = await import('./match.ts')
    process.exitCode = await matchCommand(baseline, followUp, options)
  })

program
  .command('card')
  .option('--out <file>', 'where to write it, .pdf or .svg', 'anagen-card.pdf')
  .description('Write the calibration card to print.')
  .action(async (options: { out: string }) => {
    const { cardCommand } = await import('./card.ts')
    process.exitCode = await cardCommand(options)
  })

for (const [name, summary] of [
  ['serve', 'Serve the practice on its port'],
  ['migrate', 'Bring the database up to date'],
  ['move', 'Copy the practice of the data folder to PostgreSQL (ANAGEN_MIGRATE_URL)'],
  ['demo', 'Fill an empty installation with the demo practice'],
] as const) {
  program
    .command(name)
    .description(summary)
    .action(() => server('main.ts', name))
}

/** The server's own programs run in their own process: the command line never opens the data, nor loads a solver. */
function server(program: string, argument: string): void {
  const main = fileURLToPath(new URL(`../../server/src/${program}`, import.meta.url))
  const child = spawn(process.execPath, [main, argument], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

try {
  await program.parseAsync()
} catch (error) {
  const { exitCode = 2, code } = error as { exitCode?: number; code?: string }
  process.exitCode = code?.startsWith('commander.') && exitCode !== 0 ? 2 : exitCode
  if (!code?.startsWith('commander.')) console.error((error as Error).message)
}
