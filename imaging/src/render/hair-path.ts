import type { Point } from '../types.ts'

/** The course of a hair on the skin. */
export interface Course {
  readonly rootUm: Point
  /** Direction at the root in radians, from x to the right towards y down. */
  readonly angle: number
  readonly lengthUm: number
  /** Steady turn in radians per millimetre. */
  readonly bend: number
  /** Largest turn of the wave in radians, its length in micrometres and where it starts. */
  readonly wave: number
  readonly waveUm: number
  readonly phase: number
}

/** Distance of the points of a path: short against any bend of a hair. */
const stepUm = 40

/** The path from the root, a point every 40 um or a little less, in micrometres on the skin. */
export function hairPath(course: Course): Point[] {
  const steps = Math.max(2, Math.ceil(course.lengthUm / stepUm))
  const step = course.lengthUm / steps
  const turn = (s: number) => Math.sin((2 * Math.PI * s) / course.waveUm + course.phase)
  let [x, y] = course.rootUm
  const path: Point[] = [[x, y]]
  for (let i = 0; i < steps; i++) {
    const s = (i + 0.5) * step
    const waves = course.wave * (turn(s) - Math.sin(course.phase))
    const angle = course.angle + (course.bend * s) / 1000 + waves
    x += step * Math.cos(angle)
    y += step * Math.sin(angle)
    path.push([x, y])
  }
  return path
}

/** The part under the skin: straight back from the root, from the root downwards. */
export function buriedPath({ rootUm: [x, y], angle }: Course, lengthUm: number): Point[] {
  const back: Point = [x - lengthUm * Math.cos(angle), y - lengthUm * Math.sin(angle)]
  return [[x, y], back]
}
