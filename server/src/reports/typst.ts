import { readFileSync } from 'node:fs'
import init, {
  type TypstCompiler,
  TypstCompilerBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import { readFonts } from './fonts.ts'

const main = '/report.typ'
const [paged, pdf, fullDiagnostics] = [0, 1, 3]
type Answer = { result?: Uint8Array; diagnostics?: unknown[] }

/**
 * Typst with our template and fonts, and nothing else: its files are those given here, it knows no
 * disk and no network. One instance sets many reports, one after the other, in this thread.
 */
export async function loadTypst() {
  await init()
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of readFonts()) await builder.add_raw_font(font)
  const compiler = await builder.build()
  const template = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')
  compiler.add_source(main, template)
  return { set: (data: unknown) => set(compiler, data) }
}
export type Typst = Awaited<ReturnType<typeof loadTypst>>

/** Sets data as pages. @throws Error with Typst's words when the template cannot be set. */
function set(compiler: TypstCompiler, data: unknown): { bytes: Uint8Array; pages: number } {
  compiler.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(data)))
  const world = compiler.snapshot('/', main, undefined)
  try {
    const answer = world.get_artifact(pdf, fullDiagnostics) as Answer
    if (!answer.result) throw new Error(`Typst: ${JSON.stringify(answer.diagnostics)}`)
    const [pages = 0] = JSON.parse(world.query(paged, '<pages>', 'value')) as number[]
    return { bytes: answer.result, pages }
  } finally {
    world.free()
  }
}
