import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', '..')

/** Every class that a style sheet gives a look wherever it stands: `.name` alone, with no parent before it. */
function styledAlone(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g)
  const selectors = [...rules].flatMap(([, list = '']) => list.split(',').map((one) => one.trim()))
  return selectors.flatMap((one) => /^\.([\w-]+)(?:::?[\w-]+)*$/.exec(one)?.[1] ?? [])
}

const sheets = globSync('**/*.css', { cwd: source }).map((file) => ({
  file: relative('.', file),
  classes: new Set(styledAlone(readFileSync(join(source, file), 'utf8'))),
}))

describe('given the style sheets of the app, when a class is styled on its own', () => {
  const owners = Map.groupBy(
    sheets.flatMap(({ file, classes }) => [...classes].map((name) => ({ file, name }))),
    ({ name }) => name,
  )
  it('then it belongs to one sheet, so that no page changes the look of another', () => {
    const shared = [...owners.values()].filter((list) => list.length > 1)
    expect(sheets.length).toBeGreaterThan(8)
    expect(shared).toEqual([])
  })
  it('then two sheets styling one class would be seen', () => {
    expect(styledAlone('.a, .b:hover { } .c .d { } @media print { .a { } }')).toEqual([
      'a',
      'b',
      'a',
    ])
  })
})
