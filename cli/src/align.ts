import { alignCloseUps, type Kind, type Similarity } from '@anagen/imaging'
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
    const aligned = alignCloseUps(pair.baseline, pair.followUp, hints)
    if (aligned.status !== 'aligned')
      return tellRefusal(aligned, {
        status: 'cannot-align',
        words: 'These pictures cannot be aligned',
        asJson,
      })
    const { registration, scale, engine } = aligned
    if (out)
      await savePicture(out, drawInFrame(pair.followUp, registration.transform, pair.baseline))
    const text = asJson
      ? json({ status: 'aligned', reasons: [], ...placed(registration, scale, engine) }, 2)
      : columns(turnRows(registration.transform).concat(placedRows(registration)))
    process.stdout.write(`${text}\n`)
    return 0
  }, options)
}

/** Turn, size and shift from the baseline to the follow-up. */
function turnRows({ a, b, tx, ty }: Similarity): string[][] {
  return [
    ['Turn', ((Math.atan2(b, a) * 180) / Math.PI).toFixed(1), '', 'degrees'],
    ['Size', Math.hypot(a, b).toFixed(3), '', 'times'],
    ['Shift', `${tx.toFixed(0)}, ${ty.toFixed(0)}`, '', 'px'],
  ]
}
