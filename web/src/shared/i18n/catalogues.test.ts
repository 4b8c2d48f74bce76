import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../locales')
const read = (language: string, name: string) =>
  JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as object

function flat(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([k, v]) =>
    typeof v === 'string'
      ? [[`${path}${k}`, v] as [string, string]]
      : flat(v as object, `${path}${k}.`),
  )
}
const places = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((m) => m[1]).sort()

describe('catalogues', () => {
  const names = readdirSync(join(folder, 'en'))
  it('exist in both languages', () => expect(readdirSync(join(folder, 'es'))).toEqual(names))
  it.each(names)('%s has the same keys and places in both', (name) => {
    const en = flat(read('en', name))
    const es = new Map(flat(read('es', name)))
    expect([...es.keys()].sort()).toEqual(en.map(([k]) => k).sort())
    for (const [key, text] of en)
      expect([key, places(es.get(key) ?? '')]).toEqual([key, places(text)])
  })
  it.each(names)('%s speaks calmly: no exclamation marks, nothing empty', (name) => {
    for (const language of ['en', 'es']) {
      for (const [key, text] of flat(read(language, name)))
        expect([key, /[!¡]|^\s*$/.test(text)]).toEqual([key, false])
    }
  })
})
