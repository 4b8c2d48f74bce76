import { basename } from 'node:path'
import type { Outlines } from '@anagen/imaging'
import { z } from 'zod'
import { BadInput, readJson } from './read-json.ts'

const point = z.tuple([z.number(), z.number()]).readonly()
const area = z.array(point).min(3)
const outlines = z.record(
  z.string(),
  z.strictObject({
    region: z.enum(['top', 'back', 'left', 'right']).optional(),
    scalp: area.optional(),
    bare: z.array(area).optional(),
    part: z.array(point).min(2).optional(),
    side: z.enum(['left', 'right']).optional(),
    brow: area.optional(),
  }),
)

/**
 * What was drawn in each picture, by the name of its file.
 * @returns the outlines of a picture, or nothing where none were drawn
 * @throws BadInput naming the file and the place in it
 */
export async function readOutlines(
  file: string | undefined,
): Promise<(picture: string) => Outlines | undefined> {
  if (file === undefined) return () => undefined
  const read = outlines.safeParse(await readJson(file))
  if (!read.success)
    throw new BadInput(
      read.error.issues.map((i) => ({ path: `${file} ${i.path.join('.')}`, message: i.message })),
    )
  const drawn = new Map(Object.entries(read.data))
  return (picture) => (drawn.get(picture) ?? drawn.get(basename(picture))) as Outlines | undefined
}
