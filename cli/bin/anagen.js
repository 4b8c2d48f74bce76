#!/usr/bin/env node
// Any Node can read this file; the program itself needs Node 24, which npm brought.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeBinary } from '../../scripts/setup.mjs'

const node = nodeBinary()
if (node === process.execPath || Number(process.versions.node.split('.')[0]) >= 24) {
  await import('../src/main.ts')
} else {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  process.exit(spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
}
