import type { Point } from '../types.ts'

/** Area inside a polygon in its own unit, squared; 0 for fewer than three corners. */
export function polygonArea(corners: readonly Point[]): number {
  let twice = 0
  corners.forEach(([x, y], k) => {
    const [u, v] = corners[(k + 1) % corners.length] as Point
    twice += x * v - u * y
  })
  return Math.abs(twice) / 2
}

/** Whether two sides of a polygon cross; such an outline has no inside to speak of. */
export function crossesItself(corners: readonly Point[]): boolean {
  const n = corners.length
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const [a, b] = [corners[i]!, corners[i + 1]!]
      const [c, d] = [corners[j]!, corners[(j + 1) % n]!]
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true
    }
  return false
}

const side = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))

/** 1 for each pixel whose centre lies inside a polygon (even-odd), rows from the top. */
export function inside(
  corners: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array {
  const mask = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const cuts: number[] = []
    corners.forEach(([ax, ay], k) => {
      const [bx, by] = corners[(k + 1) % corners.length] as Point
      if (ay > y !== by > y) cuts.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
    })
    cuts.sort((p, q) => p - q)
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const from = Math.max(0, Math.ceil(cuts[k]!))
      const to = Math.min(width - 1, Math.floor(cuts[k + 1]!))
      for (let x = from; x <= to; x++) mask[y * width + x] = 1
    }
  }
  return mask
}
