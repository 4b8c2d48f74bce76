import {
  alignCloseUps,
  alignWholeHead,
  apply,
  engine,
  type Kind,
  type Picture,
  type Point,
  project,
  type Reason,
  type ScaleHints,
  type Similarity,
} from '@anagen/imaging'
import { drawInFrame } from '@anagen/imaging/node'
import { json, keepInputs, pictureFormat, savePicture, withProblems } from './answer.ts'
import { columns } from './measure-report.ts'
import { placed, placedRows, readPair, tellRefusal } from './pair.ts'
import { type ScaleOptions, scaleHints } from './scale-options.ts'

export interface AlignOptions extends ScaleOptions {
  kind: Kind
  out?: string
  json?: boolean
}

/**
 * `anagen align`: how the follow-up lies on the baseline; with `--out`, the follow-up drawn into the baseline's
 * frame.
 * @returns 0 aligned, 3 cannot be aligned (the reasons are in the answer), 2 bad input
 */
export function alignCommand(
  baseline: string,
  followUp: string,
  options: AlignOptions,
): Promise<number> {
  return withProblems(async () => {
    const { out, json: asJson = false } = options
    if (out) {
      pictureFormat(out)
      keepInputs(out, [baseline, followUp])
    }
    const hints = await scaleHints(options)
    const pair = await readPair([baseline, followUp], options)
    if (!pair) return 2
    const { baseline: first, followUp: later } = pair
    const placing =
      options.kind === 'global' ? placeHead(first, later) : placeSite(first, later, hints)
    if ('reasons' in placing)
      return tellRefusal(
        { reasons: placing.reasons, engine },
        { status: 'cannot-align', words: 'These pictures cannot be aligned', asJson },
      )
    if (out) await savePicture(out, drawInFrame(later, placing.toFollowUp, first))
    const text = asJson
      ? json({ status: 'aligned', reasons: [], ...placing.told }, 2)
      : columns(placing.rows)
    process.stdout.write(`${text}\n`)
    return 0
  }, options)
}

/** How the follow-up lies on the baseline: for drawing, for programs, for people. */
type Placing =
  | { toFollowUp: (pixel: Point) => Point; told: object; rows: string[][] }
  | { reasons: readonly Reason[] }

function placeSite(first: Picture, later: Picture, hints: ScaleHints): Placing {
  const aligned = alignCloseUps(first, later, hints)
  if (aligned.status !== 'aligned') return aligned
  const { registration, scale } = aligned
  const { transform } = registration
  return {
    toFollowUp: (pixel) => apply(transform, pixel),
    told: placed(registration, scale, engine),
    rows: turnRows(transform).concat(placedRows(registration)),
  }
}

/** Heads need no scale; their map is a perspective one of nine numbers, row by row. */
function placeHead(first: Picture, later: Picture): Placing {
  const aligned = alignWholeHead(first, later)
  if ('code' in aligned) return { reasons: [aligned] }
  const { transform, residualPx, agreeing, overlap } = aligned
  return {
    toFollowUp: (pixel) => project(transform, pixel),
    told: { ...aligned, engine },
    rows: [
      ['Median distance', residualPx.toFixed(1), '', 'px'],
      ['Pieces that agree', (100 * agreeing).toFixed(0), '', '%'],
      ['Overlap', (100 * overlap).toFixed(0), '', '%'],
    ],
  }
}

/** Turn, size and shift from the baseline to the follow-up. */
function turnRows({ a, b, tx, ty }: Similarity): string[][] {
  return [
    ['Turn', ((Math.atan2(b, a) * 180) / Math.PI).toFixed(1), '', 'degrees'],
    ['Size', Math.hypot(a, b).toFixed(3), '', 'times'],
    ['Shift', `${tx.toFixed(0)}, ${ty.toFixed(0)}`, '', 'px'],
  ]
}
