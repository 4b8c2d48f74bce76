import type { CourseView } from '@anagen/contract'
import type { Answers } from '@anagen/core/screening'

/** Answers that whoever treats should see before the person sits down: code, question, values. */
const alertTable: [code: string, question: string, values: string[]][] = [
  ['glp1', 'glp1', ['yes']],
  ['nickel', 'allergies', ['metal']],
  ['anaesthetic', 'allergies', ['anaesthetic']],
  ['anticoagulant', 'medicines', ['anticoagulant']],
  ['minoxidil', 'medicines', ['minoxidil']],
  ['pregnant', 'pregnant-nursing', ['yes']],
  ['epilepsy', 'conditions', ['epilepsy']],
  ['pigment', 'skin-past', ['pigment-change']],
]

/** The codes of what to know about a person, by the answers given. */
export function alertsFrom(answers: Answers): string[] {
  return alertTable
    .filter(([, question, values]) => {
      const given = [answers[question] ?? []].flat().map(String)
      return given.some((one) => values.includes(one))
    })
    .map(([code]) => code)
}

/** Dated answers for the lines under the ribbon; `lasts` runs on, the others are one day. */
const markTable: { label: string; question: string; lasts: boolean }[] = [
  { label: 'glp1', question: 'glp1-started-on', lasts: true },
  { label: 'isotretinoin', question: 'isotretinoin-last-on', lasts: false },
  { label: 'cancer-treatment', question: 'cancer-treatment-ended-on', lasts: false },
  { label: 'radiotherapy', question: 'radiotherapy-ended-on', lasts: false },
  { label: 'steroid-injection', question: 'steroid-injected-on', lasts: false },
  { label: 'transplant', question: 'transplanted-on', lasts: false },
  { label: 'prp', question: 'prp-on', lasts: false },
]

/** Medicines and events whose date is known. */
export function marksFrom(answers: Answers): CourseView['marks'] {
  return markTable.flatMap(({ label, question, lasts }) => {
    const from = answers[question]
    if (typeof from !== 'string' || from === 'unknown') return []
    return [{ label, from, to: lasts ? null : from }]
  })
}
