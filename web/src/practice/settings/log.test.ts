import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Route, routes } from '@anagen/contract'
import { describe, expect, it } from 'vitest'
import { byDay } from './log.ts'

const audited = (Object.entries(routes) as [string, Route][])
  .filter(([, route]) => route.health || route.effect === 'write')
  .map(([id]) => id)
const words = (language: string) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../shared/locales/${language}/log.json`), 'utf8'),
  ) as Record<string, Record<string, string>>

describe('given every call that leaves a line in the log', () => {
  it.each(['en', 'es'])('then it is told in words in %s, and nothing else is', (language) => {
    const { byLink, ...actions } = words(language)
    const told = Object.entries(actions).flatMap(([topic, verbs]) =>
      Object.keys(verbs).map((verb) => `${topic}.${verb}`),
    )
    expect(byLink).toBeTypeOf('string')
    expect(told.sort()).toEqual(audited.sort())
  })
})

describe('given entries of several days', () => {
  const entry = (at: string) => ({
    auditId: at,
    at,
    actor: 'Ada',
    role: 'owner',
    action: 'day.get',
    patient: null,
  })
  const entries = [
    '2026-03-02T05:30:00.000Z',
    '2026-03-02T04:59:59.000Z',
    '2026-03-01T05:00:00.000Z',
  ].map(entry)
  it.each([
    ['America/New_York', ['2026-03-02', '2026-03-01'], '2026-03-02 00:30'],
    ['UTC', ['2026-03-02', '2026-03-01'], '2026-03-02 05:30'],
    ['Asia/Kathmandu', ['2026-03-02', '2026-03-01'], '2026-03-02 11:15'],
    ['Pacific/Honolulu', ['2026-03-01', '2026-02-28'], '2026-03-01 19:30'],
  ])('in %s they stand under %j, the first at %s', (zone, days, first) => {
    const shown = byDay(entries, zone)
    expect(shown.map((one) => one.day)).toEqual(days)
    expect(shown[0]?.entries[0]?.wall).toBe(first)
    expect(shown.flatMap((one) => one.entries).map((one) => one.at)).toEqual(
      entries.map((one) => one.at),
    )
  })
  it('without entries there is no day', () => expect(byDay([], 'UTC')).toEqual([]))
})
