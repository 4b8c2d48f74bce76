import type {
  AnswerOf,
  ChangePreview,
  ObservationInput,
  PlanAnswer,
  RequestOf,
  RouteId,
  Routes,
  ScreeningView,
} from '@anagen/contract'
import { emptyTreatment } from '@anagen/contract/blank'
import { builtInProtocols } from '@anagen/core/protocol'
import type { Answers } from '@anagen/core/screening'
import { fullAnswers } from '../usecases/demo/demo-answers.ts'
import type { Answer, Input, TestServer } from './test-server.ts'
import { setupBody, weekdays } from './test-setup.ts'

export const person = {
  name: 'Ines Ferrer',
  bornOn: '1980-05-04',
  email: '',
  phone: '',
  language: 'en',
  diagnosisClass: 'pattern',
} as const

/** One record of every kind in the practice of a session. */
export type World = {
  patientId: string
  courseId: string
  /** A change that can be taken back. */
  changeId: string
  visitId: string
  /** The last but one visit of the course. */
  laterVisitId: string
  clearanceId: string
  holdId: string
  resourceId: string
  serviceId: string
  locationId: string
  staffId: string
  protocolId: string
  intakeToken: string
  offerToken: string
  feedId: string
  feedToken: string
  spotId: string
  /** Two figures at the spot: each change needs one of its own. */
  observationIds: string[]
  eventId: string
  /** The time offered to the later visit. */
  offered: { start: string; practitionerId: string }
  practitionerId: string
  starts: { n: number; start: string; practitionerId: string }[]
}

const wishes = { weekdays: [], hours: null, practitioner: null, vetoWeekdays: [], away: [] }

/** Fills a practice through the API, as its owner: a person with a booked course, and the rest. */
export async function makeWorld({ call }: TestServer, cookie: string): Promise<World> {
  const as = async (id: RouteId, input: Input) => ok(id, await call(id, input, { cookie })) as never
  const { locations } = (await as('session.get', {})) as { locations: [{ locationId: string }] }
  const { locationId } = locations[0]
  const { patientId } = (await as('patients.create', { body: person })) as { patientId: string }
  await answerAll(as, patientId, { 'alopecia-areata': 'yes' })
  const clear = { params: { patientId }, body: clearance }
  const { clearances } = (await as('patients.clear', clear)) as ScreeningView
  const ask = planOf(patientId, locationId)
  const plan = (await as('courses.plan', { body: ask })) as PlanAnswer
  const starts = (plan.plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
    n,
    start,
    practitionerId,
  }))
  const course = (await as('courses.book', { body: { ...ask, visits: starts } })) as {
    courseId: string
    visits: { visitId: string }[]
  }
  const hold = {
    params: { patientId },
    body: { from: '2026-09-01', until: '2026-09-02', why: 'Travel' },
  }
  const { holds } = (await as('patients.hold', hold)) as ScreeningView
  const { resources } = (await as('resources.list', {})) as {
    resources: { resourceId: string; kind: string }[]
  }
  const { services } = (await as('services.list', {})) as { services: { serviceId: string }[] }
  const spare = { name: 'Kim', email: `${patientId}@a.example`, role: 'read_only', licence: '' }
  const { staffId } = (await as('staff.create', {
    body: { ...spare, password: 'a long quiet sentence' },
  })) as { staffId: string }
  const { protocolId } = (await as('protocols.copy', {
    params: { protocolId: 'acupuncture-visit' },
    body: { name: 'Our visit' },
  })) as { protocolId: string }
  const { link } = (await as('patients.link', { params: { patientId }, body: {} })) as {
    link: string
  }
  const laterVisitId = course.visits.at(-2)?.visitId ?? ''
  const later = { params: { visitId: laterVisitId } }
  const { slots } = (await as('visits.slots', { ...later, query: {} })) as AnswerOf<
    Routes['visits.slots']
  >
  const offered = slots[0] ?? { start: '', practitionerId: '' }
  const place = { start: offered.start, practitionerId: offered.practitionerId }
  const offer = (await as('offers.make', { ...later, body: place })) as { link: string }
  const owned = { params: { of: 'patient', id: patientId }, body: { level: 'short' } } as const
  const feed = (await as('feeds.make', owned)) as { feedId: string; link: string }
  const outcomes = await makeOutcomes(as, patientId)
  return {
    patientId,
    courseId: course.courseId,
    ...outcomes,
    changeId: await changeLast(as, course),
    visitId: course.visits[0]?.visitId ?? '',
    laterVisitId,
    clearanceId: clearances[0]?.clearanceId ?? '',
    holdId: holds[0]?.holdId ?? '',
    resourceId: resources.find((one) => one.kind === 'room')?.resourceId ?? '',
    serviceId: services[0]?.serviceId ?? '',
    locationId,
    staffId,
    protocolId,
    intakeToken: link.split('#')[1] ?? '',
    offerToken: offer.link.split('#')[1] ?? '',
    offered: place,
    feedId: feed.feedId,
    feedToken: feed.link.split('/').at(-1) ?? '',
    practitionerId: starts[0]?.practitionerId ?? '',
    starts,
  }
}

/** A spot with two figures, and an event. */
async function makeOutcomes(
  as: (id: RouteId, input: Input) => Promise<never>,
  patientId: string,
): Promise<Pick<World, 'spotId' | 'observationIds' | 'eventId'>> {
  const params = { patientId }
  const { spotId } = (await as('spots.add', { params, body: spotPlace })) as { spotId: string }
  const body = { ...figures, entries: [density(spotId), density(spotId)] }
  const { observationIds } = (await as('observations.add', { params, body })) as {
    observationIds: string[]
  }
  const { eventId } = (await as('events.add', { params, body: lifeEvent })) as { eventId: string }
  return { spotId, observationIds, eventId }
}

const spotPlace = { name: 'Crown', view: 'top', x: 0.5, y: 0.6, reference: false } as const
const lifeEvent = { kind: 'minoxidil', label: '', from: '2026-01-12', to: null } as const
const figures = { date: '2026-03-02', visitId: null, note: '' } as const
const density = (spotId: string): ObservationInput => {
  return {
    ...{ measure: 'density-terminal', spotId, side: null, method: 'by-hand', value: null },
    ...{ repeats: [148.5, 152, 150], parts: {}, matched: null },
    ...{ device: 'Scope A', areaCm2: 1, umPerPx: 3.2, engine: null, operator: null },
  }
}

/** What the holder of both links of a world sends. */
export const linkHeaders = ({ intakeToken, offerToken }: World) => {
  return { 'x-intake-token': intakeToken, 'x-offer-token': offerToken }
}

/** Light on the last visit. */
async function changeLast(
  as: (id: RouteId, input: Input) => Promise<never>,
  course: { courseId: string; visits: { visitId: string }[] },
): Promise<string> {
  const params = { courseId: course.courseId }
  const visitIds = [course.visits.at(-1)?.visitId ?? '']
  const change = { kind: 'addOn', addOn: 'light', visitIds, on: true } as const
  const { options } = (await as('courses.preview', { params, body: { change } })) as ChangePreview
  const body = { change, choice: 'least', seen: seenIn(options[0]) } as const
  const { changeId } = (await as('courses.change', { params, body })) as { changeId: string }
  return changeId
}

/** The visits of a proposal as a change names them. */
export const seenIn = (option: ChangePreview['options'][number] | undefined) =>
  (option?.visits ?? []).map(({ visitId, version, to }) => {
    return { visitId, version, start: to?.start ?? null }
  })

const clearance = {
  kind: 'clearance',
  ruleIds: ['R10'],
  elements: ['scalp'],
  from: '2026-03-02',
  until: null,
  who: 'Dr. Lind',
  why: 'Seen in writing',
} as const

/** Answers every question with nothing to tell. */
export async function answerAll(
  as: (id: RouteId, input: Input) => Promise<never>,
  patientId: string,
  own: Answers = {},
): Promise<void> {
  const params = { patientId }
  const { questions } = (await as('patients.screening', { params, query: {} })) as ScreeningView
  const answers = fullAnswers({
    questions,
    elements: ['scalp', 'brow', 'light', 'acupuncture'],
    today: '2026-03-02',
    own: { 'birth-date': person.bornOn, ...own },
  })
  delete answers['birth-date']
  await as('patients.answer', { params, body: { answers, source: 'tablet' } })
}

export function planOf(patientId: string, locationId: string) {
  return {
    patientId,
    locationId,
    protocolId: 'microneedling-six-monthly',
    areas: ['scalp' as const],
    light: [1],
    wishes,
  }
}

/** A good request for every route; a route without one does not compile. */
export function samplesOf(world: World): Record<RouteId, Input> {
  const {
    patientId,
    courseId,
    changeId,
    visitId,
    laterVisitId,
    locationId,
    practitionerId,
    starts,
  } = world
  const { resourceId, serviceId, staffId, protocolId, clearanceId, holdId } = world
  const { spotId, eventId, observationIds } = world
  const [firstFigure = '', secondFigure = ''] = observationIds
  const ofPatient = { params: { patientId } }
  const ofVisit = { params: { visitId } }
  const setup = setupBody('new@a.example')
  const { name, zone, language, currency } = setup.practice
  const location = { name: 'Main', zone, hours: weekdays }
  const resource = {
    locationId,
    kind: 'room' as const,
    name: 'Room 3',
    staffId: null,
    pool: 'treatment',
    skills: [],
    hours: [],
    exceptions: [],
    device: null,
    active: true,
  }
  const service = {
    name: 'Visit',
    protocolId: 'acupuncture-visit',
    priceMinor: 9_500,
    lightPriceMinor: 0,
    active: true,
  }
  const plan = planOf(patientId, locationId)
  const laterDate = world.starts.at(-2)?.start.slice(0, 10) ?? ''
  const resourceIds = [practitionerId]
  const weekend = { locationId, resourceIds, from: '2026-03-07', to: '2026-03-08' }
  return {
    'setup.status': {},
    'setup.create': { body: setup },
    'setup.demo': { body: { language: 'en' } },
    'setup.demoProgress': {},
    'session.create': { body: { email: 'nobody@a.example', password: 'not this one' } },
    'session.end': {},
    'session.get': {},
    'practice.update': {
      body: { name, zone, language, currency, help: 'Line 555 0100', version: 1 },
    },
    'locations.update': { params: { locationId }, body: { ...location, version: 1 } },
    'locations.create': { body: { ...location, name: 'Second' } },
    'staff.list': {},
    'staff.create': {
      body: {
        name: 'Jo',
        email: 'jo@a.example',
        role: 'assistant',
        licence: '',
        password: 'a long quiet sentence',
      },
    },
    'staff.update': {
      params: { staffId },
      body: { name: 'Kim', role: 'read_only', licence: '', active: true, version: 1 },
    },
    'resources.list': {},
    'resources.create': { body: resource },
    'resources.update': { params: { resourceId }, body: { ...resource, version: 1 } },
    'services.list': {},
    'services.create': { body: service },
    'services.update': { params: { serviceId }, body: { ...service, version: 1 } },
    'audit.list': { query: {} },
    'patients.list': { query: { q: 'ines' } },
    'patients.create': { body: person },
    'patients.get': ofPatient,
    'patients.update': { ...ofPatient, body: { ...person, version: 1 } },
    'patients.timeline': ofPatient,
    'patients.screening': { ...ofPatient, query: {} },
    'patients.answer': { ...ofPatient, body: { answers: { glp1: 'no' }, source: 'staff' } },
    'patients.link': { ...ofPatient, body: {} },
    'patients.clear': {
      ...ofPatient,
      body: { ...clearance, ruleIds: ['R10'], elements: ['scalp'] },
    },
    'patients.withdrawClearance': { params: { patientId, clearanceId } },
    'patients.hold': { ...ofPatient, body: { from: '2026-10-01', until: null, why: 'Travel' } },
    'patients.releaseHold': { params: { patientId, holdId } },
    'intake.get': {},
    'intake.answer': { body: { answers: { glp1: 'no' }, finished: false } },
    'courses.plan': { body: plan },
    'courses.book': { body: { ...plan, visits: starts } },
    'courses.list': ofPatient,
    'courses.cancel': { params: { courseId }, body: { version: 1 } },
    'courses.preview': {
      params: { courseId },
      body: {
        change: { kind: 'replace', visitId: laterVisitId, notBefore: '2026-06-20', missed: false },
      },
    },
    'courses.change': {
      params: { courseId },
      body: {
        change: { kind: 'addOn', addOn: 'light', visitIds: [laterVisitId], on: true },
        choice: 'least',
        seen: [{ visitId, version: 1, start: '2026-03-04T09:00' }],
      },
    },
    'courses.undo': { params: { courseId, changeId }, body: {} },
    'repairs.propose': { body: { absence: { ...weekend, from: laterDate, to: laterDate } } },
    'repairs.slots': {
      body: {
        absence: { ...weekend, from: laterDate, to: laterDate },
        moves: [],
        visitId: laterVisitId,
      },
    },
    'repairs.commit': {
      body: {
        absence: weekend,
        resources: [{ resourceId: practitionerId, version: 1 }],
        moves: [],
      },
    },
    'courses.pay': { params: { courseId }, body: { kind: 'payment', amountMinor: 100, note: '' } },
    'messages.calendar': { params: { courseId } },
    'day.get': { query: { date: '2026-03-03', locationId } },
    'calendar.range': { query: { locationId, from: '2026-03-02', days: 7 } },
    'calendar.sheet': { query: { locationId, from: '2026-03-02', days: 2 } },
    'visits.get': ofVisit,
    'visits.state': { ...ofVisit, body: { state: 'arrived', version: 1 } },
    'visits.slots': { ...ofVisit, query: {} },
    'visits.move': { ...ofVisit, body: { start: '2026-03-04T09:00', practitionerId, version: 1 } },
    'visits.light': { ...ofVisit, body: { on: true, version: 1 } },
    'visits.answer': { ...ofVisit, body: { answers: {} } },
    'visits.consent': {
      ...ofVisit,
      body: { key: 'needling', version: 1, signer: 'Ines Ferrer', strokes: [] },
    },
    'visits.record': { ...ofVisit, body: { treatment: emptyTreatment, seq: 0 } },
    'visits.sign': { ...ofVisit, body: { seq: 1 } },
    'visits.addendum': { ...ofVisit, body: { text: 'Called in the evening' } },
    'worklist.get': { query: { locationId } },
    'waits.add': { params: { visitId: laterVisitId }, body: { note: 'Any morning' } },
    'waits.end': { params: { visitId: laterVisitId }, body: {} },
    'offers.make': { params: { visitId: laterVisitId }, body: world.offered },
    'offers.get': {},
    'offers.take': { body: world.offered },
    'offers.decline': { body: {} },
    'feeds.list': { params: { of: 'patient', id: patientId } },
    'feeds.make': { params: { of: 'patient', id: patientId }, body: { level: 'full' } },
    'feeds.revoke': { params: { feedId: world.feedId } },
    'feeds.read': { params: { token: world.feedToken } },
    'progress.get': { ...ofPatient, query: {} },
    'progress.report': { params: { courseId } },
    'observations.add': { ...ofPatient, body: { ...figures, entries: [density(spotId)] } },
    'observations.correct': {
      params: { observationId: firstFigure },
      body: { date: '2026-03-02', note: 'Read wrongly', entry: density(spotId) },
    },
    'observations.withdraw': {
      params: { observationId: secondFigure },
      body: { note: 'Another person' },
    },
    'spots.add': { ...ofPatient, body: { ...spotPlace, name: 'Back', view: 'back' } },
    'spots.change': {
      params: { spotId },
      body: { ...spotPlace, name: 'Vertex', retired: false, version: 1 },
    },
    'events.add': { ...ofPatient, body: lifeEvent },
    'events.change': { params: { eventId }, body: { ...lifeEvent, to: '2026-02-20', version: 1 } },
    'events.remove': { params: { eventId }, body: { version: 1 } },
    'measuring.plan': {
      params: { courseId },
      body: { primary: 'density-terminal', spotId, looks: [3, 6, 9], version: null },
    },
    'reviews.decide': {
      params: { courseId, reviewId: 'visit-4' },
      body: { decision: 'go on', reconsented: true, note: '' },
    },
    'results.get': { query: {} },
    'protocols.list': {},
    'protocols.get': { params: { protocolId } },
    'protocols.copy': { params: { protocolId }, body: { name: 'Another' } },
    'protocols.edit': {
      params: { protocolId },
      body: { protocol: builtInProtocols[1] as never, version: 1 },
    },
  } satisfies { [K in RouteId]: RequestOf<Routes[K]> }
}

function ok(id: RouteId, { status, body }: Answer): unknown {
  if (status !== 200) throw new Error(`${id} answered ${status}: ${JSON.stringify(body)}`)
  return body
}
