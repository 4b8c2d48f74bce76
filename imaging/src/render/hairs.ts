import { gaussian, plane, sample } from '../filters.ts'
import { apply, compose, pathLength, type Similarity } from '../geometry.ts'
import type { Plane, Point } from '../types.ts'
import { band, brightness, type Canvas, type Colour, cover, light, stain } from './canvas.ts'
import { buriedPath, hairPath } from './hair-path.ts'
import { noiseAt } from './noise-field.ts'
import { type HairColour, stream } from './options.ts'
import type { Site, SiteHair } from './site.ts'
import { skinColour } from './skin.ts'
import { stroker } from './stroke.ts'

/** Hair in even light, sRGB. */
const colours: Record<HairColour, Colour> = {
  black: light(30, 25, 25),
  brown: light(66, 47, 34),
  light: light(128, 102, 68),
  grey: light(222, 218, 210),
  blond: light(226, 196, 146),
}

/** Darker or lighter than the skin of the site. */
export const toneOf = (colour: HairColour, skinTone: number): 'dark' | 'light' =>
  brightness(colours[colour]) > brightness(skinColour(skinTone)) ? 'light' : 'dark'

/** Share of the light a hair holds back: fine hair has little pigment and lets the skin through. */
const opacity = (widthUm: number): number => 0.97 - 0.5 * Math.exp(-widthUm / 18)

/** Hair in a view: its path in pixels and half its mean width in pixels. */
interface Drawn {
  readonly hair: SiteHair
  readonly path: readonly Point[]
  readonly half: number
}

/** A hair brought into a view. */
export function inView(hair: SiteHair, view: Similarity): Drawn {
  const path = hairPath(hair).map((p) => apply(view, p))
  return { hair, path, half: (hair.widthUm * Math.hypot(view.a, view.b)) / 2 }
}

/** Draws one hair: rounded by shading, its middle shining where oil lies, and marks the pixels it covers. */
function paintHair(
  to: Canvas,
  mask: Plane,
  { hair, path, half, oil }: Drawn & { oil: number },
): void {
  const random = stream(hair.id, 41)
  const tint = 1 + 0.15 * random.normal()
  const colour = colours[hair.colour].map((c) => c * Math.max(0.5, tint)) as unknown as Colour
  const solid = opacity(hair.widthUm)
  const bright = oil * random.between(0.1, 0.5)
  const middle = random.between(-0.25, 0.25)
  const seed = random.below(0x7fffffff)
  const edges = hair.colour === 'grey' || hair.colour === 'blond' ? 0.45 : 0.1
  const um = hair.widthUm / (2 * half)
  const slant = random.between(-0.5, 0.5)
  const stroke = {
    path,
    halfStart: half * (1 + hair.taper),
    halfEnd: half * (1 - hair.taper),
    slant,
  }
  to.draw(stroke, (i, share, across, along) => {
    const u = across / half
    const round = 1 - edges * u * u * Math.min(1, Math.abs(u))
    const patch = Math.max(0, 0.3 + noiseAt(seed, (along * um) / 160, 0.5))
    const spec = bright * patch * Math.exp(-((u - middle) ** 2) / 0.08)
    const shaded = [0, 1, 2].map((c) => colour[c]! * round + spec) as unknown as Colour
    cover(to, i, shaded, share * solid)
    mask.data[i] = 1 - (1 - mask.data[i]!) * (1 - share)
  })
}

/** Coverage of the hair alone, before any blur, as it is drawn. */
export function paintHairs(
  to: Canvas,
  drawn: readonly Drawn[],
  { seed, oil }: { seed: number; oil: number },
): Plane {
  const mask = plane(to.width, to.height)
  const random = stream(seed, 42)
  for (const d of drawn) paintHair(to, mask, { ...d, oil: oil * random.next() })
  return mask
}

/** Skin spreads the light from what lies in it by about this much (standard deviation). */
const skinSpreadUm = 26

/** What the buried hair takes from the light, bluish as dark things under skin look. */
const buried: Colour = [0.72, 0.6, 0.44]

/** The blurred part of the hairs under the skin, paler the deeper; drawn coarsely since it is soft. */
export function paintBuried(
  to: Canvas,
  drawn: readonly Drawn[],
  { view, skinTone }: { view: Similarity; skinTone: number },
): void {
  const um = 1 / Math.hypot(view.a, view.b)
  const factor = Math.max(1, Math.round(skinSpreadUm / 2 / um))
  const width = Math.ceil(to.width / factor)
  const height = Math.ceil(to.height / factor)
  const shift = -(factor - 1) / 2 / factor
  const small = compose({ a: 1 / factor, b: 0, tx: shift, ty: shift }, view)
  const dark = plane(width, height)
  const draw = stroker(width, height)
  for (const { hair, half } of drawn) {
    if (toneOf(hair.colour, skinTone) === 'light') continue
    const path = buriedPath(hair, hair.buriedUm).map((p) => apply(small, p))
    const length = pathLength(path)
    const pigmented = 1 - brightness(colours[hair.colour]) / brightness(skinColour(skinTone))
    draw(band(path, (half / factor) * 1.4), (i, share, _, along) => {
      const depth = Math.min(1, Math.max(0, along / length))
      const here = share * opacity(hair.widthUm) * pigmented * (1 - depth)
      dark.data[i] = Math.max(dark.data[i]!, here)
    })
  }
  const soft = gaussian(dark, skinSpreadUm / um / factor)
  for (let y = 0, i = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++, i++) {
      const amount = sample(soft, x / factor + shift, y / factor + shift)
      if (amount > 0.002) stain(to, i, buried, amount)
    }
}

/** Bits of cut hair, 60 to 140 um long: below what counts as a hair. */
export function paintDebris(
  to: Canvas,
  site: Site,
  { seed, view, strength }: { seed: number; view: Similarity; strength: number },
): void {
  const random = stream(seed, 43)
  const scale = Math.hypot(view.a, view.b)
  const areaCm2 = (4 * site.halfWidthUm * site.halfHeightUm) / 1e8
  const count = Math.round(strength * areaCm2 * 25)
  for (let k = 0; k < count; k++) {
    const x = random.between(-site.halfWidthUm, site.halfWidthUm)
    const y = random.between(-site.halfHeightUm, site.halfHeightUm)
    const angle = random.between(0, Math.PI)
    const length = random.between(60, 140)
    const end: Point = [x + length * Math.cos(angle), y + length * Math.sin(angle)]
    const half = (random.between(20, 70) / 2) * scale
    const colour = colours[site.growth.hairColour]
    const path = [apply(view, [x, y]), apply(view, end)]
    to.draw(
      { path, halfStart: half, halfEnd: half, slant: random.between(-0.8, 0.8) },
      (i, share) => cover(to, i, colour, 0.9 * share),
    )
  }
}
