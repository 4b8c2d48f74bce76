import { cardMm, cardShapes, type Shape } from './card.ts'

/**
 * The calibration card as a file to print at 100 %: an SVG of the card's own size, or a PDF with the card in
 * the upper left of an A4 sheet. Both are plain ASCII text; the same call gives the same bytes.
 */
export function calibrationCard({ format }: { format: 'svg' | 'pdf' }): string {
  return format === 'svg' ? asSvg(cardShapes()) : asPdf(cardShapes())
}

function asSvg(shapes: readonly Shape[]): string {
  const { width, height } = cardMm
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" aria-label="Anagen calibration card">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...shapes.map(svgOf),
    '</svg>',
    '',
  ].join('\n')
}

function svgOf(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, grey } = shape
      return `<rect x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}" fill="${hex(grey)}"/>`
    }
    case 'line': {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to]
      return `<path d="M${mm(x1)} ${mm(y1)}L${mm(x2)} ${mm(y2)}" stroke="#000" stroke-width="${mm(shape.width)}"/>`
    }
    case 'circle':
      return `<circle cx="${mm(shape.x)}" cy="${mm(shape.y)}" r="${mm(shape.radius)}" fill="none" stroke="#000" stroke-width="${mm(shape.width)}"/>`
    case 'text':
      return `<text x="${mm(shape.x)}" y="${mm(shape.y)}" font-family="Helvetica, Arial, sans-serif" font-size="${mm(shape.size)}">${shape.text}</text>`
  }
}

const mm = (v: number) => String(Math.round(v * 1000) / 1000)

function hex(grey: number): string {
  const v = Math.round(grey * 255)
    .toString(16)
    .padStart(2, '0')
  return `#${v}${v}${v}`
}

/** PDF's unit is 1/72 inch. */
const points = 72 / 25.4
const sheet = { width: 210, height: 297 }
const margin = 20

/** A PDF 1.4 of one page: catalogue, page tree, page, its drawing, one of the standard fonts. */
function asPdf(shapes: readonly Shape[]): string {
  const drawing = shapes.map(pdfOf).join('\n')
  const box = `[0 0 ${pt(sheet.width)} ${pt(sheet.height)}]`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = file.length
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  return `${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
}

const pt = (v: number) => String(Math.round(v * points * 1000) / 1000)
const across = (x: number) => pt(x + margin)
/** PDF counts upwards from the sheet's lower edge. */
const up = (y: number) => pt(sheet.height - margin - y)

function pdfOf(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, grey } = shape
      const at = `${across(x)} ${up(y + height)} ${pt(width)} ${pt(height)}`
      return `${Math.round(grey * 1000) / 1000} g ${at} re f`
    }
    case 'line': {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to]
      return `0 G ${pt(shape.width)} w ${across(x1)} ${up(y1)} m ${across(x2)} ${up(y2)} l S`
    }
    case 'circle':
      return circle(shape)
    case 'text': {
      const words = shape.text.replace(/[\\()]/g, '\\$&')
      return `BT 0 g /F1 ${pt(shape.size)} Tf ${across(shape.x)} ${up(shape.y)} Td (${words}) Tj ET`
    }
  }
}

/** Four cubic curves; their control points at this share of the radius keep within 0.03 % of a circle. */
const bend = 0.5522847

function circle({ x, y, radius: r, width }: Extract<Shape, { kind: 'circle' }>): string {
  const at = (dx: number, dy: number) => `${across(x + dx * r)} ${up(y + dy * r)}`
  const k = bend
  return [
    `0 G ${pt(width)} w ${at(1, 0)} m`,
    `${at(1, k)} ${at(k, 1)} ${at(0, 1)} c`,
    `${at(-k, 1)} ${at(-1, k)} ${at(-1, 0)} c`,
    `${at(-1, -k)} ${at(-k, -1)} ${at(0, -1)} c`,
    `${at(k, -1)} ${at(1, -k)} ${at(1, 0)} c s`,
  ].join(' ')
}
