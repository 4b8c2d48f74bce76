import { gaussian, luma, plane } from '../../imaging/src/filters.ts'
import type { Hair, Picture, Plane, Point } from '../../imaging/src/types.ts'

/**
 * The simple way that most open counters go, as a baseline in the same run: the largest ridge answer over a few
 * scales, Otsu's threshold, thinning, and every piece between ends and junctions is a hair; its width is twice
 * the distance to the edge of the mask.
 */
export function skeletonHairs(picture: Picture, umPerPx: number): Hair[] {
  const light = luma(picture)
  const mask = otsu(ridgeness(light))
  const thin = thinned(mask)
  return pieces(thin)
    .filter((path) => (path.length - 1) * umPerPx >= 100)
    .map((path, unit) => ({
      root: path[0] as Point,
      tip: path[path.length - 1] as Point,
      path,
      widthPx: widthAlong(mask, path),
      unit,
      score: 1,
      tone: 'dark',
    }))
}

function ridgeness(light: Plane): Plane {
  const { width, height } = light
  const out = plane(width, height)
  for (const sigma of [1.5, 3, 5]) {
    const L = gaussian(light, sigma).data
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x
        const at = (k: number) => L[i + k] as number
        const xx = at(-1) - 2 * at(0) + at(1)
        const yy = at(-width) - 2 * at(0) + at(width)
        const xy = (at(-width - 1) + at(width + 1) - at(1 - width) - at(width - 1)) / 4
        const largest = (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy)
        const answer = Math.max(0, largest * sigma * sigma)
        if (answer > (out.data[i] as number)) out.data[i] = answer
      }
  }
  return out
}

/** Otsu's threshold over 256 bins. */
function otsu({ width, height, data }: Plane): Uint8Array {
  const most = data.reduce((m, v) => Math.max(m, v), 0) || 1
  const bins = new Float64Array(256)
  for (const v of data) {
    const bin = Math.min(255, Math.floor((255 * v) / most))
    bins[bin] = (bins[bin] as number) + 1
  }
  const total = data.length
  const sum = bins.reduce((s, n, i) => s + i * n, 0)
  let below = 0
  let belowSum = 0
  let best = 0
  let threshold = 0
  bins.forEach((n, i) => {
    below += n
    belowSum += i * n
    const above = total - below
    if (!below || !above) return
    const between = below * above * (belowSum / below - (sum - belowSum) / above) ** 2
    if (between > best) {
      best = between
      threshold = i
    }
  })
  const mask = new Uint8Array(width * height)
  data.forEach((v, i) => {
    mask[i] = (255 * v) / most > threshold ? 1 : 0
  })
  return Object.assign(mask, { width, height })
}

type Mask = Uint8Array & { width?: number; height?: number }

const around = (w: number) => [-w, 1 - w, 1, w + 1, w, w - 1, -1, -w - 1]

/** Zhang and Suen's thinning (1984). */
function thinned(source: Mask): Mask {
  const width = source.width as number
  const mask: Mask = Object.assign(source.slice(), { width, height: source.height as number })
  const ring = around(width)
  let left: number[] = []
  for (let i = width + 1; i < mask.length - width - 1; i++) if (mask[i]) left.push(i)
  const p = new Uint8Array(8)
  for (let changed = true; changed; ) {
    changed = false
    for (const pass of [0, 1]) {
      const gone = left.filter((i) => {
        let on = 0
        let turns = 0
        for (let k = 0; k < 8; k++) p[k] = mask[i + (ring[k] as number)] as number
        for (let k = 0; k < 8; k++) {
          on += p[k] as number
          if (!p[k] && p[(k + 1) % 8]) turns++
        }
        if (on < 2 || on > 6 || turns !== 1) return false
        const [n, , e, , s, , w] = p
        return pass === 0 ? !(n && e && s) && !(e && s && w) : !(n && e && w) && !(n && s && w)
      })
      for (const i of gone) mask[i] = 0
      if (gone.length) changed = true
      left = left.filter((i) => mask[i])
    }
  }
  return mask
}

/** Paths between ends and junctions of a thinned mask. */
function pieces(thin: Mask): Point[][] {
  const width = thin.width as number
  const ring = around(width)
  const near = (i: number) => ring.map((k) => i + k).filter((j) => thin[j])
  const used = new Uint8Array(thin.length)
  const found: Point[][] = []
  const at = (i: number): Point => [i % width, Math.floor(i / width)]
  thin.forEach((on, i) => {
    if (!on || near(i).length === 2) return
    for (const start of near(i)) {
      if (used[start]) continue
      const path = [i]
      let now = start
      while (thin[now] && !used[now]) {
        path.push(now)
        const next = near(now).filter((j) => j !== path[path.length - 2])
        if (next.length !== 1) break
        used[now] = 1
        now = next[0] as number
      }
      found.push(path.map(at))
    }
  })
  return found
}

function widthAlong(mask: Mask, path: readonly Point[]): number {
  const width = mask.width as number
  const reach = path.map(([x, y]) => {
    for (let r = 1; r < 20; r++)
      for (let a = 0; a < 8; a++) {
        const u = Math.round(x + r * Math.cos((a * Math.PI) / 4))
        const v = Math.round(y + r * Math.sin((a * Math.PI) / 4))
        if (!mask[v * width + u]) return r
      }
    return 20
  })
  return 2 * (reach.sort((a, b) => a - b)[reach.length >> 1] ?? 1) - 1
}
