import type { Plane } from './types.ts'

/** Small squares that cover a picture; `on` has one byte a square, rows from the top. */
export interface Tiles {
  readonly columns: number
  readonly rows: number
  readonly on: Uint8Array
}

/** The tiles of `tilePx` pixels (a power of two) in which some pixel reaches `least`. */
export function tilesAtLeast({ width, height, data }: Plane, least: number, tilePx: number): Tiles {
  const shift = Math.log2(tilePx)
  const columns = Math.ceil(width / tilePx)
  const rows = Math.ceil(height / tilePx)
  const on = new Uint8Array(columns * rows)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, row = (y >> shift) * columns; x < width; x++, i++)
      if (data[i]! >= least) on[row + (x >> shift)] = 1
  return { columns, rows, on }
}

/** The tiles with so many more on either side. */
export function grown({ columns, rows, on }: Tiles, aside: number, down: number): Tiles {
  const wide = new Uint8Array(on.length)
  for (let y = 0; y < rows; y++) {
    const row = y * columns
    for (const [from, end] of pairsOf(on.subarray(row, row + columns)))
      wide.fill(1, row + Math.max(0, from - aside), row + Math.min(columns, end + aside))
  }
  const out = new Uint8Array(on.length)
  for (let y = 0; y < rows; y++)
    for (let v = Math.max(0, y - down); v <= Math.min(rows - 1, y + down); v++)
      for (let x = 0; x < columns; x++) out[y * columns + x]! |= wide[v * columns + x]!
  return { columns, rows, on: out }
}

/** First and end of each stretch of ones. */
function pairsOf(row: Uint8Array): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let from = row.indexOf(1); from >= 0; ) {
    const zero = row.indexOf(0, from)
    const end = zero < 0 ? row.length : zero
    pairs.push([from, end])
    from = row.indexOf(1, end)
  }
  return pairs
}

/**
 * The pixels of each row of a picture that lie in tiles of `tilePx` pixels: first and end of each stretch, one after
 * the other. All of them without `tiles`.
 */
export function runsOf(tiles: Tiles | undefined, tilePx: number, width: number) {
  const whole = [0, width]
  if (!tiles) return () => whole
  const { columns, rows, on } = tiles
  const runs = Array.from({ length: rows }, (_, y) =>
    pairsOf(on.subarray(y * columns, (y + 1) * columns)).flatMap(([from, end]) => [
      from * tilePx,
      Math.min(width, end * tilePx),
    ]),
  )
  return (y: number): readonly number[] => runs[Math.floor(y / tilePx)]!
}
