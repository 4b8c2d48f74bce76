import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measurePicture } from '../../imaging/src/measure.ts'
import { decodeFile, encode } from '../../imaging/src/node/index.ts'
import { renderScene } from '../../imaging/src/render/index.ts'

const umPerPx = 6
const times = 3

export interface Alone {
  /** Processor time of decoding and measuring, the program already loaded. */
  readonly seconds: number
  /** The most memory the process ever held. */
  readonly megabytes: number
}

/** Measures one picture of two megapixels in processes of its own: medians of three. */
export async function onePictureAlone(): Promise<Alone> {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-alone-'))
  try {
    const { picture } = renderScene({ seed: 96_001, umPerPx, width: 1640, height: 1230 })
    const file = join(folder, 'one.png')
    writeFileSync(file, await encode(picture, 'png'))
    const runs = Array.from({ length: times }, () => {
      const run = spawnSync(process.execPath, [import.meta.filename, file], { encoding: 'utf8' })
      return JSON.parse(run.stdout) as Alone
    })
    const middle = (of: (run: Alone) => number) =>
      runs.map(of).sort((a, b) => a - b)[times >> 1] as number
    return { seconds: middle((r) => r.seconds), megabytes: middle((r) => r.megabytes) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Linux counts what the parent held into the usage of a child, but not into its own high-water mark. */
function mostKilobytes(): number {
  const status = '/proc/self/status'
  const mark = existsSync(status) && /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))
  return mark ? Number(mark[1]) : process.resourceUsage().maxRSS
}

const [, self, file] = process.argv
if (self === import.meta.filename && file !== undefined) {
  const before = process.cpuUsage()
  measurePicture(await decodeFile(file), { kind: 'closeup', hints: { umPerPx } })
  const { user, system } = process.cpuUsage(before)
  const megabytes = mostKilobytes() / 1000
  process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }))
}
