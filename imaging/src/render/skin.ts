import { plane } from '../filters.ts'
import { apply, invert, type Similarity } from '../geometry.ts'
import type { Random } from '../random.ts'
import type { Point } from '../types.ts'
import { around, type Canvas, type Colour, light, stain } from './canvas.ts'
import { addField, noiseAt } from './noise-field.ts'
import { pick, stream } from './options.ts'
import type { Site } from './site.ts'

/** Skin from the palest to the darkest, evenly lit, sRGB. */
const tones: readonly Colour[] = [
  light(222, 190, 172),
  light(212, 174, 152),
  light(192, 150, 128),
  light(150, 108, 82),
  light(112, 78, 58),
  light(80, 54, 42),
]

export const skinColour = (tone: number): Colour =>
  tones[Math.min(5, Math.max(0, Math.round(tone)))] as Colour

/** Patches, pores and grain of the skin: size in micrometres and share of brightness. */
const texture = [
  { cellUm: 1600, amount: 0.06 },
  { cellUm: 420, amount: 0.05 },
  { cellUm: 130, amount: 0.04 },
  { cellUm: 45, amount: 0.04 },
] as const

/** What blood takes from the light. */
const blood: Colour = [0.1, 0.42, 0.34]

export interface SkinNuisances {
  readonly redness: number
  readonly wrinkles: number
  readonly ink: number
  readonly moles: number
}

/** Fills the canvas with the skin of a site as `view` (micrometres on the skin to pixels) shows it. */
export function paintSkin(
  to: Canvas,
  site: Site,
  { view, redness }: { view: Similarity; redness: number },
): void {
  const toSite = invert(view)
  const brighter = plane(to.width, to.height)
  for (const [k, t] of texture.entries())
    addField(brighter, toSite, { ...t, seed: site.seed * 31 + k })
  const red = plane(to.width, to.height)
  addField(red, toSite, { cellUm: 2600, amount: 1, seed: site.seed * 31 + 11 })
  addField(red, toSite, { cellUm: 700, amount: 0.5, seed: site.seed * 31 + 12 })
  const base = skinColour(site.growth.skinTone)
  to.planes.forEach((data, c) => {
    for (let i = 0; i < data.length; i++) {
      const flush = redness * Math.max(0, 0.35 + 0.65 * red.data[i]!)
      data[i] = base[c]! * (1 + brighter.data[i]!) * (1 - flush * blood[c]!)
    }
  })
}

/** A line over the whole site that wanders a little, in micrometres. */
function wanderingLine(random: Random, site: Site, angle: number): Point[] {
  const reach = Math.hypot(site.halfWidthUm, site.halfHeightUm)
  const offset = random.between(-reach, reach) * 0.8
  const [nx, ny] = [-Math.sin(angle), Math.cos(angle)]
  const seed = random.below(0x7fffffff)
  const path: Point[] = []
  for (let s = -reach; s <= reach; s += 150) {
    const o = offset + 260 * noiseAt(seed, s / 1800, 0.5)
    path.push([s * Math.cos(angle) + o * nx, s * Math.sin(angle) + o * ny])
  }
  return path
}

/** What a fold takes from the light. */
const shade: Colour = [0.8, 1, 1]

/** Wrinkles: shallow dark lines with soft sides, many in one direction and a few across. */
function paintWrinkles(
  to: Canvas,
  site: Site,
  { view, strength }: { view: Similarity; strength: number },
): void {
  const random = stream(site.seed, 21)
  const scale = Math.hypot(view.a, view.b)
  const main = random.between(0, Math.PI)
  const areaMm = (site.halfWidthUm + site.halfHeightUm) / 1000
  const count = Math.round(strength * areaMm * 1.4)
  for (let k = 0; k < count; k++) {
    const angle = main + 0.12 * random.normal() + (random.next() < 0.2 ? 1.2 : 0)
    const path = wanderingLine(random, site, angle).map((p) => apply(view, p))
    const sd = random.between(16, 45) * scale
    const depth = strength * random.between(0.06, 0.22)
    const fade = random.below(0x7fffffff)
    to.draw({ path, halfStart: 3 * sd, halfEnd: 3 * sd }, (i, _, across, along) => {
      const along1 = 0.6 + 0.7 * noiseAt(fade, along / scale / 900, 0.5)
      const profile = Math.exp(-(across * across) / (2 * sd * sd))
      stain(to, i, shade, depth * Math.max(0, along1) * profile)
    })
  }
}

/** Vessels under the skin: red, thin, branching off nowhere, softer than hair. */
function paintVessels(
  to: Canvas,
  site: Site,
  { view, strength }: { view: Similarity; strength: number },
): void {
  const random = stream(site.seed, 22)
  const scale = Math.hypot(view.a, view.b)
  const areaCm2 = (4 * site.halfWidthUm * site.halfHeightUm) / 1e8
  const count = Math.round(Math.max(0, strength - 0.3) * areaCm2 * 14)
  for (let k = 0; k < count; k++) {
    let [x, y] = somewhere(random, site)
    let angle = random.between(0, 2 * Math.PI)
    const path: Point[] = [[x, y]]
    for (let s = random.between(6, 18); s > 0; s--) {
      angle += 0.35 * random.normal()
      x += 60 * Math.cos(angle)
      y += 60 * Math.sin(angle)
      path.push([x, y])
    }
    const sd = random.between(14, 30) * scale
    const depth = strength * random.between(0.2, 0.6)
    const stroke = { path: path.map((p) => apply(view, p)), halfStart: 3 * sd, halfEnd: 2 * sd }
    to.draw(stroke, (i, _, across) =>
      stain(to, i, blood, depth * Math.exp(-(across * across) / (2 * sd * sd))),
    )
  }
}

const somewhere = (random: Random, site: Site): Point => [
  random.between(-site.halfWidthUm, site.halfWidthUm),
  random.between(-site.halfHeightUm, site.halfHeightUm),
]

/** What pigment takes from the light. */
const pigment: Colour = [0.55, 0.75, 0.85]

/** Moles (0.4 to 2 mm, dark) and freckles (0.1 to 0.4 mm, pale), with uneven soft borders. */
function paintMoles(
  to: Canvas,
  site: Site,
  { view, strength }: { view: Similarity; strength: number },
): void {
  const random = stream(site.seed, 23)
  const scale = Math.hypot(view.a, view.b)
  const areaCm2 = (4 * site.halfWidthUm * site.halfHeightUm) / 1e8
  const count = Math.round(strength * areaCm2 * 16)
  for (let k = 0; k < count; k++) {
    const mole = random.next() < 0.12
    const radius = (mole ? random.between(250, 900) : random.between(50, 200)) * scale
    const depth = mole ? random.between(0.5, 0.9) : random.between(0.12, 0.35)
    const soft = (mole ? 0.12 : 0.35) * radius
    const seed = random.below(0x7fffffff)
    const centre = apply(view, somewhere(random, site))
    around(to, { centre, radius: radius * 1.6 }, (i, dx, dy) => {
      const rough = noiseAt(seed, (dx / radius) * 1.5, (dy / radius) * 1.5)
      const d = Math.hypot(dx, dy) - radius * (1 + 0.3 * rough)
      stain(to, i, pigment, depth / (1 + Math.exp(d / soft)))
    })
  }
}

/** What pens and tattoos take from the light: violet, blue, black, green. */
const inks: readonly Colour[] = [
  [0.62, 0.78, 0.3],
  [0.8, 0.62, 0.3],
  [0.8, 0.8, 0.75],
  [0.75, 0.45, 0.6],
]

/** Marks of a pen: dots, lines and crosses, 0.2 to 0.6 mm wide, patchy as ink on skin is. */
function paintInk(
  to: Canvas,
  site: Site,
  { view, strength }: { view: Similarity; strength: number },
): void {
  const random = stream(site.seed, 24)
  const scale = Math.hypot(view.a, view.b)
  const areaCm2 = (4 * site.halfWidthUm * site.halfHeightUm) / 1e8
  const count = Math.round(strength * areaCm2 * 3)
  const takes = pick(random, inks)
  for (let k = 0; k < count; k++) {
    const [x, y] = somewhere(random, site)
    const half = random.between(100, 300)
    const reach = random.next() < 0.5 ? half * 0.4 : random.between(600, 1800)
    const first = random.between(0, Math.PI)
    const arms = random.next() < 0.5 ? [first] : [first, first + Math.PI / 2]
    for (const angle of arms) {
      const [ux, uy] = [reach * Math.cos(angle), reach * Math.sin(angle)]
      const ends: Point[] = [
        [x - ux, y - uy],
        [x + ux, y + uy],
      ]
      const px = half * scale
      const soft = 35 * scale
      const length = 2 * reach * scale
      const stroke = {
        path: ends.map((p) => apply(view, p)),
        halfStart: px * 1.5,
        halfEnd: px * 1.5,
      }
      const seed = random.below(0x7fffffff)
      to.draw(stroke, (i, _, across, along) => {
        const end = Math.min(along, length - along) / soft
        const edge = 1 / (1 + Math.exp((Math.abs(across) - px) / soft))
        const patch = 0.65 + 0.35 * noiseAt(seed, across / scale / 90, along / scale / 90)
        stain(to, i, takes, 0.85 * edge * patch * Math.min(1, Math.max(0, end)))
      })
    }
  }
}

/** Everything that is on or in the skin and stays there between pictures. */
export function paintMarks(
  to: Canvas,
  site: Site,
  { view, ...n }: SkinNuisances & { view: Similarity },
): void {
  paintVessels(to, site, { view, strength: n.redness })
  paintMoles(to, site, { view, strength: n.moles })
  paintWrinkles(to, site, { view, strength: n.wrinkles })
  paintInk(to, site, { view, strength: n.ink })
}
