import { questionsIn } from '../screening/index.ts'
import type { Text } from '../shared/index.ts'
import { type Phase, type Protocol, protocolSchema, type Quantity } from './schema.ts'
import { questionsOf } from './screened.ts'
import { problemWords as words } from './text.ts'

/** One thing to mend: the path into the document, and words for the person at the editor. */
export type Problem = { path: string; message: Text }
export type Validated = { ok: true; protocol: Protocol } | { ok: false; problems: Problem[] }

/** All times of a visit lie on this grid, in minutes, as the planner's do. */
export const gridMinutes = 5

const problem = (path: string, message: Text): Problem => ({ path, message })
const when = (bad: boolean, path: string, message: Text): Problem[] =>
  bad ? [problem(path, message)] : []

function spacingProblems({ spacing, kind }: Protocol): Problem[] {
  if (!spacing) return when(kind === 'course', 'spacing', words.spacingMissing)
  const { minDays, targetDays, maxDays } = spacing
  const ordered = minDays <= targetDays && targetDays <= maxDays
  return [
    ...when(kind === 'single visit', 'spacing', words.spacingUnused),
    ...when(!ordered, 'spacing.targetDays', words.spacingOrder),
  ]
}

const rangeProblems = (path: string, { value, min, max }: Quantity) =>
  when(!(min <= value && value <= max), `${path}.value`, words.range)

function doseProblems({ dose, elements }: Protocol): Problem[] {
  const needling = (['scalp', 'brow'] as const).flatMap((element) => {
    const path = `dose.${element}`
    const own = dose[element]
    if (!own) return when(elements.includes(element), path, words.dose)
    return [
      ...when(!elements.includes(element), path, words.element),
      ...rangeProblems(`${path}.depth`, own.depth),
      ...rangeProblems(`${path}.passes`, own.passes),
      ...rangeProblems(`${path}.directions`, own.directions),
    ]
  })
  const offersLight = elements.includes('light')
  return [
    ...needling,
    ...when(offersLight && !dose.light, 'dose.light', words.dose),
    ...when(!offersLight && dose.light !== undefined, 'dose.light', words.element),
    ...(dose.light ? rangeProblems('dose.light.wavelength', dose.light.wavelength) : []),
  ]
}

const offGrid = (minutes: number) => minutes % gridMinutes !== 0

function phaseProblems(path: string, phases: readonly Phase[], element: Protocol['elements']) {
  return phases.flatMap((phase, index) => [
    ...when(offGrid(phase.offsetMin), `${path}.${index}.offsetMin`, words.grid(gridMinutes)),
    ...when(offGrid(phase.lengthMin), `${path}.${index}.lengthMin`, words.grid(gridMinutes)),
    ...when(!element.includes(phase.element), `${path}.${index}.element`, words.element),
  ])
}

const endOf = (phases: readonly Phase[]) =>
  Math.max(0, ...phases.map((phase) => phase.offsetMin + phase.lengthMin))

function addOnProblems(protocol: Protocol): Problem[] {
  return protocol.visit.addOns.flatMap((addOn, index) => {
    const path = `visit.addOns.${index}`
    const tooLong = endOf(addOn.phases) > addOn.lengthMin
    return [
      ...phaseProblems(`${path}.phases`, addOn.phases, protocol.elements),
      ...when(offGrid(addOn.lengthMin), `${path}.lengthMin`, words.grid(gridMinutes)),
      ...when(tooLong, `${path}.lengthMin`, words.addOnLength),
    ]
  })
}

function visitProblems(protocol: Protocol): Problem[] {
  const { phases, treatFromMin, treatToMin } = protocol.visit
  const inside = treatFromMin < treatToMin && treatToMin <= endOf(phases)
  return [
    ...phaseProblems('visit.phases', phases, protocol.elements),
    ...when(offGrid(treatFromMin), 'visit.treatFromMin', words.grid(gridMinutes)),
    ...when(offGrid(treatToMin), 'visit.treatToMin', words.grid(gridMinutes)),
    ...when(!inside, 'visit.treatToMin', words.treatment),
    ...addOnProblems(protocol),
  ]
}

/** The base and the add-ons are exactly the elements offered, each once, each with a consent. */
function elementProblems({ base, elements, visit, areas, consents }: Protocol): Problem[] {
  const given = [base, ...visit.addOns.map((addOn) => addOn.element)].sort()
  const same = JSON.stringify(given) === JSON.stringify([...elements].sort())
  const consented = new Set(consents.flatMap((consent) => consent.elements))
  return [
    ...when(!same, 'elements', words.notOffered),
    ...areas.flatMap(({ element }, index) =>
      when(!elements.includes(element), `areas.${index}.element`, words.element),
    ),
    ...elements.flatMap((element) => when(!consented.has(element), 'consents', words.consent)),
  ]
}

function numberingProblems({ visits, kind, reviews }: Protocol): Problem[] {
  const gap = visits.findIndex((visit, index) => visit.n !== index + 1)
  const wrongCount = kind === 'course' ? visits.length < 2 : visits.length !== 1
  const wrongReviews = reviews.flatMap(({ due }, index) => {
    const path = `reviews.${index}.due`
    if ('atVisit' in due)
      return when(due.atVisit > visits.length, `${path}.atVisit`, words.reviewVisit)
    return when(due.fromWeek > due.toWeek, `${path}.toWeek`, words.weeks)
  })
  return [
    ...when(gap >= 0, `visits.${gap}.n`, words.visitNumbers),
    ...when(wrongCount, 'visits', words.oneVisit),
    ...wrongReviews,
  ]
}

function windowProblems({ intake, checkIns }: Protocol): Problem[] {
  return [
    ...when(intake.fromWeek > intake.toWeek, 'intake.toWeek', words.weeks),
    ...checkIns.flatMap(({ fromDays, toDays }, index) =>
      when(fromDays > toDays, `checkIns.${index}.toDays`, words.days),
    ),
  ]
}

function repeats(path: string, rows: readonly { id: string }[]): Problem[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }, index) => {
    const again = seen.has(id)
    seen.add(id)
    return when(again, `${path}.${index}.id`, words.twice)
  })
}

const namedLists = [
  'areas',
  'questions',
  'rules',
  'measures',
  'reviews',
  'consents',
  'escalate',
  'education',
  'views',
] as const

function measureProblems({ measures, intake, visits, reviews }: Protocol): Problem[] {
  const known = new Set(measures.map((measure) => measure.id))
  const uses = [
    { path: 'intake', ids: intake.measures },
    ...visits.map((visit, index) => ({ path: `visits.${index}`, ids: visit.measures })),
    ...reviews.map((review, index) => ({ path: `reviews.${index}`, ids: review.measures })),
  ]
  return uses.flatMap(({ path, ids }) =>
    ids.flatMap((id, index) => when(!known.has(id), `${path}.measures.${index}`, words.measure)),
  )
}

/** A rule whose question is gone could never be decided, a question whose gate is gone never shown. */
function questionProblems({ questions, rules }: Protocol): Problem[] {
  const known = new Set(questions.map((question) => question.id))
  const lacks = (ids: readonly string[]) => ids.some((id) => !known.has(id))
  return [
    ...rules.flatMap((rule, index) =>
      when(lacks(questionsOf(rule)), `rules.${index}`, words.question),
    ),
    ...questions.flatMap(({ when: gate }, index) =>
      when(
        gate !== undefined && lacks(questionsIn(gate)),
        `questions.${index}.when`,
        words.question,
      ),
    ),
  ]
}

/**
 * Reads a protocol document. Every problem is named with its path (`dose.scalp.depth.value`):
 * first those of form, and once the form holds, those between its parts. It judges sense, not
 * medicine: what leaves a label is a departure (see departures) and allowed.
 */
export function validateProtocol(raw: unknown): Validated {
  const read = protocolSchema.safeParse(raw)
  if (!read.success) {
    const problems = read.error.issues.map((issue) =>
      problem(issue.path.map(String).join('.'), words.form(issue.message)),
    )
    return { ok: false, problems }
  }
  const protocol = read.data
  const problems = [
    ...namedLists.flatMap((list) => repeats(list, protocol[list])),
    ...spacingProblems(protocol),
    ...doseProblems(protocol),
    ...visitProblems(protocol),
    ...elementProblems(protocol),
    ...numberingProblems(protocol),
    ...windowProblems(protocol),
    ...measureProblems(protocol),
    ...questionProblems(protocol),
  ]
  return problems.length === 0 ? { ok: true, protocol } : { ok: false, problems }
}
