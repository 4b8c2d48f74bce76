import { distance } from '../geometry.ts'
import type { Point } from '../types.ts'

/** Roots this near leave the skin together (background: follicular units). */
const unitUm = 150
/** Larger units are not found on scalps: beyond it two units lie side by side. */
const mostHairs = 5

/** The follicular unit of each root, numbered from 0 in the order of the roots; nearest roots are joined first. */
export function unitsOf(roots: readonly Point[], umPerPx: number): number[] {
  const near: { i: number; j: number; d: number }[] = []
  roots.forEach((root, i) => {
    for (let j = i + 1; j < roots.length; j++) {
      const d = distance(root, roots[j]!) * umPerPx
      if (d <= unitUm) near.push({ i, j, d })
    }
  })
  const group = roots.map((_, i) => i)
  const size = roots.map(() => 1)
  const head = (i: number): number => (group[i] === i ? i : head(group[i]!))
  for (const { i, j } of near.sort((a, b) => a.d - b.d)) {
    const [a, b] = [head(i), head(j)].sort((x, y) => x - y) as [number, number]
    if (a === b || size[a]! + size[b]! > mostHairs) continue
    group[b] = a
    size[a]! += size[b]!
  }
  const number = new Map<number, number>()
  return roots.map((_, i) => {
    const h = head(i)
    if (!number.has(h)) number.set(h, number.size)
    return number.get(h)!
  })
}
