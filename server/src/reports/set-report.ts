import { breakable } from './breakable.ts'
import { fits, pageData } from './page-data.ts'
import type { ReportDoc } from './report-doc.ts'
import type { Typst } from './typst.ts'

/** Sheets a report should fill. */
const wanted = 2

/**
 * Sets a report in this thread. What does not fit two pages is set closer, then without a turn after
 * the first page; what then still does not runs on, with nothing left out.
 */
export function setReport(typst: Typst, doc: ReportDoc): Uint8Array {
  const set = (fit: (typeof fits)[number]) => typst.set(breakable(pageData(doc, fit)))
  let best = set('roomy')
  for (const fit of fits.slice(1)) {
    if (best.pages <= wanted) break
    const closer = set(fit)
    if (closer.pages < best.pages) best = closer
  }
  return best.bytes
}
