import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtInProtocols, microneedlingSixMonthly } from '@anagen/core/protocol'
import type { Answer, Answers, Question } from '@anagen/core/screening'
import { afterAll, describe, expect, it } from 'vitest'

const bin = join(import.meta.dirname, '../bin/anagen.js')
const folder = mkdtempSync(join(tmpdir(), 'anagen-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `anagen` as a shell does; `input` is a JSON value, or text as it stands. */
function anagen(args: string[], input: unknown = '') {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const run = spawnSync(process.execPath, [bin, ...args], { input: text, encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

// The whole form of somebody who has nothing to tell.
const calm: Answers = Object.fromEntries(
  microneedlingSixMonthly.questions.map((one) => [one.id, quietAnswer(one)]),
)

function quietAnswer(one: Question): Answer {
  if (one.kind === 'yesno') return 'no'
  if (one.kind === 'list') return []
  if (one.kind !== 'choice') return one.id === 'birth-date' ? '1980-05-04' : 'unknown'
  const usual = { 'hair-assessed': 'assessed', 'skin-type': '2', 'last-session': 'none' }[one.id]
  return usual ?? one.options[0]?.id ?? 'unknown'
}

const light = { today: '2026-03-02', elements: ['light'] }

describe('anagen screen', () => {
  const decisions: [name: string, input: unknown, code: number, overall: string][] = [
    ['nothing to tell, light alone', { ...light, answers: calm }, 0, 'proceed'],
    ['a GLP-1 medicine', { ...light, answers: { ...calm, glp1: 'yes' } }, 0, 'note'],
    ['a question left open', { ...light, answers: { 'birth-date': '1980-05-04' } }, 3, 'ask'],
    [
      'cancer treatment under way',
      { ...light, answers: { ...calm, 'cancer-treatment': 'under-way' } },
      3,
      'wait',
    ],
  ]
  it.each(decisions)('%s', (_, input, code, overall) => {
    const run = anagen(['screen', '-'], input)
    const answer = JSON.parse(run.out || '{}') as { overall?: string; elements?: unknown[] }
    expect([run.code, answer.overall, run.err]).toEqual([code, overall, ''])
    expect(answer.elements).toHaveLength(1)
  })

  it('reads a file, and answers alone', () => {
    const run = anagen(['screen', file('answers.json', calm)])
    expect(run.code).toBe(0)
    expect(JSON.parse(run.out)).toMatchObject({ overall: 'note' })
  })

  it('follows a protocol of one’s own', () => {
    const own = file('protocol.json', { ...builtInProtocols[1], rules: [] })
    const run = anagen(['screen', '-', '--protocol', own], { ...light, answers: {} })
    expect([run.code, run.err]).toEqual([0, ''])
  })

  const bad: [name: string, args: string[], input: unknown, says: RegExp][] = [
    [
      'an answer of the wrong kind',
      ['screen', '-'],
      { conditions: 'yes' },
      /^answers\.conditions: ./,
    ],
    ['a question nobody asks', ['screen', '-'], { moon: 'yes' }, /^answers\.moon: ./],
    [
      'a date that is none',
      ['screen', '-'],
      { 'birth-date': '1980-02-30' },
      /^answers\.birth-date: ./,
    ],
    ['a surplus field', ['screen', '-'], { answers: {}, moon: 1 }, /moon/],
    ['a day that is none', ['screen', '-'], { answers: {}, today: 'today' }, /^today: ./],
    ['no JSON', ['screen', '-'], '{', /^-: ./],
    ['a list', ['screen', '-'], [], /./],
    ['a file that is not there', ['screen', join(folder, 'none.json')], '', /none\.json/],
    ['a protocol that is none', ['screen', '-', '--protocol', file('p.json', {})], {}, /^id: ./],
    ['no file named', ['screen'], '', /missing required argument/],
    ['a command that is none', ['scream'], '', /unknown command/],
    ['an option that is none', ['plan', '-', '--fast'], '{}', /unknown option/],
  ]
  it.each(bad)('%s: 2, and what is wrong', (_, args, input, says) => {
    const run = anagen(args, input)
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.err).toMatch(says)
    expect(run.err).not.toMatch(/\n\s+at /)
  })
})

describe('the commands of the server', () => {
  it.each(['serve', 'migrate', 'move', 'demo'])('%s tells a bad setting and stops', (command) => {
    const run = spawnSync(process.execPath, [bin, command], {
      encoding: 'utf8',
      env: { ...process.env, ANAGEN_PORT: 'many', ANAGEN_DATA: folder },
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/ANAGEN_PORT/)
  })
})
