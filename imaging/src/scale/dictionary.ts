/**
 * The marks of the calibration card: four by four cells, one bit each, row by row from the top left, 1 is
 * white; around them a black border one cell wide. Any two marks, in any turn, differ in at least six cells,
 * and so does each from itself turned, so one cell misread by dirt or a hair is still read right.
 */
export const dictionary: readonly number[] = [
  0x9544, 0xe0e5, 0x8aef, 0x9093, 0xacd4, 0x6a4d, 0xc6b7, 0x8c26, 0xf32d, 0x45fe, 0x679d, 0x09ca,
  0x5846, 0x96ac, 0x9d9e, 0x46c1,
]

/** Cells of a mark along one side, border included. */
export const cells = 6

/** Side of a mark in millimetres over its black border: the first six are large, the others for close-ups. */
export const sideMm = (id: number): number => (id < 6 ? 10 : 4)

/** A quarter turn of a mark's bits, clockwise. */
export function turned(code: number): number {
  let out = 0
  for (let y = 0; y < 4; y++)
    for (let x = 0; x < 4; x++)
      if ((code >> (15 - (y * 4 + x))) & 1) out |= 1 << (15 - (x * 4 + (3 - y)))
  return out
}

/** In how many cells two marks differ. */
export function differing(a: number, b: number): number {
  let v = a ^ b
  let n = 0
  for (; v; v &= v - 1) n++
  return n
}

/** Whether a cell of the whole mark, border included, is white. */
export function isWhite(id: number, column: number, row: number): boolean {
  if (column < 1 || row < 1 || column > 4 || row > 4) return false
  return ((dictionary[id]! >> (15 - ((row - 1) * 4 + column - 1))) & 1) === 1
}

/** Cells that may be misread: more would let a chance pattern pass. */
const mayDiffer = 1

/** Which mark the bits are, and how many quarter turns clockwise it lies; undefined when none. */
export function decode(bits: number): { id: number; turns: number } | undefined {
  for (let id = 0; id < dictionary.length; id++) {
    let code = dictionary[id]!
    for (let turns = 0; turns < 4; turns++) {
      if (differing(code, bits) <= mayDiffer) return { id, turns }
      code = turned(code)
    }
  }
  return undefined
}
