import { breakable } from './breakable.ts'
import { pageData } from './page-data.ts'
import type { ReportDoc } from './report-doc.ts'
import type { Typst } from './typst.ts'

/** Sheets a report should fill. */
const wanted = 2

/**
 * Sets a report in this thread. What does not fit two pages is set closer; what then still does not
 * runs on, with nothing left out.
 */
export function setReport(typst: Typst, doc: ReportDoc): Uint8Array {
  const roomy = typst.set(breakable(pageData(doc, false)))
  if (roomy.pages <= wanted) return roomy.bytes
  const dense = typst.set(breakable(pageData(doc, true)))
  return dense.pages < roomy.pages ? dense.bytes : roomy.bytes
}
