import { addDays } from '@anagen/core/shared'
import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { pageData } from './page-data.ts'
import { renderReport, reportPress } from './report.ts'
import type { ReportDoc } from './report-doc.ts'
import { hostileReport, sampleEn, sampleEs, sampleLong } from './report-samples.ts'
import { loadTypst } from './typst.ts'
import { reportWords } from './words.ts'

type Pdf = Awaited<ReturnType<typeof read>>
type Node = { role?: string; alt?: string; children?: Node[] }

/** What a reader of PDF files finds in one: text without spaces, tags, and text off the sheet. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes.slice())
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1)
  const pages = await Promise.all(numbers.map((n) => pdf.getPage(n)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  const items = contents.flatMap(({ items: all }, page) =>
    all.flatMap((one) => ('str' in one ? [{ ...one, page }] : [])),
  )
  const trees = (await Promise.all(pages.map((page) => page.getStructTree()))) as Node[]
  return {
    pages: pdf.numPages,
    info: (await pdf.getMetadata()).info as Record<string, unknown>,
    marks: await pdf.getMarkInfo(),
    text: squeezed(items.map((one) => one.str).join('')),
    lastPage: squeezed(items.map((one) => (one.page === pdf.numPages - 1 ? one.str : '')).join('')),
    tags: trees.flatMap(walk),
    outside: items.filter(({ transform, width, page }) => {
      const [, , right = 0, top = 0] = pages[page]?.view ?? []
      const [x = 0, y = 0] = [transform[4], transform[5]]
      return x < 20 || x + width > right - 20 || y < 20 || y > top - 20
    }),
  }
}

const walk = (node: Node | null): Node[] =>
  node ? [node, ...(node.children ?? []).flatMap(walk)] : []
/** Without spaces, which lines lose; the micro sign and the Greek letter are one glyph. */
const squeezed = (text: string) =>
  text
    .replace(/[\s\u200b]+/g, '')
    .normalize('NFC')
    .replaceAll('\u00b5', '\u03bc')

/** Every sentence and name a report was given. */
function sentencesOf(doc: ReportDoc): string[] {
  const { ribbon, chart } = doc
  return [
    ...[doc.practice.name, ...doc.practice.contact, doc.person.name, doc.person.about ?? ''],
    ...[doc.protocol, doc.verdict.headline, ...doc.verdict.paragraphs, ...doc.next],
    ...[...ribbon.holds, ...ribbon.reviews, ...ribbon.events].map((one) => one.label),
    ...(chart ? [chart.measure, chart.unit, chart.errorWords] : []),
    ...(chart?.points.map((p) => p.label) ?? []),
    ...[chart?.chance, chart?.untreated].map((band) => band?.label ?? ''),
    ...doc.visits.flatMap((v) => [v.light ?? '', ...v.zones.map((z) => z.name)]),
    ...doc.measures.flatMap((m) => [m.name, m.first, m.latest, m.says]),
    ...doc.notes.flatMap((n) => [n.title ?? '', n.text]),
    ...doc.basis.flatMap((b) => [b.text, b.source ?? '']),
    `${doc.made.engine} ${doc.made.version}`,
  ]
}

/** A course of six visits over nine zones, read in seven measures, with nothing to come. */
function halfYear(doc: ReportDoc): ReportDoc {
  const zones = ['Front', 'Middle', 'Crown', 'Left side', 'Right side', 'Left temple', 'Back']
  const many = <T>(n: number, one: (i: number) => T) => Array.from({ length: n }, (_, i) => one(i))
  return {
    ...doc,
    next: [],
    visits: many(6, (i) => ({
      ...{ n: i + 1, date: addDays(doc.date, 28 * i), light: null },
      zones: [
        ...zones.map((name) => ({ name, depthMm: 0.6, passes: 4 })),
        ...['Left brow', 'Right brow'].map((name) => ({ name, depthMm: 0.25, passes: 4 })),
      ],
    })),
    measures: many(7, (i) => doc.measures[i % 2]).flatMap((one) => one ?? []),
    notes: many(7, () => doc.notes[3]).flatMap((one) => one ?? []),
  }
}

const missing = (doc: ReportDoc, { text }: Pdf) =>
  sentencesOf(doc).filter((sentence) => !text.includes(squeezed(sentence)))

describe('a progress report', () => {
  it.each([
    { name: 'in English', doc: sampleEn, pages: 2 },
    { name: 'in Spanish', doc: sampleEs, pages: 2 },
    { name: 'with twelve visits and twenty notes', doc: sampleLong, pages: 3 },
  ])('$name says all it was given, on $pages pages', async ({ doc, pages }) => {
    const pdf = await read(await renderReport(doc))
    expect(pdf.pages).toBe(pages)
    expect(missing(doc, pdf)).toEqual([])
    expect(pdf.outside).toEqual([])
  })

  it('is tagged: language, title, headings, tables with heads, drawings in words', async () => {
    const pdf = await read(await renderReport(sampleEs))
    expect(pdf.info).toMatchObject({
      Language: 'es',
      Title: 'Informe de evolución: Begoña Ibáñez de la Peña',
      Author: 'Consulta Capilar El Enebro',
      CreationDate: 'D:20260529000000Z',
    })
    expect(pdf.marks).toMatchObject({ Marked: true })
    const count = (role: string) => pdf.tags.filter((tag) => tag.role === role).length
    expect({ h1: count('H1'), h2: count('H2'), tables: count('Table') }).toEqual({
      ...{ h1: 1, h2: 9, tables: 4 },
    })
    expect(count('TH')).toBe(3 + 6 + 4 + 2)
    const alts = pdf.tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt)
    expect(alts).toEqual([
      expect.stringContaining('Visita 4, 9 jun 2026, reservada, con luz.'),
      expect.stringContaining(' 10 may 2026: 166, entre 158 y 174.'),
    ])
  })

  it.each([sampleEn, sampleEs])(
    'holds on two pages all that half a year gives ($lang)',
    async (doc) => {
      const pdf = await read(await renderReport(halfYear(doc)))
      expect(pdf.pages).toBe(2)
      expect(missing(halfYear(doc), pdf)).toEqual([])
    },
  )

  it.each([
    { name: 'what comes next', n: 8, change: {} },
    { name: 'what happened', n: 12, change: { next: [] } },
    {
      ...{ name: 'what is worth knowing', n: 16 },
      change: { next: [], ribbon: { ...sampleEn.ribbon, events: [], holds: [] } },
    },
  ])('takes $name along to a page with what it rests on', async ({ n, change }) => {
    const [note] = sampleEn.notes
    const notes = Array.from({ length: n }, () => ({ title: null, text: note?.text ?? '' }))
    const basis = [...sampleEn.basis, ...sampleEn.basis, ...sampleEn.basis]
    const typst = await loadTypst()
    const { bytes } = typst.set(pageData({ ...sampleEn, basis, ...change, notes }, 'roomy'))
    const { pages, lastPage } = await read(bytes)
    expect(pages).toBe(3)
    expect(lastPage).toContain(squeezed(`${reportWords.en.basis}1.${basis[0]?.text}`))
    expect(lastPage.startsWith(squeezed(reportWords.en.basis))).toBe(false)
  })

  it('is the same to the byte, whatever was set before', async () => {
    const first = await renderReport(sampleEn)
    await renderReport(sampleLong)
    const press = reportPress({ limit: 60_000, reports: 1, idle: 1000 })
    expect(Buffer.from(await press.render(sampleEn)).equals(first)).toBe(true)
    expect(Buffer.from(await renderReport(sampleEn)).equals(first)).toBe(true)
    await press.close()
  })

  it('leaves out what there is none of', async () => {
    const none = { visits: [], measures: [], notes: [], next: [], basis: [], chart: null }
    const ribbon = { visits: [], holds: [], reviews: [], events: [], seasons: [] }
    const pdf = await read(await renderReport({ ...sampleEn, ...none, ribbon }))
    expect(pdf.text).toContain(squeezed(sampleEn.verdict.headline))
    expect(pdf.tags.filter((tag) => tag.role === 'Table')).toEqual([])
    expect(pdf.pages).toBe(1)
  })
})

describe('hostile text', () => {
  const words = [
    '#import "@preview/evil:1.0.0": x',
    '#read("/etc/passwd") #eval("1") #panic()',
    '$x^2$ \\ \\u{41} \\n *bold* _it_ `raw` ```c``` <label> @ref [x] {y}',
    '= Heading // comment /* more */ ~ -- --- "quoted" \'single\'',
    '- item + item / term: words',
    '"}],"date":"2026-01-01"',
    '<script>alert(1)</script> {{x}} %s {page} {pages}',
    'Ангелина Ωμέγα Đặng Łukasz',
    '😀 ❤',
    'n'.repeat(500),
  ]
  it.each(words)('is printed as it is: %s', async (text) => {
    const doc = hostileReport(text.slice(0, 500))
    const pdf = await read(await renderReport(doc))
    expect(missing(doc, pdf)).toEqual([])
    expect(pdf.outside).toEqual([])
    expect(pdf.info.Title).toBe(`Progress report: ${doc.person.name}`)
  })

  it('from right to left is printed in its own letters', async () => {
    const pdf = await read(await renderReport(hostileReport('שלום June مرحبا')))
    expect(pdf.info.Title).toBe('Progress report: שלום June مرحبا')
    expect(pdf.text).toContain('שלום')
    expect(pdf.outside).toEqual([])
  })

  it('with six accents on one letter stays on the sheet', async () => {
    const name = `A${'\u0301'.repeat(6)}na`
    const pdf = await read(await renderReport(hostileReport(name)))
    expect(pdf.text.split(squeezed(name)).length).toBeGreaterThan(10)
    expect(pdf.outside).toEqual([])
  })

  it('all at once, with signs that cannot be printed, neither breaks a page nor leaves it', async () => {
    const pdf = await read(await renderReport(hostileReport()))
    expect(pdf.outside).toEqual([])
    expect(pdf.text).toContain('#import"@preview/evil:1.0.0"')
    expect(pdf.text).toContain('\ufffd')
  })

  it('fills pages without losing any of it', async () => {
    const zone = { name: 'z'.repeat(480), depthMm: null, passes: null }
    const visits = [
      { n: 1, date: '2026-03-12', light: 'l'.repeat(500), zones: Array(20).fill(zone) },
    ]
    const doc = { ...sampleEn, visits }
    const pdf = await read(await renderReport(doc))
    expect(pdf.text.match(/z/g)?.length).toBeGreaterThanOrEqual(20 * 480)
    expect(pdf.outside).toEqual([])
  })
})

describe('what is no report', () => {
  it.each([
    { name: 'an unknown field', change: { colour: 'red' } },
    { name: 'a date that is none', change: { date: '2026-02-30' } },
    { name: 'another language', change: { lang: 'fr' } },
    {
      name: 'a value outside its range',
      change: {
        chart: {
          ...sampleEn.chart,
          points: [{ ...sampleEn.chart?.points[0], value: 10, low: 20, high: 30 }],
        },
      },
    },
  ])('is refused: $name', async ({ change }) => {
    await expect(renderReport({ ...sampleEn, ...change } as ReportDoc)).rejects.toThrow()
  })
})

describe('the press', () => {
  const press = reportPress({ limit: 60_000, reports: 2, idle: 60_000 })
  afterAll(() => press.close())

  it('sets what is asked for at once one after the other, over the end of a thread', async () => {
    const names = ['Ana', 'Bea', 'Cleo', 'Dora', 'Eva']
    const reports = await Promise.all(
      names.map((name) => press.render({ ...sampleEn, person: { name, about: null } })),
    )
    const titles = await Promise.all(reports.map(async (one) => (await read(one)).info.Title))
    expect(titles).toEqual(names.map((name) => `Progress report: ${name}`))
  })

  it('ends what takes too long, and goes on with the next', async () => {
    const hurried = reportPress({ limit: 0, reports: 2, idle: 60_000 })
    await expect(hurried.render(sampleEn)).rejects.toThrow('not set within 0 ms')
    await expect(hurried.render(sampleEn)).rejects.toThrow('not set within 0 ms')
    await hurried.close()
  })
})
