import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { table } from '../stats.ts'
import { onePictureAlone } from './alone.ts'
import {
  drawnExamples,
  type Example,
  onBareSkin,
  onlyAnswered,
  ours,
  realExamples,
  refusedOf,
  renderedExamples,
  type Summary,
  simple,
  summarise,
} from './close-ups.ts'
import { evaluatePairs, renderedPairs, repeatNoisePct, sharedPairs } from './pairs.ts'
import { evaluateGate, evaluateScale } from './scale.ts'
import { evaluateBrows, evaluateWholeHead } from './whole-head.ts'

const data = fileURLToPath(new URL('../../../shared/data/hair', import.meta.url))
/** Seeds that nothing was tuned on, and as many that were looked at. */
const freshSeeds = range(90_001, 27)
const bareSeeds = range(91_001, 12)
const pairSeeds = range(92_001, 6)
const repeatSeeds = range(93_001, 6)
const headSeeds = 94_001
const browSeeds = 95_001

function range(from: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => from + i)
}

const shown = (value: number | undefined, digits: number) =>
  value === undefined || Number.isNaN(value) ? 'no data' : value.toFixed(digits)

/**
 * The imaging engine against the figures it is to reach, beside the simple way (ridges, Otsu, skeleton) on the
 * same pictures. Sets of the shared folder are left out where it is not there.
 */
export async function benchImaging(): Promise<void> {
  const real = () => realExamples(join(data, 'real_tune'))
  const drawn = () => drawnExamples(join(data, 'synthetic'))
  const fine = () => only(drawn(), ({ clipped, umPerPx }) => clipped && umPerPx <= 7)
  const fresh = () => renderedExamples(freshSeeds)
  const curly = ({ curl = 0 }: Example) => curl > 0.5
  const both = async (set: () => AsyncGenerator<Example>) => ({
    ours: await summarise(set(), ours),
    simple: await summarise(set(), simple),
  })
  const onReal = await both(real)
  // Past the gate all real pictures, so that none is left out by refusing it.
  const onDrawn = await both(() => onlyAnswered(fine()))
  const onFresh = await both(() => onlyAnswered(fresh()))
  const rows: Record<string, string>[] = []
  const add = (test: string, target: string, of: (s: Summary) => string, from: typeof onReal) =>
    rows.push({
      test,
      target,
      here: from.ours ? of(from.ours) : 'no data',
      'simple way': from.simple ? of(from.simple) : 'no data',
    })
  for (const [name, from] of [
    ['real close-ups', onReal],
    ['rendered, shared, <= 7 um/px', onDrawn],
    ['rendered, fresh seeds', onFresh],
  ] as const) {
    const isReal = from === onReal
    if (isReal) add(`${name}: F1`, '>= 0.85', (s) => shown(s.f1, 2), from)
    add(`${name}: precision`, isReal ? '' : '0.95', (s) => shown(s.precision, 2), from)
    add(`${name}: recall`, isReal ? '' : '0.92', (s) => shown(s.recall, 2), from)
    const error = isReal ? '<= 10 %' : '<= 7 %'
    add(`${name}: count error`, error, (s) => `${shown(s.countErrorPct, 1)} %`, from)
    add(`${name}: count bias`, '', (s) => `${shown(s.countBiasPct, 1)} %`, from)
    add(`${name}: r`, isReal ? '>= 0.85' : '', (s) => shown(s.r, 2), from)
    if (isReal) continue
    add(`${name}: calibre bias`, '<= 2 um', (s) => `${shown(s.calibreBiasUm, 1)} um`, from)
    add(`${name}: calibre per hair`, '<= 5 um', (s) => `${shown(s.calibrePerHairUm, 1)} um`, from)
    const terminal = (s: Summary) => `${shown(s.terminalErrorPoints, 1)} points`
    add(`${name}: terminal share`, '<= 3 points', terminal, from)
  }
  rows.push({
    test: 'bare skin: false hairs per cm2',
    target: '<= 1',
    here: shown(onBareSkin(bareSeeds, ours), 2),
    'simple way': shown(onBareSkin(bareSeeds, simple), 0),
  })
  for (const [test, target, set] of [
    ['real close-ups: refused', '0', real()],
    ['rendered, shared: refused', '0', fine()],
    ['rendered, fresh seeds: refused', '', only(fresh(), (e) => !curly(e))],
    ['rendered, fresh seeds, very curly: refused', 'all', only(fresh(), curly)],
    ['uncut given as clipped: refused', 'all', only(drawn(), ({ clipped }) => !clipped)],
  ] as const) {
    const { refused, of } = await refusedOf(set)
    const here = of ? `${refused} of ${of}` : 'no data'
    rows.push({ test, target, here, 'simple way': 'none' })
  }
  for (const [name, pairs] of [
    ['pairs, shared', await sharedPairs(join(data, 'synthetic_pairs'))],
    ['pairs, fresh seeds', renderedPairs(pairSeeds)],
  ] as const) {
    if (!pairs.length) continue
    const s = evaluatePairs(pairs)
    const row = (test: string, target: string, here: string) =>
      rows.push({ test: `${name}: ${test}`, target, here, 'simple way': '' })
    row('registered within 50 um', 'all', `${s.registered} of ${s.pairs}`)
    row('wrong pairs refused', 'all', `${s.wrongRefused} of ${s.wrongPairs}`)
    row('net change error', '<= 1.5 %', `${shown(s.netErrorPct, 1)} %`)
  }
  rows.push({
    test: 'repeat noise of density, registered, one photo',
    target: '<= 4 %',
    here: `${shown(repeatNoisePct(repeatSeeds), 1)} %`,
    'simple way': '',
  })
  add('time for 2 megapixels', '< 1.5 s', (s) => `${shown(s.msPerMegapixel / 500, 2)} s`, onFresh)
  const alone = await onePictureAlone()
  rows.push({
    test: '  in a process of its own, processor time, and its most memory',
    target: '< 1.5 s, <= 300 MB',
    here: `${shown(alone.seconds, 2)} s, ${shown(alone.megabytes, 0)} MB`,
    'simple way': '',
  })
  table('Imaging: numbers to reach', rows)
  table('Heads and brows', [...evaluateWholeHead(headSeeds), ...evaluateBrows(browSeeds)])
  table('Scale', await evaluateScale(join(data, 'real_tune')))
  table('Quality gate', await evaluateGate(data))
}

async function* only(
  all: AsyncIterable<Example>,
  keep: (example: Example) => boolean,
): AsyncGenerator<Example> {
  for await (const example of all) if (keep(example)) yield example
}
