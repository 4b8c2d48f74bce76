import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const docs = readFileSync(join(root, 'docs/planning.md'), 'utf8')

/** The JSON block of the documentation with this name. */
function example(name: string): Record<string, unknown> {
  const block = docs.match(new RegExp(`\`\`\`json ${name}\\n([\\s\\S]*?)\n\`\`\``))
  return JSON.parse(block?.[1] ?? 'null')
}

/** Runs the command as a process of its own, the request on standard input. */
function anagenPlan(input: string, file = '-') {
  const script = `import { planCommand } from ${JSON.stringify(join(root, 'cli/src/plan.ts'))}
process.exitCode = await planCommand(${JSON.stringify(file)})`
  const args = ['--input-type=module', '--eval', script]
  return spawnSync(process.execPath, args, { input, encoding: 'utf8' })
}

describe('anagen plan', () => {
  it('answers the example of the documentation as the documentation says', () => {
    const run = anagenPlan(JSON.stringify(example('request')))
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(JSON.parse(run.stdout)).toEqual(example('answer'))
  })

  it('exits with 3 and the relaxation when there is no course', () => {
    const request = { ...example('request'), horizonDays: 20 }
    const run = anagenPlan(JSON.stringify(request))
    expect(run.status).toBe(3)
    expect(JSON.parse(run.stdout)).toMatchObject({
      status: 'none',
      relaxation: { changes: [{ rule: 'horizon', visit: 2 }] },
    })
  })

  it.each([
    ['a wrong field', JSON.stringify({ ...example('request'), zone: 'Nowhere' }), /^zone: .+\n$/],
    ['no JSON', '{', /^-: .+\n$/],
    ['nothing', '', /^-: .+\n$/],
    ['not an object', '[]', /.+\n$/],
  ])('exits with 2 on %s', (_, input, message) => {
    const run = anagenPlan(input)
    expect(run.status).toBe(2)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(message)
  })

  it('exits with 2 on a file that is not there', () => {
    const run = anagenPlan('', join(root, 'no-such-request.json'))
    expect(run.status).toBe(2)
    expect(run.stderr).toContain('no-such-request.json')
  })
})

describe('anagen improve', () => {
  const improve = (input: unknown) => {
    const text = typeof input === 'string' ? input : JSON.stringify(input)
    const bin = join(root, 'cli/bin/anagen.js')
    return spawnSync(process.execPath, [bin, 'improve', '-'], { input: text, encoding: 'utf8' })
  }

  it('answers the example of the documentation as the documentation says', () => {
    const run = improve(example('improve'))
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(JSON.parse(run.stdout)).toEqual(example('improved'))
  })

  it('exits with 3 when somebody has no place', () => {
    const run = improve({ ...example('improve'), horizonDays: 2 })
    expect(run.status).toBe(3)
    expect(JSON.parse(run.stdout)).toMatchObject({ was: null, unplaced: [{ id: 'ines' }] })
  })

  it.each([
    ['a wrong field', JSON.stringify({ ...example('improve'), plans: [] }), /^plans: .+\n$/],
    ['no JSON', '{', /^-: .+\n$/],
  ])('exits with 2 on %s', (_, input, message) => {
    const run = improve(input)
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(message)
  })
})
