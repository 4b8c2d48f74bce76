import { expect, test } from 'vitest'
import { type Paint, photograph, type View } from '../scale/photograph.ts'
import type { Hair, Picture, Point } from '../types.ts'
import { assessPicture, withHairs } from './assess.ts'
import { cautions, gate } from './gate.ts'

const umPerPx = 6
const view: View = { width: 400, height: 300, middle: [200, 150], umPerPx, noise: 2, seed: 3 }
const bare: Paint = (x, y) => 0.32 + 0.02 * Math.sin(3 * x) * Math.cos(2 * y)
/** Straight dark hairs of 70 um every half millimetre. */
const hairy: Paint = (x, y) => ((((x + 0.3 * y) % 0.5) + 0.5) % 0.5 < 0.07 ? 0.03 : bare(x, y))

const quality = (picture: Picture) => assessPicture(picture, { kind: 'closeup', umPerPx })
const codes = (picture: Picture) => gate(quality(picture), 'closeup').map((r) => r.code)

test('a sharp close-up passes, and its edge width is that of its blur', () => {
  for (const blurPx of [1, 2]) {
    const judged = quality(photograph({ ...view, blurPx }, hairy))
    expect(gate(judged, 'closeup')).toEqual([])
    // A step blurred by sigma rises from 25 to 75 % within 1.35 sigma; sRGB coding bends it a little.
    const expected = 1.35 * blurPx
    expect(judged.edgeWidthPx).toBeGreaterThan(0.65 * expected)
    expect(judged.edgeWidthPx).toBeLessThan(1.35 * expected)
    expect(judged.edgeWidthUm).toBeCloseTo((judged.edgeWidthPx ?? 0) * umPerPx, 6)
  }
})

test('a blurred one is refused', () => {
  expect(codes(photograph({ ...view, blurPx: 5 }, hairy))).toEqual(['blurred'])
})

test('lines that a program drew do not make a blurred picture sharp', () => {
  const picture = photograph({ ...view, blurPx: 5 }, hairy)
  const drawn = new Uint8Array(400 * 300)
  for (let y = 20; y < 280; y += 15) {
    picture.rgb.fill(12, 3 * (y * 400 + 20), 3 * (y * 400 + 380))
    for (let v = y - 4; v <= y + 4; v++) drawn.fill(1, v * 400 + 16, v * 400 + 384)
  }
  expect(codes(picture)).toEqual([])
  const masked = assessPicture(picture, { kind: 'closeup', umPerPx, drawn })
  expect(gate(masked, 'closeup').map((r) => r.code)).toEqual(['blurred'])
})

test('bare skin is not refused; that its focus cannot be seen is said', () => {
  const judged = quality(photograph(view, bare))
  expect(judged.edgeWidthPx).toBeUndefined()
  expect(gate(judged, 'closeup')).toEqual([])
  expect(cautions(judged, 'closeup').map((r) => r.code)).toEqual(['focus-unknown'])
  expect(cautions(quality(photograph(view, hairy)), 'closeup')).toEqual([])
})

test.each<[string, Paint, string]>([
  ['too bright', (x, y) => 4 * hairy(x, y), 'over-exposed'],
  ['shining', (x, y) => (Math.hypot(x - 0.3, y) < 0.4 ? 0.9 : hairy(x, y)), 'glare'],
  [
    'dark corners',
    (x, y) => hairy(x, y) * Math.exp(-((x / 0.9) ** 2 + (y / 0.9) ** 2)),
    'vignette',
  ],
])('%s is refused', (_, paint, code) => {
  expect(codes(photograph(view, paint))).toContain(code)
})

test('noise is told in 8-bit units', () => {
  for (const noise of [2, 6]) {
    // Luma averages the three channels' noise: sqrt(0.299^2 + 0.587^2 + 0.114^2) = 0.67.
    expect(quality(photograph({ ...view, noise }, hairy)).noise / noise).toBeCloseTo(0.67, 1)
  }
})

test('a tilt of more than 12 degrees is refused', () => {
  const picture = photograph(view, hairy)
  const at = (tiltDeg: number) =>
    gate(assessPicture(picture, { kind: 'closeup', umPerPx, tiltDeg }), 'closeup')
  expect(at(12)).toEqual([])
  expect(at(12.5)).toEqual([{ code: 'tilted', figures: { tiltDeg: 12.5, limit: 12 } }])
})

function hair(from: Point, to: Point, widthPx = 12): Hair {
  const path = [0, 0.25, 0.5, 0.75, 1].map(
    (t): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])],
  )
  return { root: from, tip: to, path, widthPx, unit: 0, score: 1, tone: 'dark' }
}

/** Hairs painted where they are said to be. */
function painted(hairs: readonly Hair[], grey = 40): Picture {
  const { width, height } = view
  const rgb = new Uint8Array(width * height * 3).fill(150)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (hairs.some((h) => beside(h, [x, y]) <= h.widthPx / 2))
        rgb.fill(grey, 3 * (y * width + x), 3 * (y * width + x + 1))
  return { width, height, rgb }
}

function beside({ root, tip }: Hair, [x, y]: Point): number {
  const [dx, dy] = [tip[0] - root[0], tip[1] - root[1]]
  const t = ((x - root[0]) * dx + (y - root[1]) * dy) / (dx * dx + dy * dy)
  const s = Math.min(1, Math.max(0, t))
  return Math.hypot(x - root[0] - s * dx, y - root[1] - s * dy)
}

function reasonsOf(hairs: readonly Hair[], options: { kind?: 'closeup' | 'uncut'; grey?: number }) {
  const picture = painted(hairs, options.grey)
  const first = quality(photograph(view, hairy))
  const kind = options.kind ?? 'closeup'
  return gate(withHairs(first, picture, { hairs, umPerPx }), kind).map((r) => r.code)
}

const short = [0, 1, 2, 3, 4].map((i) => hair([40 + 70 * i, 120], [60 + 70 * i, 200]))

test('short clear hairs pass', () => {
  expect(reasonsOf(short, {})).toEqual([])
})

test('long hair offered as clipped is refused, offered as uncut it is not', () => {
  const long = [60, 120, 180].map((y) => hair([40, y], [340, y]))
  expect(reasonsOf(long, {})).toEqual(['uncut-hair'])
  expect(reasonsOf(long, { kind: 'uncut' })).toEqual([])
})

test('long hair that crossings broke into pieces is still uncut hair', () => {
  const pieces = [...short, ...short.map((h) => hair(h.root, [h.root[0] + 15, h.root[1] + 70]))]
  const long = [hair([60, 30], [330, 40])]
  // One hair of 1.6 mm among ten pieces of half a millimetre; and the same without it.
  expect(reasonsOf([...pieces, ...long], { kind: 'closeup' })).toContain('uncut-hair')
  expect(reasonsOf(pieces, { kind: 'closeup' })).not.toContain('uncut-hair')
})

test('hair that the frame cuts is uncut hair', () => {
  const cut = [...short.slice(0, 2), ...[30, 90, 150].map((y) => hair([0, y], [160, y + 10]))]
  expect(reasonsOf(cut, {})).toEqual(['uncut-hair'])
})

test('hair too few pixels wide, or as light as skin, is refused', () => {
  // 4.5 px are 50 um at 11 um a pixel.
  const thin = short.map((h) => hair(h.root, h.tip, 4.5))
  const judged = quality(photograph(view, hairy))
  const told = withHairs(judged, painted(thin), { hairs: thin, umPerPx: 11 })
  expect(gate(told, 'closeup').map((r) => r.code)).toEqual(['hair-too-narrow'])
  // 11.3 and 12.7 % darker than skin.
  expect(reasonsOf(short, { grey: 133 })).toEqual(['low-contrast'])
  expect(reasonsOf(short, { grey: 131 })).toEqual([])
})

test('curly hair is refused as clipped, and measured as uncut', () => {
  const curled = (degPerMm: number) =>
    short.map((h) => ({ ...h, path: arc(h.root, h.tip, (degPerMm / 1000) * umPerPx) }))
  expect(reasonsOf(curled(46), {})).toEqual([])
  expect(reasonsOf(curled(50), {})).toEqual(['curly-hair'])
  expect(reasonsOf(curled(50), { kind: 'uncut' })).toEqual([])
})

/** Points from a to b on a circle, turning by `degPerPx`. */
function arc([ax, ay]: Point, [bx, by]: Point, degPerPx: number): Point[] {
  const chord = Math.hypot(bx - ax, by - ay)
  const radius = 180 / (Math.PI * degPerPx)
  const half = Math.asin(chord / 2 / radius)
  const [ux, uy] = [(bx - ax) / chord, (by - ay) / chord]
  return Array.from({ length: 41 }, (_, i) => {
    const angle = half * (i / 20 - 1)
    const along = chord / 2 + radius * Math.sin(angle)
    const aside = radius * (Math.cos(angle) - Math.cos(half))
    return [ax + ux * along - uy * aside, ay + uy * along + ux * aside]
  })
}

test('hair that lies across other hair over much of its length is refused', () => {
  const across = [0, 1, 2, 3, 4, 5, 6].map((i) =>
    hair([100, 100 + 16 * i], [220, 120 + 16 * i], 13),
  )
  const down = [0, 1, 2, 3].map((i) => hair([110 + 30 * i, 90], [120 + 30 * i, 230], 13))
  expect(reasonsOf([...across, ...down], {})).toContain('too-many-crossings')
})

test('views are judged by their own sharpness, not by skin figures', () => {
  const head = assessPicture(photograph({ ...view, blurPx: 5 }, hairy), { kind: 'global' })
  expect(gate(head, 'global').map((r) => r.code)).toEqual(['blurred'])
  const white = assessPicture(
    photograph(view, (x, y) => (x > 0 ? 1 : hairy(x, y))),
    { kind: 'global' },
  )
  expect(gate(white, 'global')).toEqual([])
})
