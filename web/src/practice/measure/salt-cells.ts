import { heads, type View } from '../../shared/scalp-map/zones.ts'

/** The four parts of the scalp that SALT looks at, each a share of the whole. */
export const saltParts = ['top', 'back', 'left', 'right'] as const
export type SaltPart = (typeof saltParts)[number]

export type Cell = { id: number; path: string; x: number; y: number }

// Drawn on the scalp map's 200 x 220. Each row of cells spans the part between two edges; every cell
// stands for 1 % of the scalp: 40 on top, 24 at the back, 18 on each side.
type Row = { y: number; height: number; from: number; to: number; count: number }

const ellipse = (cx: number, cy: number, rx: number, ry: number) => (y: number) => {
  const half = rx * Math.sqrt(Math.max(0, 1 - ((y - cy) / ry) ** 2))
  return [cx - half, cx + half] as const
}

function rowsIn(
  counts: readonly number[],
  [first, height]: [number, number],
  edges: (y: number) => readonly [number, number],
): Row[] {
  return counts.map((count, i) => {
    const y = first + i * height
    const [from, to] = edges(y + height / 2)
    return { y, height, from, to, count }
  })
}

const topRows = rowsIn([5, 7, 8, 8, 7, 5], [36, 24], ellipse(100, 108, 70, 82))
const backRows = rowsIn([4, 5, 5, 5, 5], [40, 23], (y) => {
  const [from, to] = ellipse(100, 96, 56, 70)(Math.min(y, 110))
  return [from, to]
})
// Seen from the left: from the temple back to behind the ear, above it.
const leftRows: Row[] = [
  { y: 66, height: 20, from: 72, to: 152, count: 4 },
  { y: 86, height: 20, from: 66, to: 166, count: 5 },
  { y: 106, height: 20, from: 64, to: 98, count: 2 },
  { y: 106, height: 20, from: 122, to: 168, count: 2 },
  { y: 126, height: 20, from: 122, to: 166, count: 2 },
  { y: 146, height: 20, from: 122, to: 160, count: 2 },
  { y: 126, height: 16, from: 68, to: 92, count: 1 },
]

const gap = 1

function cellsOf(rows: readonly Row[]): Cell[] {
  const cells = rows.flatMap(({ y, height, from, to, count }) => {
    const width = (to - from) / count
    return Array.from({ length: count }, (_, i) => ({ x: from + i * width, y, width, height }))
  })
  return cells.map(({ x, y, width, height }, id) => ({
    id,
    x: x + width / 2,
    y: y + height / 2,
    // A little inside its place, so that no cell lies on the edge of the next.
    path: `M${x + gap} ${y + gap}h${width - 2 * gap}v${height - 2 * gap}h${2 * gap - width}z`,
  }))
}

const mirrored = (cells: readonly Cell[], rows: readonly Row[]): Cell[] =>
  cellsOf(rows.map(({ from, to, ...row }) => ({ ...row, from: 200 - to, to: 200 - from }))).slice(
    0,
    cells.length,
  )

const left = cellsOf(leftRows)
export const cells: Record<SaltPart, Cell[]> = {
  top: cellsOf(topRows),
  back: cellsOf(backRows),
  left,
  right: mirrored(left, leftRows),
}
export const outlineOf = (part: SaltPart): string => heads[part satisfies View] ?? ''

/** What share of a part is drawn, in percent of that part. */
export const percentOf = (part: SaltPart, drawn: readonly number[]) =>
  Math.round((10_000 * drawn.length) / cells[part].length) / 100

/** The drawing with one cell more or less: the next one joins what is there, the last goes first. */
export function step(part: SaltPart, drawn: readonly number[], by: 1 | -1): number[] {
  if (by < 0) return drawn.slice(0, -1)
  const all = cells[part]
  const free = all.filter((cell) => !drawn.includes(cell.id))
  const marked = all.filter((cell) => drawn.includes(cell.id))
  const centre = marked.length > 0 ? middleOf(marked) : middleOf(all)
  const distance = (cell: Cell) => (cell.x - centre.x) ** 2 + (cell.y - centre.y) ** 2
  const next = [...free].sort((a, b) => distance(a) - distance(b))[0]
  return next ? [...drawn, next.id] : [...drawn]
}

function middleOf(some: readonly Cell[]): { x: number; y: number } {
  const sum = (pick: (cell: Cell) => number) =>
    some.reduce((total, cell) => total + pick(cell), 0) / some.length
  return { x: sum((cell) => cell.x), y: sum((cell) => cell.y) }
}

/** A drawing of about so many percent, for a figure that was given as a number. */
export function drawingOf(part: SaltPart, percent: number): number[] {
  const count = Math.round((percent / 100) * cells[part].length)
  let drawn: number[] = []
  for (let i = 0; i < count; i++) drawn = step(part, drawn, 1)
  return drawn
}
