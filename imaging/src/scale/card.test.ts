import { expect, test } from 'vitest'
import { cardMm, cardShapes, marks } from './card.ts'
import { calibrationCard } from './card-file.ts'
import { sideMm } from './dictionary.ts'
import { findMarkers } from './marker.ts'
import { photograph } from './photograph.ts'

const boxes = cardShapes().flatMap((s) => (s.kind === 'box' ? [s] : []))

/** What the printed card throws back at a place of it. */
function printed(x: number, y: number): number {
  let grey = 1
  for (const b of boxes)
    if (x >= b.x && x < b.x + b.width && y >= b.y && y < b.y + b.height) grey = b.grey
  return 0.03 + 0.8 * grey
}

test('a photograph of the card shows every mark at its place and size', () => {
  const umPerPx = 130
  const view = { width: 690, height: 450, middle: [15, 15] as const, umPerPx, blurPx: 0.7 }
  const found = findMarkers(photograph(view, printed))
  expect(found.map((m) => m.id).sort((a, b) => a - b)).toEqual(
    marks.map((m) => m.id).sort((a, b) => a - b),
  )
  for (const { id, x, y } of marks) {
    const marker = found.find((m) => m.id === id)
    expect((marker?.umPerPx ?? 0) / umPerPx).toBeCloseTo(1, sideMm(id) > 5 ? 2 : 1)
    expect(Math.abs((marker?.corners[0][0] ?? 0) - 15 - (x * 1000) / umPerPx)).toBeLessThan(0.7)
    expect(Math.abs((marker?.corners[0][1] ?? 0) - 15 - (y * 1000) / umPerPx)).toBeLessThan(0.7)
  }
})

test('every mark keeps a white margin of one of its cells', () => {
  for (const { id, x, y } of marks) {
    const side = sideMm(id)
    const cell = side / 6
    for (let t = -cell / 2; t <= side + cell / 2; t += cell / 4)
      for (const [u, v] of [
        [t, -cell / 2],
        [t, side + cell / 2],
        [-cell / 2, t],
        [side + cell / 2, t],
      ] as const)
        expect(printed(x + u, y + v)).toBeGreaterThan(0.8)
  }
})

test('everything lies on the card, and the ruler is 50 mm long', () => {
  const lines = cardShapes().flatMap((s) => (s.kind === 'line' ? [s] : []))
  for (const { from, to } of lines)
    for (const [x, y] of [from, to]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(cardMm.width)
      expect(y).toBeLessThanOrEqual(cardMm.height)
    }
  const ticks = lines.filter((l) => l.from[0] === l.to[0] && l.width === 0.1 && l.from[1] > 40)
  const xs = ticks.map((l) => l.from[0]).filter((x) => x > 0 && x < cardMm.width)
  expect(Math.max(...xs) - Math.min(...xs)).toBe(50)
})

test('the SVG is in true millimetres', () => {
  const svg = calibrationCard({ format: 'svg' })
  expect(svg).toContain('width="85.6mm" height="54mm" viewBox="0 0 85.6 54"')
  expect(svg).not.toMatch(/NaN|undefined/)
})

test('the PDF’s table says where every object starts, its drawing is as long as it says', () => {
  const pdf = calibrationCard({ format: 'pdf' })
  expect(pdf).not.toMatch(/NaN|undefined/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the file must be plain ASCII
  expect(pdf).toMatch(/^[\x00-\x7f]*$/)
  const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
  expect(pdf.slice(start, start + 4)).toBe('xref')
  const rows = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)]
  expect(rows).toHaveLength(5)
  rows.forEach((row, i) => {
    expect(pdf.slice(Number(row[1]))).toMatch(new RegExp(`^${i + 1} 0 obj`))
  })
  const length = Number(/Length (\d+)/.exec(pdf)?.[1])
  const body = pdf.indexOf('stream\n') + 7
  expect(pdf.slice(body + length, body + length + 10)).toBe('\nendstream')
})
