import { isAbsolute } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig, settings } from './config.ts'

it('has a default for everything', () => {
  const config = readConfig({ PATH: '/usr/bin', HOME: '/' })
  expect(config).toMatchObject({ port: 4242, host: '127.0.0.1', idleMinutes: 15, logLevel: 'info' })
  expect(isAbsolute(config.dataDir)).toBe(true)
  expect([config.databaseUrl, config.origin]).toEqual([undefined, undefined])
})

it('takes what is set', () => {
  const config = readConfig({
    ANAGEN_PORT: '8080',
    ANAGEN_HOST: '0.0.0.0',
    ANAGEN_DATA: '/var/anagen',
    ANAGEN_SESSION_IDLE_MINUTES: '30',
    ANAGEN_LOG: 'silent',
    ANAGEN_ORIGIN: 'https://practice.example',
    DATABASE_URL: 'postgresql://anagen@db/anagen',
  })
  expect(config).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    dataDir: '/var/anagen',
    idleMinutes: 30,
    logLevel: 'silent',
    origin: 'https://practice.example',
    databaseUrl: 'postgresql://anagen@db/anagen',
  })
})

it.each([
  ['ANAGEN_PORT', 'four'],
  ['ANAGEN_PORT', '-1'],
  ['ANAGEN_PORT', '65536'],
  ['ANAGEN_PORT', '42.5'],
  ['ANAGEN_SESSION_IDLE_MINUTES', '0'],
  ['ANAGEN_SESSION_IDLE_MINUTES', '721'],
  ['ANAGEN_LOG', 'loud'],
  ['ANAGEN_DATA', ''],
  ['ANAGEN_COLOUR', 'green'],
  ['ANAGEN_ORIGIN', 'practice.example'],
  ['ANAGEN_ORIGIN', 'https://practice.example/'],
  ['ANAGEN_ORIGIN', 'https://practice.example/anagen'],
  ['ANAGEN_ORIGIN', 'https://practice.example:443'],
  ['ANAGEN_ORIGIN', 'null'],
  ['DATABASE_URL', 'mysql://db/anagen'],
])('refuses to start with %s=%s and names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^Settings: .*${name}`))
})

it('names every problem at once', () => {
  const wrong = { ANAGEN_PORT: 'x', ANAGEN_LOG: 'y', ANAGEN_Z: 'z' }
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name)
})

it('says of every setting what it is for', () => {
  expect(Object.values(settings).filter((one) => !one.description)).toEqual([])
})

it('keeps a password in a bad address out of the message', () => {
  const url = 'mysql://anagen:canary@db/anagen'
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(/^(?!.*canary)/)
})
