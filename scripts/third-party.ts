import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Writes THIRD-PARTY.md: what the running product is made of besides our own code, from the lock file.
const root = join(import.meta.dirname, '..')
type Entry = {
  version?: string
  dev?: boolean
  optional?: boolean
  link?: boolean
  license?: string
}
const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>
}

const rows = Object.entries(lock.packages)
  .filter(([path, e]) => path.startsWith('node_modules/') && !e.dev && !e.link)
  .map(([path, e]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version: e.version,
    licence: e.license ?? 'see package',
  }))
  .sort((a, b) => a.name.localeCompare(b.name))
const counts = Map.groupBy(rows, (r) => r.licence)
const text = [
  '# Third-party notice',
  '',
  'The running product uses these packages; their licence texts stand in `node_modules/<name>`. Made by',
  '`npm run third-party` from the lock file. Development tools are not listed.',
  '',
  `${[...counts].map(([licence, list]) => `${licence} (${list.length})`).join(', ')}.`,
  '',
  '| Package | Version | Licence |',
  '|---|---|---|',
  ...rows.map((r) => `| ${r.name} | ${r.version} | ${r.licence} |`),
  '',
]
await writeFile(join(root, 'THIRD-PARTY.md'), text.join('\n'))
