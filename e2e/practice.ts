import { unknownDevice } from '@anagen/contract/blank'
import { fullAnswers } from '../server/src/usecases/demo/demo-answers.ts'
import { clientWithCookie, type Staff, signInAs } from './staff.ts'

type Owner = Staff & {
  email: string
  password: string
  /** The same owner at another address, after a restart. */
  at: (url: string) => Promise<Staff>
  /** What is needed to add a person. */
  person: (name: string) => PersonBody
}
type PersonBody = {
  name: string
  bornOn: string
  email: ''
  phone: string
  language: 'en'
  diagnosisClass: 'pattern'
}

const weekdays = [1, 2, 3, 4, 5]

/** A small real practice made through the first-run set-up: one owner who treats, two rooms, a panel, a pen. */
export async function setUp(
  url: string,
  {
    practitioners = [{ name: 'Sam Orr' }],
    rooms = [{ name: 'Room 1' }, { name: 'Room 2' }],
  }: { practitioners?: { name: string }[]; rooms?: { name: string }[] } = {},
): Promise<Owner> {
  const email = 'owner@example.org'
  const password = 'a long quiet sentence'
  const { call, cookie } = clientWithCookie(url)
  await call('setup.create', {
    body: {
      practice: { name: 'Quiet Room', zone: 'UTC', language: 'en', currency: 'USD' },
      location: {
        name: 'Main',
        hours: weekdays.map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      },
      owner: { name: 'Robin Vale', email, password, licence: 'L.Ac. 1234', treats: true },
      practitioners,
      rooms,
      devices: [
        {
          name: 'Panel',
          device: { ...unknownDevice, type: 'panel', wavelengthNm: 650, minutes: 20 },
        },
        { name: 'Pen', device: { ...unknownDevice, type: 'pen', labelMaxDepthMm: 1.5 } },
      ],
      services: [],
    },
  })
  return {
    call,
    cookie: cookie(),
    email,
    password,
    at: (other) => signInAs(other, { email, password }),
    person: (name) => ({
      name,
      bornOn: '1980-05-04',
      email: '',
      phone: '',
      language: 'en',
      diagnosisClass: 'pattern',
    }),
  }
}

/**
 * A person with nothing to tell and one booked acupuncture visit, made through the API.
 * @returns where the visit lies
 */
export async function bookedVisit(owner: Owner, name: string) {
  const { patientId, visits } = await bookedCourse(owner, name, {
    protocolId: 'acupuncture-visit',
    areas: ['body'],
  })
  const [visit] = visits
  if (!visit) throw new Error('nothing was booked')
  return { patientId, visitId: visit.visitId, date: visit.date, start: visit.start }
}

type CourseAsk = {
  protocolId: string
  areas: ('scalp' | 'body')[]
  weekdays?: number[]
  away?: { from: string; to: string }[]
}

/** A person whose form is filled in and who has nothing to tell. */
export async function calmPerson(
  { call, person }: Pick<Owner, 'call' | 'person'>,
  name: string,
): Promise<string> {
  const { patientId } = await call('patients.create', { body: person(name) })
  const params = { patientId }
  const { questions } = await call('patients.screening', { params, query: {} })
  const { today } = await call('session.get', {})
  const elements = ['scalp', 'brow', 'light', 'acupuncture'] as const
  const answers = fullAnswers({ questions, elements, today, own: { 'birth-date': '1980-05-04' } })
  delete answers['birth-date']
  await call('patients.answer', { params, body: { answers, source: 'staff' } })
  return patientId
}

/** Six treatments of the scalp, a month apart. */
export const sixTreatments: CourseAsk = {
  protocolId: 'microneedling-six-monthly',
  areas: ['scalp'],
}

/** A person with nothing to tell and a booked course, six treatments of the scalp where nothing else is asked for. */
export async function bookedCourse(
  { call, person }: Owner,
  name: string,
  { protocolId, areas, weekdays = [], away = [] }: CourseAsk = sixTreatments,
) {
  const patientId = await calmPerson({ call, person }, name)
  const { locations } = await call('session.get', {})
  const ask = {
    patientId,
    locationId: locations[0]?.locationId ?? '',
    protocolId,
    areas,
    light: [],
    wishes: { weekdays, hours: null, practitioner: null, vetoWeekdays: [], away },
  }
  const { plans } = await call('courses.plan', { body: ask })
  const visits = (plans[0]?.visits ?? []).map(({ n, start, practitionerId }) => ({
    n,
    start,
    practitionerId,
  }))
  return call('courses.book', { body: { ...ask, visits } })
}
