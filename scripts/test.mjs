// `npm test`: sets up what is missing (packages, browser, PostgreSQL) and runs everything that must pass.
// `npm test -- core server` runs only the parts named: core, zones, embedded, postgres, browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensurePostgres } from './postgres.mjs'
import { ensurePackages, nodeBinary, run } from './setup.mjs'
import { ensurePages } from './start.mjs'

const wanted = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }
/** Names of what failed, said again at the end: a log's reader often has its last lines only. */
const failures = []
const results = mkdtempSync(join(tmpdir(), 'anagen-test-'))
const node = () => nodeBinary()

/** Runs vitest on some projects and adds its counts to the total. */
function vitest(name, projects, environment) {
  const file = join(results, `${name}.json`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]
  const code = run(node(), [...args, ...projects.flatMap((p) => ['--project', p])], environment)
  count(name, code, () => {
    const r = JSON.parse(readFileSync(file, 'utf8'))
    for (const { assertionResults } of r.testResults)
      for (const { status, fullName } of assertionResults)
        if (status === 'failed') failures.push(`${name}: ${fullName}`)
    return {
      passed: r.numPassedTests,
      failed: r.numFailedTests,
      skipped: r.numPendingTests + r.numTodoTests,
    }
  })
}

/** Runs the journeys in a real browser. */
function playwright(chromium) {
  const file = join(results, 'browser.json')
  const code = run(
    node(),
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'],
    {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  )
  count('browser', code, () => {
    const { suites, stats } = JSON.parse(readFileSync(file, 'utf8'))
    for (const title of unexpectedOf(suites)) failures.push(`browser: ${title}`)
    const { expected, unexpected, flaky, skipped } = stats
    return { passed: expected + flaky, failed: unexpected, skipped }
  })
}

const unexpectedOf = (suites) =>
  suites.flatMap((s) => [
    ...(s.specs ?? []).filter((spec) => !spec.ok).map((spec) => `${s.title} > ${spec.title}`),
    ...unexpectedOf(s.suites ?? []),
  ])

// A runner that ends badly without a failed test (or without a report) still counts as one failure.
function count(name, code, read) {
  let r = { passed: 0, failed: 0, skipped: 0 }
  try {
    r = read()
  } catch {
    console.error(`${name}: no report was written`)
  }
  if (code !== 0 && r.failed === 0) r.failed = 1
  for (const key of Object.keys(total)) total[key] += r[key]
}

function skip(name, why) {
  console.log(`SKIPPED: ${name}: ${why}`)
  if (process.env.CI) total.failed += 1
}

async function part(name, body) {
  if (wanted.length && !wanted.includes(name)) return
  const started = Date.now()
  console.log(`\n== ${name}`)
  await body()
  console.log(`== ${name} took ${Math.round((Date.now() - started) / 1000)} s`)
}

ensurePackages()
await part('core', () =>
  vitest('core', ['core', 'imaging', 'contract', 'cli', 'web', 'house'], { TZ: 'UTC' }),
)
await part('zones', () => {
  vitest('zone-west', ['core', 'contract', 'web'], { TZ: 'America/St_Johns' })
  vitest('zone-east', ['core', 'contract', 'web'], { TZ: 'Asia/Kathmandu' })
})
await part('embedded', () => vitest('embedded', ['server'], { TZ: 'UTC', DATABASE_URL: '' }))
await part('postgres', async () => {
  const postgres = await ensurePostgres()
  if (!postgres)
    return skip(
      'server on PostgreSQL',
      'no DATABASE_URL, no installation, and none can be installed',
    )
  vitest('postgres', ['server'], { TZ: 'Asia/Kathmandu', DATABASE_URL: postgres.url })
  await postgres.stop()
})
await part('browser', () => {
  ensurePages()
  const chromium = ensureBrowser()
  if (!chromium) return skip('journeys in the browser', 'no Chromium, and none can be installed')
  playwright(chromium)
})
rmSync(results, { recursive: true })
for (const failure of failures) console.log(`FAILED ${failure}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed ? 1 : 0)
