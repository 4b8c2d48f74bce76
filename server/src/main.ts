import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApi } from './api/app.ts'
import { handlers } from './api/handlers/index.ts'
import type { Deps } from './api/handlers.ts'
import { metricsText } from './api/metrics.ts'
import { serveWeb, webFolder } from './api/static.ts'
import { type Config, readConfig } from './config.ts'
import { migrate } from './db/migrate.ts'
import { moveDatabase } from './db/move.ts'
import { openDatabase } from './db/open-database.ts'
import { growDemo } from './usecases/demo/grow-demo.ts'

const commands = {
  serve: serveCommand,
  migrate: migrateCommand,
  demo: demoCommand,
  move: moveCommand,
}

/** Opens the database, brings its schema up to date, answers on the port until told to stop. */
async function serveCommand(config: Config): Promise<void> {
  const deps = await openDeps(config)
  const log = pino({ level: config.logLevel, base: null })
  const app = createApi(deps, handlers, log)
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) =>
    (await deps.database.ready()) ? c.text('ready') : c.text('database away', 503),
  )
  app.get('/metrics', async (c) => c.text(await metricsText()))
  if (!existsSync(join(webFolder, 'index.html')))
    throw new Error('The pages are not built: run `npm start`, or `npm run build`.')
  await serveWeb(app, webFolder)
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
    console.log(
      `Anagen is ready:  http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${info.port}`,
    )
    console.log(
      `Data:             ${config.databaseUrl ? 'PostgreSQL (DATABASE_URL)' : config.dataDir}`,
    )
    console.log('Stop with Ctrl C.')
  })
  server.on('error', (error: NodeJS.ErrnoException) => void fail(portMessage(error, config), deps))
  const stop = () => server.close(() => void deps.database.close().then(() => process.exit(0)))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Brings the schema up to date and ends. On PostgreSQL this is run by the owner of the tables. */
async function migrateCommand(config: Config): Promise<void> {
  const url = config.migrateUrl ?? config.databaseUrl
  const database = await openDatabase({ ...databaseConfig(config), databaseUrl: url, owner: true })
  const applied = await migrate(database)
  console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The schema is up to date.')
  await database.close()
}

/** Copies the practice of the data folder to PostgreSQL, whole or not at all, and ends. */
async function moveCommand(config: Config): Promise<void> {
  if (!config.migrateUrl)
    throw new Error('Name the PostgreSQL database to move to with ANAGEN_MIGRATE_URL.')
  if (!existsSync(join(config.dataDir, 'database')))
    throw new Error(
      `There is no practice in the folder ${config.dataDir}. Name it with ANAGEN_DATA.`,
    )
  const from = await openDatabase({ dataDir: config.dataDir })
  try {
    const to = await openDatabase({ dataDir: '', databaseUrl: config.migrateUrl, owner: true })
    try {
      await moveDatabase({ from: from.pool, to: to.pool }, ({ table, rows }) =>
        console.log(`${String(rows).padStart(9)}  ${table}`),
      )
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
  console.log('Moved and compared. From now on start with DATABASE_URL; the folder is unchanged.')
}

/** Fills an empty installation with the demo practice, prints its sign-in and ends. */
async function demoCommand(config: Config): Promise<void> {
  const deps = await openDeps(config)
  const signIn = await growDemo(deps, {
    language: 'en',
    onProgress: (done, of) =>
      process.stdout.write(`\rGrowing the demo practice: ${done} of ${of} `),
  })
  console.log(`\nSign in as ${signIn.email} with the password ${signIn.password}`)
  await deps.database.close()
}

async function openDeps(config: Config): Promise<Deps> {
  const database = await openDatabase(databaseConfig(config))
  if (database.kind === 'embedded') await migrate(database)
  return { config, database, clock: () => new Date(), demo: { state: 'none', done: 0, of: 0 } }
}

function databaseConfig(config: Config): { dataDir: string; databaseUrl: string | undefined } {
  return { dataDir: config.dataDir, databaseUrl: config.databaseUrl }
}

function portMessage(error: NodeJS.ErrnoException, config: Config): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${config.port} is taken by another program. Stop it, or set ANAGEN_PORT to another port.`
  }
  return error.message
}

async function fail(message: string, deps?: Deps): Promise<never> {
  console.error(message)
  await deps?.database.close()
  process.exit(1)
}

const name = process.argv[2] ?? 'serve'
const command = commands[name as keyof typeof commands]
if (!command) await fail(`Unknown command ${name}: use serve, migrate, move or demo.`)
try {
  await command(readConfig(process.env))
} catch (error) {
  await fail((error as Error).message)
}
