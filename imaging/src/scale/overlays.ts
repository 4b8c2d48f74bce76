import { luma } from '../filters.ts'
import type { Picture } from '../types.ts'
import { findScaleBar } from './bar.ts'
import { findDrawnLines } from './drawn-lines.ts'

/** Part of the picture that a program drew: not skin, not hair. First and last pixel belong to it. */
export interface Overlay {
  readonly kind: 'bar' | 'text' | 'ink' | 'strip'
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Overlays {
  readonly boxes: readonly Overlay[]
  /** 1 where something was drawn, one byte a pixel; drawn lines that are not straight are here only. */
  readonly mask: Uint8Array
}

/** Room round what was found: JPEG rings this far. */
const roomPx = 3
/** A frame strip's rows differ by less than this from their own mean: no skin is that even. */
const evenStrip = 2.5
/** The step, in 8-bit units, at which a strip ends. */
const stripStep = 8
/** Drawn colour: green or blue this many times and this much above the other two; skin and hair are never so. */
const inkTimes = 2.2
const inkAbove = 70
/** A thin red line that JPEG has paled is this much redder than 4 px to both sides. */
const lineAbove = 38
const lineAside = 4
/** Text is white or black with a step like this between neighbours; a lens cannot make it. */
const textStep = 90
const darkPlate = 110
const brightGlyph = 180
/** Fewer sharp pixels than this are not a label. */
const leastText = 40

/** Burnt-in scale bars, labels, coloured drawing and grey frame strips. */
export function findOverlays(picture: Picture): Overlays {
  const { width, height } = picture
  const mask = new Uint8Array(width * height)
  const lines = findDrawnLines(picture)
  const bar = findScaleBar(picture, lines)
  const boxes: Overlay[] = [...strips(picture)]
  if (typeof bar !== 'string') {
    for (const line of bar.lines) {
      const span = [line.from, line.to] as const
      const across = [line.top, line.bottom] as const
      const [h, v] = line.along === 'x' ? [span, across] : [across, span]
      boxes.push(boxOf('bar', picture, [h[0], v[0], h[1], v[1]]))
    }
    const label = labelNear(picture, bar.lengthPx, boxes)
    if (label) boxes.push(label)
  }
  boxes.push(...drawnInk(picture, mask))
  for (const box of boxes)
    for (let y = box.top; y <= box.bottom; y++)
      mask.fill(1, y * width + box.left, y * width + box.right + 1)
  return { boxes, mask }
}

function boxOf(
  kind: Overlay['kind'],
  { width, height }: Picture,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Overlay {
  return {
    kind,
    left: Math.max(0, left - roomPx),
    top: Math.max(0, top - roomPx),
    right: Math.min(width - 1, right + roomPx),
    bottom: Math.min(height - 1, bottom + roomPx),
  }
}

/** Even rows or columns that start at the frame and end at a step. */
function strips(picture: Picture): Overlay[] {
  const { width, height } = picture
  const row = (y: number) => evenness(picture, { start: y * width, step: 1, count: width })
  const column = (x: number) => evenness(picture, { start: x, step: width, count: height })
  const top = stripDepth(height, row)
  const bottom = stripDepth(height, (k) => row(height - 1 - k))
  const left = stripDepth(width, column)
  const right = stripDepth(width, (k) => column(width - 1 - k))
  const found: Overlay[] = []
  const add = (box: Omit<Overlay, 'kind'>) => found.push({ kind: 'strip', ...box })
  if (top) add({ left: 0, top: 0, right: width - 1, bottom: top })
  if (bottom) add({ left: 0, top: height - 1 - bottom, right: width - 1, bottom: height - 1 })
  if (left) add({ left: 0, top: 0, right: left, bottom: height - 1 })
  if (right) add({ left: width - 1 - right, top: 0, right: width - 1, bottom: height - 1 })
  return found
}

interface Evenness {
  readonly mean: number
  readonly sd: number
}

/** How many lines from the frame on are even, the step's own line included; 0 when no step ends them. */
function stripDepth(size: number, at: (k: number) => Evenness): number {
  let n = 0
  let last = at(0)
  for (; n < size / 4; n++) {
    const line = at(n)
    if (line.sd >= evenStrip || Math.abs(line.mean - last.mean) >= stripStep) break
    last = line
  }
  // Even skin has no step; a picture that is even all over is not made of strips.
  if (n < 2 || n >= size / 4) return 0
  const beyond = at(n + 1)
  const step = Math.abs(beyond.mean - last.mean)
  return step >= stripStep || beyond.sd >= 3 * evenStrip ? n : 0
}

/** Mean and standard deviation of the green bytes of one line. */
function evenness(
  { rgb }: Picture,
  { start, step, count }: { start: number; step: number; count: number },
): Evenness {
  let sum = 0
  let squares = 0
  for (let k = 0; k < count; k++) {
    const v = rgb[3 * (start + k * step) + 1]!
    sum += v
    squares += v * v
  }
  const mean = sum / count
  return { mean, sd: Math.sqrt(Math.max(0, squares / count - mean * mean)) }
}

/** The label beside a bar: sharp light-on-dark glyphs within a bar's length of the bar. */
function labelNear(
  picture: Picture,
  lengthPx: number,
  near: readonly Overlay[],
): Overlay | undefined {
  const bars = near.filter((b) => b.kind === 'bar')
  const { width, height, data } = luma(picture)
  const lying = bars.filter((b) => b.right - b.left > b.bottom - b.top)
  const lowest = Math.max(...bars.map((b) => b.bottom))
  // With only the upright arm seen, the label stands beyond the lying one.
  const reach = Math.round((lying.length ? 0.7 : 1.6) * lengthPx)
  const x0 = Math.max(1, Math.min(...bars.map((b) => b.left)) - reach)
  const x1 = Math.min(width - 2, Math.max(...bars.map((b) => b.right)) + reach)
  const y0 = Math.max(1, (lying[0]?.top ?? lowest) - Math.round(lengthPx / 4))
  const y1 = Math.min(height - 2, lowest + Math.round(lengthPx / 4))
  let box: [number, number, number, number] | undefined
  let n = 0
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const i = y * width + x
      const [a, b, c] = [data[i]!, data[i + 1]!, data[i + width]!]
      const dark = Math.min(a, b, c)
      const bright = Math.max(a, b, c)
      if (dark > darkPlate || bright < brightGlyph || bright - dark < textStep) continue
      if (within(near, x, y)) continue
      n++
      box = box
        ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
        : [x, y, x, y]
    }
  if (!box || n < leastText) return undefined
  // The plate is about half a letter wider than its glyphs.
  const margin = Math.max(4, Math.round((box[3] - box[1]) / 3))
  return boxOf('text', picture, [
    box[0] - margin,
    box[1] - margin,
    box[2] + margin,
    box[3] + margin,
  ])
}

const within = (boxes: readonly Overlay[], x: number, y: number) =>
  boxes.some((b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom)

/** Mark coloured ink in the mask and box what is dense, such as coloured text with its plate. */
function drawnInk(picture: Picture, mask: Uint8Array): Overlay[] {
  const { width, height } = picture
  const columns = Math.ceil(width / cell)
  const count = new Uint16Array(columns * Math.ceil(height / cell))
  for (let y = lineAside; y < height - lineAside; y++)
    for (let x = lineAside; x < width - lineAside; x++) {
      const full = isInk(picture, y * width + x)
      if (!full && !isThinLine(picture, y * width + x)) continue
      for (let v = y - 1; v <= y + 1; v++) mask.fill(1, v * width + x - 1, v * width + x + 2)
      if (full) count[Math.floor(y / cell) * columns + Math.floor(x / cell)]!++
    }
  return clusters(count, columns).map(([left, top, right, bottom]) =>
    boxOf('ink', picture, [
      (left - 0.5) * cell,
      top * cell,
      (right + 1.5) * cell,
      (bottom + 1) * cell - 1,
    ]),
  )
}

/** Side of the cells in which ink is counted: about a letter. */
const cell = 16
/** Inked pixels that make a cell part of a text rather than of a line. */
const leastInk = 12

function isInk({ rgb }: Picture, i: number): boolean {
  const [r, g, b] = [rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!]
  const most = Math.max(r, g, b)
  // Red is the colour of skin, blood and brown hair too: only thin red lines are drawn for certain.
  if (most === r) return false
  const middle = r + g + b - most - Math.min(r, g, b)
  return most - middle >= inkAbove && most >= inkTimes * middle
}

function isThinLine({ width, rgb }: Picture, i: number): boolean {
  const red = redness(rgb, i)
  // Most of the picture ends here: skin's own redness is at most about this.
  if (red < lineAbove) return false
  return [1, width, width + 1, width - 1].some((step) => {
    const aside = lineAside * step
    return red - Math.max(redness(rgb, i - aside), redness(rgb, i + aside)) >= lineAbove
  })
}

const redness = (rgb: Uint8Array, i: number) =>
  rgb[3 * i]! - Math.max(rgb[3 * i + 1]!, rgb[3 * i + 2]!)

type Box = [number, number, number, number]

/** Boxes of touching cells that hold ink, at least three cells wide. */
function clusters(count: Uint16Array, columns: number): Box[] {
  const seen = new Uint8Array(count.length)
  const found: Box[] = []
  for (let start = 0; start < count.length; start++) {
    if (seen[start] || count[start]! < leastInk) continue
    const stack = [start]
    seen[start] = 1
    const box: Box = [columns, count.length, 0, 0]
    while (stack.length) {
      const i = stack.pop()!
      const x = i % columns
      const y = (i - x) / columns
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const j = v * columns + u
        if (u < 0 || u >= columns || v < 0 || j >= count.length) continue
        if (seen[j] || count[j]! < leastInk) continue
        seen[j] = 1
        stack.push(j)
      }
    }
    if (box[2] - box[0] >= 2) found.push(box)
  }
  return found
}
