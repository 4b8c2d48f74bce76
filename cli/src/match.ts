import {
  type Compared,
  compareCloseUps,
  type Hair,
  type Matching,
  type Visit,
} from '@anagen/imaging'
import { drawOverlay, type OverlayLine, overlayColours, sideBySide } from '@anagen/imaging/node'
import { json, keepInputs, pictureFormat, savePicture, withProblems } from './answer.ts'
import { columns } from './measure-report.ts'
import { placed, placedRows, readPair, tellRefusal } from './pair.ts'
import { type ScaleOptions, scaleHints } from './scale-options.ts'

export interface MatchOptions extends ScaleOptions {
  overlay?: string
  json?: boolean
}

/**
 * `anagen match`: what became of each hair from the baseline to the follow-up, and the net change with its
 * interval; with `--overlay`, both pictures side by side with the hairs drawn in.
 * @returns 0 compared, 3 cannot be compared (the reasons are in the answer), 2 bad input
 */
export function matchCommand(
  baseline: string,
  followUp: string,
  options: MatchOptions,
): Promise<number> {
  return withProblems(async () => {
    const { overlay, json: asJson = false } = options
    if (overlay) {
      pictureFormat(overlay)
      keepInputs(overlay, [baseline, followUp])
    }
    const hints = await scaleHints(options)
    const pair = await readPair([baseline, followUp], options)
    if (!pair) return 2
    const compared = compareCloseUps(pair.baseline, pair.followUp, hints)
    if (compared.status !== 'compared')
      return tellRefusal(compared, {
        status: 'cannot-compare',
        words: 'These pictures cannot be compared',
        asJson,
      })
    if (overlay) await savePicture(overlay, drawn(compared))
    process.stdout.write(`${asJson ? json(answer(compared), 2) : table(compared)}\n`)
    return 0
  }, options)
}

const hairOf = ({ hairs }: Visit, index: number): Hair => hairs[index] as Hair

const changed = (matching: Matching, change: 'thicker' | 'thinner') =>
  matching.kept.filter((k) => k.change === change).length

/** The answer with each hair's place in its own picture, in pixels. */
function answer({ matching, baseline, followUp, registration, scale, engine }: Compared) {
  const place = ({ root, tip, widthPx }: Hair) => ({ root, tip, widthUm: widthPx * scale.umPerPx })
  const before = (i: number) => place(hairOf(baseline, i))
  const after = (j: number) => place(hairOf(followUp, j))
  return {
    status: 'compared',
    reasons: [],
    netChangePct: matching.netChangePct,
    compared: matching.compared,
    kept: matching.kept.map(({ baseline: i, followUp: j, ...change }) => ({
      baseline: before(i),
      ...(j !== undefined && { followUp: after(j) }),
      ...change,
    })),
    lost: matching.lost.map(before),
    gained: matching.gained.map(after),
    hidden: matching.hidden.map(before),
    registration: placed(registration, scale, engine),
  }
}

function table({ matching, registration }: Compared): string {
  const { netChangePct: net, compared, kept, lost, gained, hidden } = matching
  const signed = (n: number) => `${n > 0 ? '+' : ''}${n.toFixed(1)}`
  const counts: [string, number][] = [
    ['Hairs compared', compared],
    ['Kept', kept.length],
    ['of them thicker', changed(matching, 'thicker')],
    ['of them thinner', changed(matching, 'thinner')],
    ['Lost', lost.length],
    ['Gained', gained.length],
    ['Hidden, not judged', hidden.length],
  ]
  return columns([
    ['Net change', signed(net.value), `${signed(net.low)} to ${signed(net.high)}`, '%'],
    ...counts.map(([label, n]) => [label, String(n), '', '']),
    ...placedRows(registration),
  ])
}

/** Baseline on the left with what was lost, follow-up on the right with what was gained; both marked by a ring. */
function drawn({ matching, baseline, followUp }: Compared) {
  const { kept, gained, lost } = overlayColours
  const line = (hair: Hair, kind: Pick<OverlayLine, 'colour' | 'mark'>): OverlayLine => ({
    path: hair.path,
    ...kind,
  })
  const markOf = (change: string) => (change === 'same' ? 'none' : 'disc')
  const left = [
    ...matching.kept.map((k) =>
      line(hairOf(baseline, k.baseline), { colour: kept, mark: markOf(k.change) }),
    ),
    ...matching.lost.map((i) => line(hairOf(baseline, i), { colour: lost, mark: 'ring' })),
  ]
  const right = [
    ...matching.kept.flatMap((k) =>
      k.followUp === undefined
        ? []
        : [line(hairOf(followUp, k.followUp), { colour: kept, mark: markOf(k.change) })],
    ),
    ...matching.gained.map((j) => line(hairOf(followUp, j), { colour: gained, mark: 'ring' })),
  ]
  return sideBySide(drawOverlay(baseline.picture, left), drawOverlay(followUp.picture, right))
}
