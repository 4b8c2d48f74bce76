import { writeFile } from 'node:fs/promises'
import { calibrationCard } from '@anagen/imaging'

/**
 * `anagen card`: writes the calibration card to print, as PDF or SVG by the file's ending.
 * @returns the exit code: 0 written, 2 the file cannot be written or its ending is another
 */
export async function cardCommand({ out }: { out: string }): Promise<number> {
  const ending = /\.(svg|pdf)$/i.exec(out)?.[1]?.toLowerCase()
  if (ending !== 'svg' && ending !== 'pdf') {
    process.stderr.write(`${out}: the card is written as .pdf or .svg\n`)
    return 2
  }
  try {
    await writeFile(out, calibrationCard({ format: ending }))
  } catch (error) {
    process.stderr.write(`${out}: ${(error as Error).message}\n`)
    return 2
  }
  process.stdout.write(`${out}: print at 100 %, then check that the ruler is 50 mm long\n`)
  return 0
}
