import type { ReportRibbon } from './report-doc.ts'
import type { Shape, Stroke } from './scene.ts'

export type Visit = ReportRibbon['visits'][number]

/** Radius of a visit's dot, in points. */
export const dot = 8

/** The dot of a visit: a state is told by its form, not by colour alone. */
export function dotShapes({ state, n }: Pick<Visit, 'state' | 'n'>, x: number, y: number): Shape[] {
  const at: [number, number] = [x, y]
  const stroke = (points: [number, number][], paint: 'white' | 'faint'): Shape => ({
    kind: 'line',
    points: points.map(([dx, dy]) => [x + dx, y + dy]),
    stroke: { paint, width: 1.5 },
  })
  if (state === 'done') {
    const check = stroke(
      [
        [-3.3, 0.3],
        [-1, 2.7],
        [3.4, -2.4],
      ],
      'white',
    )
    return [{ kind: 'circle', at, r: dot, fill: 'green' }, check]
  }
  if (state === 'missed' || state === 'cancelled')
    return [
      { kind: 'circle', at, r: dot, fill: 'white', stroke: { paint: 'faint', width: 1 } },
      stroke(
        [
          [-2.7, -2.7],
          [2.7, 2.7],
        ],
        'faint',
      ),
      stroke(
        [
          [-2.7, 2.7],
          [2.7, -2.7],
        ],
        'faint',
      ),
    ]
  const booked = state === 'booked'
  const paint = booked ? 'green' : 'faint'
  const ring: Stroke = booked ? { paint, width: 1.4 } : { paint, width: 1.1, dash: [2.2, 2.2] }
  const number = { anchor: 'middle', text: String(n), size: 8, paint, strong: true } as const
  return [
    { kind: 'circle', at, r: dot, fill: 'white', stroke: ring },
    { kind: 'text', at: [x, y + 2.8], ...number },
  ]
}

/** A small sun: light in the same visit. */
export function sun(x: number, y: number): Shape[] {
  const rays = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth): Shape => {
    const [dx, dy] = [Math.cos((eighth * Math.PI) / 4), Math.sin((eighth * Math.PI) / 4)]
    const points: [number, number][] = [
      [x + 3.4 * dx, y + 3.4 * dy],
      [x + 4.8 * dx, y + 4.8 * dy],
    ]
    return { kind: 'line', points, stroke: { paint: 'amber', width: 0.9 } }
  })
  return [{ kind: 'circle', at: [x, y], r: 2.2, fill: 'amber' }, ...rays]
}

/** A review; small above the line where a visit stands in its place. */
export function diamond(x: number, y: number, r = 7): Shape {
  return {
    kind: 'area',
    points: [
      [x, y - r],
      [x + r, y],
      [x, y + r],
      [x - r, y],
    ],
    fill: 'white',
    stroke: { paint: 'blue', width: 1.2 },
  }
}
