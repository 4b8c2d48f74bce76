import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardCommand } from './card.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'card-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('the ending says what is written', async () => {
  const pdf = join(folder, 'card.PDF')
  const svg = join(folder, 'card.svg')
  expect([await cardCommand({ out: pdf }), await cardCommand({ out: svg })]).toEqual([0, 0])
  expect(await readFile(pdf, 'latin1')).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/)
  expect(await readFile(svg, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
})

test('another ending, or a folder that is not there, is bad input', async () => {
  expect(await cardCommand({ out: join(folder, 'card.png') })).toBe(2)
  expect(await cardCommand({ out: join(folder, 'none', 'card.pdf') })).toBe(2)
})
