import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { routes } from '../contract/src/index.ts'
import { openApi } from '../contract/src/openapi.ts'

const folder = new URL('../contract/src/generated/', import.meta.url)

/** The generated files: name -> text. `paths.ts` keeps schemas out of the browser's bundle. */
function generated(): Record<string, string> {
  const rows = Object.entries(routes).map(([id, r]) => `  '${id}': ['${r.method}', '${r.path}'],`)
  return {
    'openapi.json': `${JSON.stringify(openApi(), null, 1)}\n`,
    'paths.ts': [
      '// Generated from the route table by `npm run generate`. Do not edit.',
      'export const paths = {',
      ...rows,
      '} as const',
      '',
    ].join('\n'),
  }
}

/** Writes the files, or with `--check` says which differ and fails. */
async function main(check: boolean): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(generated())) {
    const file = fileURLToPath(new URL(name, folder))
    const old = await readFile(file, 'utf8').catch(() => '')
    if (check && old !== text) {
      console.error(`${name} is not what the route table says: run \`npm run generate\``)
      process.exitCode = 1
    }
    if (!check) await writeFile(file, text)
  }
}

await main(process.argv.includes('--check'))
