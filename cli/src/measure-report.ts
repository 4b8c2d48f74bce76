import type { Estimate, Measurement } from '@anagen/imaging'
import type { FileProblem } from './answer.ts'

/** What became of one file: measured, refused with reasons, or not a picture that can be read. */
export type Outcome = { file: string } & ({ measurement: Measurement } | { problem: FileProblem })

type Figure = {
  label: string
  /** The column of the CSV; an estimate has two more, for its interval. */
  column: string
  unit: string
  digits: number
  of: (m: Measurement) => Estimate | number | undefined
}

/** What a measurement is shown as, in this order; a share is shown in per cent. */
const figures: readonly Figure[] = [
  { label: 'Hairs', column: 'count', unit: '', digits: 0, of: (m) => m.count },
  { label: 'Follicular units', column: 'units', unit: '', digits: 0, of: (m) => m.units },
  { label: 'Area', column: 'area_cm2', unit: 'cm2', digits: 3, of: (m) => m.areaCm2 },
  {
    label: 'Density',
    column: 'density_per_cm2',
    unit: 'per cm2',
    digits: 0,
    of: (m) => m.densityPerCm2,
  },
  { label: 'Calibre, median', column: 'calibre_um', unit: 'um', digits: 1, of: (m) => m.calibreUm },
  {
    label: 'Terminal hairs',
    column: 'terminal_pct',
    unit: '%',
    digits: 0,
    of: (m) => m.terminalShare && percent(m.terminalShare),
  },
  {
    label: 'Cumulative thickness',
    column: 'cumulative_thickness_mm_per_cm2',
    unit: 'mm/cm2',
    digits: 2,
    of: (m) => m.cumulativeThicknessMmPerCm2,
  },
  {
    label: 'Hair length',
    column: 'length_mm_per_cm2',
    unit: 'mm/cm2',
    digits: 0,
    of: (m) => m.lengthMmPerCm2,
  },
  { label: 'Coverage', column: 'coverage_pct', unit: '%', digits: 1, of: (m) => m.coveragePct },
  { label: 'Bare area', column: 'bare_pct', unit: '%', digits: 1, of: (m) => m.barePct },
  { label: 'Part', column: 'part_width_px', unit: 'px', digits: 1, of: (m) => m.partWidthPx },
  { label: 'Part', column: 'part_width_mm', unit: 'mm', digits: 2, of: (m) => m.partWidthMm },
  { label: 'Brow area', column: 'brow_px', unit: 'px', digits: 0, of: (m) => m.brow?.areaPx },
  { label: 'Brow area', column: 'brow_mm2', unit: 'mm2', digits: 0, of: (m) => m.brow?.areaMm2 },
  {
    label: 'Brow coverage',
    column: 'brow_coverage_pct',
    unit: '%',
    digits: 0,
    of: (m) => m.brow?.coveragePct,
  },
  {
    label: 'Brow darkness',
    column: 'brow_darkness_pct',
    unit: '%',
    digits: 0,
    of: (m) => m.brow?.darknessPct,
  },
  {
    label: 'Scale',
    column: 'um_per_px',
    unit: 'um/px',
    digits: 3,
    of: (m) => m.scale?.umPerPx,
  },
]

const percent = ({ value, low, high }: Estimate): Estimate => ({
  value: 100 * value,
  low: 100 * low,
  high: 100 * high,
})

/** The figures of one picture, one a line: name, value, 95 % interval, unit. */
export function table(measurement: Measurement): string {
  const rows = figures.flatMap(({ label, unit, digits, of }) => {
    const figure = of(measurement)
    if (figure === undefined) return []
    if (typeof figure === 'number') return [[label, figure.toFixed(digits), '', unit]]
    const interval = `${figure.low.toFixed(digits)} to ${figure.high.toFixed(digits)}`
    return [[label, figure.value.toFixed(digits), interval, unit]]
  })
  if (measurement.scale) rows.push(['Scale from', measurement.scale.from, '', ''])
  return columns(rows)
}

/** Rows as aligned columns; figures to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => (r[i] ?? '').length)))
  const cell = (text: string, i: number) =>
    i === 0 ? text.padEnd(widths[i] as number) : text.padStart(i === 3 ? 0 : (widths[i] as number))
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

/** What one line has room for. */
const inLine = ['density_per_cm2', 'calibre_um', 'part_width_mm', 'brow_mm2', 'brow_coverage_pct']

/** One line a picture for several: what came of it and the figures most asked for. */
export function line(outcome: Outcome): string {
  if ('problem' in outcome) return outcome.problem.message
  const m = outcome.measurement
  const codes = m.reasons.map((r) => r.code).join(', ')
  if (m.status === 'cannot-measure') return `cannot measure: ${codes}`
  const shown = figures.flatMap(({ column, unit, digits, of }) => {
    const figure = inLine.includes(column) ? (of(m) as Estimate | undefined) : undefined
    return figure ? [`${figure.value.toFixed(digits)} ${unit}`] : []
  })
  return [
    ...(m.count === undefined ? [] : [`${m.count} hairs`]),
    ...shown,
    ...(codes ? [codes] : []),
  ].join(', ')
}

/** All pictures as CSV (RFC 4180): figures with their intervals, reasons by code. */
export function csv(outcomes: readonly Outcome[]): string {
  const head = figures.flatMap(({ column }) =>
    plainColumns.has(column) ? [column] : [column, `${column}_low`, `${column}_high`],
  )
  const rows = outcomes.map((outcome) => {
    const m = 'measurement' in outcome ? outcome.measurement : undefined
    const status = m ? m.status : 'bad-input'
    const reasons =
      'problem' in outcome ? outcome.problem.code : (m?.reasons ?? []).map((r) => r.code).join(' ')
    return [
      outcome.file,
      status,
      reasons,
      ...figures.flatMap((f) => cells(f, m)),
      m?.scale?.from ?? '',
      m?.engine ?? '',
    ]
  })
  return [['file', 'status', 'reasons', ...head, 'scale_from', 'engine'], ...rows]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('')
}

/** Counted or given, without an interval of their own. */
const plainColumns = new Set(['count', 'units', 'area_cm2', 'bare_pct', 'brow_px', 'um_per_px'])

function cells({ column, digits, of }: Figure, m: Measurement | undefined): string[] {
  const figure = m && of(m)
  // One digit more than is shown: a table is often computed with.
  const text = (n: number | undefined) =>
    n === undefined ? '' : String(Number(n.toFixed(digits + 1)))
  if (plainColumns.has(column)) return [text(figure as number | undefined)]
  const { value, low, high } = (figure ?? {}) as Partial<Estimate>
  return [text(value), text(low), text(high)]
}

/** A name that begins like a formula gets an apostrophe, or a spreadsheet would run it. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
