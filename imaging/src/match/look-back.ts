import { gatherEvidence } from '../close-up/evidence.ts'
import { sample } from '../filters.ts'
import { distance, pathLength } from '../geometry.ts'
import type { Hair, Picture, Point } from '../types.ts'

/** A picture in which a place can be looked at again. */
export interface Trail {
  readonly umPerPx: number
  /** How much more contrast than beside it a path has, over its width in pixels; above 0 for a hair. */
  answer(path: readonly Point[], widthPx: number): number
  /** Share of a path that other traced hairs lie on. */
  taken(path: readonly Point[], widthPx: number): number
}

interface Source {
  readonly picture: Picture
  readonly hairs: readonly Hair[]
  readonly umPerPx: number
}

/** Only the first part of a hair is looked for: it may have been clipped shorter. */
const lookUm = 350
/** Registration and lean leave this much play. */
const asideUm = 60
const turns = [-0.25, -0.12, 0, 0.12, 0.25]
/** Answers above this share of what the hair should give mean that it is there. */
const thereShare = 0.3
/** More than this share of its place under other hairs: nobody can tell. */
const hiddenShare = 0.5

export function trail({ picture, hairs, umPerPx }: Source): Trail {
  const { contrast } = gatherEvidence(picture, umPerPx)
  const light = hairs.filter((h) => h.tone === 'light').length * 2 > hairs.length
  const sign = light ? -1 : 1
  const at = (x: number, y: number) => sign * sample(contrast, x, y)
  return {
    umPerPx,
    answer: (path, widthPx) => {
      const places = beginning(path, lookUm / umPerPx)
      const beside = widthPx / 2 + Math.max(2, widthPx * 0.4)
      let sum = 0
      places.forEach(([x, y], i) => {
        const [nx, ny] = across(places, i)
        const middle =
          (at(x, y) +
            at(x + nx * widthPx * 0.2, y + ny * widthPx * 0.2) +
            at(x - nx * widthPx * 0.2, y - ny * widthPx * 0.2)) /
          3
        const flank = Math.min(
          at(x + nx * beside, y + ny * beside),
          at(x - nx * beside, y - ny * beside),
        )
        sum += middle - Math.max(0, flank)
      })
      return places.length ? sum / places.length : 0
    },
    taken: (path, widthPx) => {
      const places = beginning(path, lookUm / umPerPx)
      const on = places.filter((p) =>
        hairs.some((h) => nearPath(p, h.path, (h.widthPx + widthPx) / 3)),
      )
      return places.length ? on.length / places.length : 0
    },
  }
}

type Asked = { own: number; widthPx: number; trail: Trail }

/** Is a hair that should lie on `path`, and answer `own`, to be seen there? */
export function lookBack(
  path: readonly Point[],
  { own, widthPx, trail: other }: Asked,
): 'there' | 'hidden' | 'absent' {
  const reach = Math.round(asideUm / other.umPerPx)
  const step = Math.max(1, Math.round(widthPx / 4))
  let best = Number.NEGATIVE_INFINITY
  for (const turn of turns)
    for (let aside = -reach; aside <= reach; aside += step) {
      const moved = placed(path, turn, aside)
      if (other.taken(moved, widthPx) > hiddenShare) continue
      best = Math.max(best, other.answer(moved, widthPx))
    }
  if (best > thereShare * own) return 'there'
  return other.taken(path, widthPx) > hiddenShare ? 'hidden' : 'absent'
}

function placed(path: readonly Point[], turn: number, aside: number): Point[] {
  const [x0, y0] = path[0]!
  const [nx, ny] = across(path, 0)
  const c = Math.cos(turn)
  const s = Math.sin(turn)
  return path.map(([x, y]) => [
    x0 + nx * aside + c * (x - x0) - s * (y - y0),
    y0 + ny * aside + s * (x - x0) + c * (y - y0),
  ])
}

/** The first `reach` pixels of a path, in steps of about two pixels. */
function beginning(path: readonly Point[], reach: number): Point[] {
  const whole = Math.min(reach, pathLength(path))
  const n = Math.max(4, Math.round(whole / 2))
  const out: Point[] = []
  let segment = 1
  let done = 0
  for (let i = 0; i <= n; i++) {
    const want = (whole * i) / n
    while (
      segment < path.length - 1 &&
      done + distance(path[segment - 1]!, path[segment]!) < want
    ) {
      done += distance(path[segment - 1]!, path[segment]!)
      segment++
    }
    const [ax, ay] = path[segment - 1]!
    const [bx, by] = path[segment]!
    const t = (want - done) / Math.max(1e-6, distance(path[segment - 1]!, path[segment]!))
    out.push([ax + t * (bx - ax), ay + t * (by - ay)])
  }
  return out
}

function across(path: readonly Point[], i: number): Point {
  const [ax, ay] = path[Math.max(0, i - 1)]!
  const [bx, by] = path[Math.min(path.length - 1, i + 1)]!
  const d = Math.max(1e-6, Math.hypot(bx - ax, by - ay))
  return [-(by - ay) / d, (bx - ax) / d]
}

function nearPath([x, y]: Point, path: readonly Point[], within: number): boolean {
  for (let i = 1; i < path.length; i++) {
    const [ax, ay] = path[i - 1]!
    const [bx, by] = path[i]!
    const l2 = (bx - ax) ** 2 + (by - ay) ** 2 || 1e-9
    const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / l2))
    if (Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= within) return true
  }
  return false
}
