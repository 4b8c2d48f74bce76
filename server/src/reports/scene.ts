/** Colours of the template, by name. */
export type Paint =
  | 'ink'
  | 'soft'
  | 'faint'
  | 'line'
  | 'green'
  | 'green-2'
  | 'green-soft'
  | 'amber'
  | 'amber-soft'
  | 'blue'
  | 'white'
  | 'chance'
  | 'untreated'

export type Point = [x: number, y: number]
export type Stroke = { paint: Paint; width: number; dash?: Point }

/** One thing drawn; lengths in points, y downwards, a text's y is its baseline. */
export type Shape =
  | { kind: 'line'; points: Point[]; stroke: Stroke }
  | { kind: 'area'; points: Point[]; fill: Paint; stroke?: Stroke }
  | { kind: 'rect'; at: Point; size: Point; radius: number; fill: Paint }
  | { kind: 'hatch'; at: Point; size: Point; radius: number }
  | { kind: 'season'; at: Point; size: Point }
  | { kind: 'circle'; at: Point; r: number; fill: Paint; stroke?: Stroke }
  | {
      kind: 'text'
      at: Point
      anchor: 'start' | 'middle' | 'end'
      text: string
      size: number
      paint: Paint
      strong?: boolean
    }

/** A drawing the template can draw, and what it shows in words for those who do not see it. */
export type Scene = { width: number; height: number; shapes: Shape[]; alt: string }

/** About how wide a text is set, in points: on the wide side, so that labels keep apart. */
export const widthOf = (text: string, size: number) => [...text].length * size * 0.56

/** A label that fits `room` points; what is cut off stands in full in the tables. */
export function shortened(text: string, size: number, room: number): string {
  const most = Math.max(4, Math.floor(room / (size * 0.56)))
  const letters = [...new Intl.Segmenter().segment(text.replaceAll('\n', ' '))].map(
    (one) => one.segment,
  )
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

/** Gives each label the first row in which it touches no other; -1 where `rows` do not suffice. */
export function rowsFor(spans: readonly { from: number; to: number }[], rows: number): number[] {
  const ends: number[] = Array(rows).fill(Number.NEGATIVE_INFINITY)
  return spans.map(({ from, to }) => {
    const row = ends.findIndex((end) => end <= from)
    if (row !== -1) ends[row] = to + 4
    return row
  })
}
