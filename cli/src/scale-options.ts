import type { DeviceProfile, ScaleHints } from '@anagen/imaging'
import type { Command } from 'commander'
import { z } from 'zod'
import { BadInput, readJson } from './read-json.ts'

/** How the scale can be told, as commander hands it on. */
export interface ScaleOptions {
  umPerPx?: number
  fieldMm?: number
  barMm?: number
  coinMm?: number
  marker?: boolean
  device?: string
  devices: string
}

/** The options by which every measuring command is told the size of a pixel. */
export function withScaleOptions(command: Command): Command {
  return command
    .option(
      '--um-per-px <n>',
      'size of a pixel of the file in micrometres',
      positive('--um-per-px'),
    )
    .option('--field-mm <n>', 'width of the whole picture in millimetres', positive('--field-mm'))
    .option('--bar-mm <n>', 'length that the scale bar in the picture says', positive('--bar-mm'))
    .option('--coin-mm <n>', 'diameter of the coin in the picture', positive('--coin-mm'))
    .option('--marker', 'the calibration card is in the picture')
    .option('--device <id>', 'the camera, one of the file of devices')
    .option('--devices <file>', 'calibrated devices as JSON', 'anagen-devices.json')
}

/** Reads a number of an option; a comma is taken for a point, for that is how much of the world writes it. */
function positive(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text.replace(',', '.'))
    if (Number.isFinite(value) && value > 0) return value
    throw new BadInput([{ path: name, message: `must be a number above 0, not "${text}"` }])
  }
}

/** What the measuring is told of the scale. @throws BadInput for a device that is not in the file */
export async function scaleHints(options: ScaleOptions): Promise<ScaleHints> {
  const { umPerPx, fieldMm, barMm, coinMm, marker, device } = options
  return {
    ...(umPerPx !== undefined && { umPerPx }),
    ...(fieldMm !== undefined && { fieldMm }),
    ...(barMm !== undefined && { barMm }),
    ...(coinMm !== undefined && { coinMm }),
    ...(marker && { marker }),
    ...(device !== undefined && { device: await readDevice(device, options.devices) }),
  }
}

const profile = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  umPerPx: z.number().positive(),
  picture: z.strictObject({ width: z.int().positive(), height: z.int().positive() }),
  checkedOn: z.iso.date(),
  from: z.enum(['slide', 'marker']),
  relativeSd: z.number().min(0).max(0.2),
})

async function readDevice(id: string, file: string): Promise<DeviceProfile> {
  const read = z.array(profile).safeParse(await readJson(file))
  if (!read.success)
    throw new BadInput(
      read.error.issues.map((i) => ({ path: `${file} ${i.path.join('.')}`, message: i.message })),
    )
  const device = read.data.find((d) => d.id === id)
  if (device) return device
  const known = read.data.map((d) => d.id).join(', ') || 'none'
  throw new BadInput([
    { path: '--device', message: `"${id}" is not in ${file}, which has ${known}` },
  ])
}
