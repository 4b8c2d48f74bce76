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
export async function setUp(url: string, zone = 'UTC'): Promise<Owner> {
  const email = 'owner@example.org'
  const password = 'a long quiet sentence'
  const { call, cookie } = clientWithCookie(url)
  await call('setup.create', {
    body: {
      practice: { name: 'Quiet Room', zone, language: 'en', currency: 'USD' },
      location: {
        name: 'Main',
        hours: weekdays.map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      },
      owner: { name: 'Robin Vale', email, password, licence: 'L.Ac. 1234', treats: true },
      practitioners: [{ name: 'Sam Orr' }],
      rooms: [{ name: 'Room 1' }, { name: 'Room 2' }],
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

const unknownDevice = {
  maker: '',
  model: '',
  labelMaxDepthMm: null,
  wavelengthNm: null,
  irradianceMwCm2: null,
  areaDefinition: null,
  dutyCycle: null,
  minutes: null,
}
