import { cells, isWhite } from './dictionary.ts'

/** Something to print, all lengths in millimetres from the card's top left; grey 0 is black, 1 white. */
export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly grey: number
    }
  | {
      readonly kind: 'line'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly width: number
    }
  | {
      readonly kind: 'circle'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly width: number
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Height of the line the letters stand on. */
      readonly y: number
      readonly size: number
      readonly text: string
    }

/** The size of a bank card (ISO/IEC 7810 ID-1), so that it fits a wallet and a laminator. */
export const cardMm = { width: 85.6, height: 54 }

/** Where each mark lies on the card: its number and the top left of its black border. */
export const marks: readonly { readonly id: number; readonly x: number; readonly y: number }[] = [
  { id: 0, x: 4, y: 9 },
  { id: 1, x: 17.5, y: 9 },
  { id: 6, x: 4.5, y: 24 },
  { id: 7, x: 12.5, y: 24 },
  { id: 8, x: 20.5, y: 24 },
  { id: 9, x: 36.5, y: 24 },
  { id: 10, x: 47, y: 24 },
  { id: 2, x: 71.6, y: 9 },
  { id: 11, x: 72, y: 24 },
  { id: 12, x: 72, y: 33 },
]

/** Everything on the calibration card. */
export function cardShapes(): Shape[] {
  return [...frame(), ...words(), ...marks.flatMap(mark), ...ruler(), ...areas(), ...greys()]
}

function frame(): Shape[] {
  const { width, height } = cardMm
  const line = (from: [number, number], to: [number, number]): Shape => ({
    kind: 'line',
    from,
    to,
    width: 0.1,
  })
  return [
    line([0, 0], [width, 0]),
    line([width, 0], [width, height]),
    line([width, height], [0, height]),
    line([0, height], [0, 0]),
  ]
}

const text = (x: number, y: number, size: number, words: string): Shape => ({
  kind: 'text',
  x,
  y,
  size,
  text: words,
})

function words(): Shape[] {
  return [
    text(4, 5.5, 3, 'Anagen calibration card'),
    text(4, 31, 1.9, 'Print at 100 %. Check that the ruler below is 50 mm long.'),
    text(4, 33.6, 1.9, 'Small marks, 4 mm: for close-ups. Large marks, 10 mm: for views.'),
    text(4, 36.2, 1.9, 'One whole mark in the picture, flat, sharp, not under hair or glare.'),
    text(4, 38.8, 1.9, 'The five greys must all look different, or the exposure is wrong.'),
  ]
}

/** One mark as its black square with the white cells on it, joined along rows so that no seams print. */
function mark({ id, x, y }: { id: number; x: number; y: number }): Shape[] {
  const side = id < 6 ? 10 : 4
  const cell = side / cells
  const shapes: Shape[] = [{ kind: 'box', x, y, width: side, height: side, grey: 0 }]
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      let run = 0
      while (column + run < cells && isWhite(id, column + run, row)) run++
      if (!run) continue
      const at = { x: x + column * cell, y: y + row * cell }
      shapes.push({ kind: 'box', ...at, width: run * cell, height: cell, grey: 1 })
      column += run
    }
  return shapes
}

/** 50 mm in half millimetres, its ticks thin enough to be read at 20 times. */
function ruler(): Shape[] {
  const left = 4
  const top = 41.5
  const shapes: Shape[] = []
  for (let half = 0; half <= 100; half++) {
    const x = left + half / 2
    const length = half % 20 === 0 ? 5 : half % 10 === 0 ? 4 : half % 2 === 0 ? 3 : 1.6
    shapes.push({ kind: 'line', from: [x, top], to: [x, top + length], width: 0.1 })
    if (half % 20 === 0) shapes.push(text(x - 0.7, top + 8, 2.2, String(half / 2)))
  }
  return [...shapes, text(left + 53.2, top + 8, 2.2, 'mm')]
}

/** A circle 10 mm across to its line's middle, and a square of 1 cm2. */
function areas(): Shape[] {
  const square = { x: 44, y: 9, side: 10 }
  const edge = (from: [number, number], to: [number, number]): Shape => ({
    kind: 'line',
    from,
    to,
    width: 0.15,
  })
  const { x, y, side } = square
  return [
    { kind: 'circle', x: 36.5, y: 14, radius: 5, width: 0.15 },
    text(33.4, 21.7, 1.9, '10 mm'),
    edge([x, y], [x + side, y]),
    edge([x + side, y], [x + side, y + side]),
    edge([x + side, y + side], [x, y + side]),
    edge([x, y + side], [x, y]),
    text(46.8, 21.7, 1.9, '1 cm2'),
  ]
}

/** Black, three greys and paper: printed reflectances about 4, 12, 25, 50 and 85 %. */
function greys(): Shape[] {
  return [0, 0.4, 0.55, 0.75, 1].map((grey, i) => ({
    kind: 'box',
    x: 63 + 4.2 * i,
    y: 42,
    width: 4.2,
    height: 8,
    grey,
  }))
}
