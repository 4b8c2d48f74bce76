import { resolve } from 'node:path'
import { z } from 'zod'

/** Every setting of the server: type, default, what it is for. Read once, at the start. */
export const settings = {
  ANAGEN_PORT: z.coerce.number().int().min(0).max(65535).default(4242).describe('Port of the page'),
  ANAGEN_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 for tablets in the house'),
  ANAGEN_DATA: z.string().min(1).default('data').describe('Folder of the embedded database'),
  ANAGEN_SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(15)
    .describe('Minutes without a click after which staff sign in again'),
  ANAGEN_LOG: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged'),
  ANAGEN_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an address such as https://practice.example, nothing behind it')
    .optional()
    .describe('Address under which people open the page, when a proxy stands before it'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('PostgreSQL 15 or later instead of the embedded database'),
  ANAGEN_MIGRATE_URL: z
    .string()
    .optional()
    .describe(
      'PostgreSQL login of the owner of the tables, for `anagen migrate` and `anagen move`',
    ),
} as const

export type Config = {
  port: number
  host: string
  dataDir: string
  idleMinutes: number
  logLevel: string
  origin: string | undefined
  databaseUrl: string | undefined
  migrateUrl: string | undefined
}

/**
 * Reads the settings from an environment.
 * @throws Error naming every bad or unknown `ANAGEN_` setting.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const unknown = Object.keys(environment).filter(
    (k) => k.startsWith('ANAGEN_') && !(k in settings),
  )
  const parsed = z.object(settings).safeParse(environment)
  const problems = [
    ...unknown.map((name) => `${name} is not a setting of Anagen`),
    ...(parsed.error?.issues ?? []).map((i) => `${i.path.join('.')}: ${i.message}`),
  ]
  if (!parsed.success || problems.length) throw new Error(`Settings: ${problems.join('; ')}`)
  const s = parsed.data
  return {
    port: s.ANAGEN_PORT,
    host: s.ANAGEN_HOST,
    dataDir: resolve(s.ANAGEN_DATA),
    idleMinutes: s.ANAGEN_SESSION_IDLE_MINUTES,
    logLevel: s.ANAGEN_LOG,
    origin: s.ANAGEN_ORIGIN,
    databaseUrl: s.DATABASE_URL,
    migrateUrl: s.ANAGEN_MIGRATE_URL,
  }
}

/** Browsers send it just so: anything else would never be equal, and every change be refused. */
function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value
}
