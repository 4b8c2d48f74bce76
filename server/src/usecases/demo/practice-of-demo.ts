import type { InputOf, Routes } from '@anagen/contract'
import { unknownDevice } from '@anagen/contract/blank'
import type { Language } from '@anagen/core/shared'
import { Temporal } from 'temporal-polyfill'

type SetUp = InputOf<Routes['setup.create']>['body']
export const demoZone = 'America/New_York'

/** The date at a place. */
export function todayAt(zone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/**
 * The five working days, counted from today's weekday, so that a demo made at a weekend is not an
 * empty one: Monday to Friday, or Wednesday to Sunday.
 */
export function workingDays(weekday: number): number[] {
  const week = weekday <= 5 ? [1, 2, 3, 4, 5] : [3, 4, 5, 6, 7]
  const first = week.indexOf(weekday)
  return [...week.slice(first), ...week.slice(0, first)]
}

type Shift = { day: number; from: string; to: string }

/** Who works when: part of the week each, two rooms wide on most days. Days count from today's. */
export const shifts: Shift[][] = [
  [
    { day: 0, from: '09:00', to: '14:00' },
    { day: 2, from: '13:00', to: '18:00' },
    { day: 3, from: '09:00', to: '13:00' },
  ],
  [
    { day: 0, from: '09:00', to: '14:00' },
    { day: 1, from: '09:00', to: '14:00' },
    { day: 4, from: '13:00', to: '17:00' },
  ],
  [
    { day: 0, from: '13:00', to: '18:00' },
    { day: 2, from: '09:00', to: '14:00' },
    { day: 1, from: '13:00', to: '17:00' },
  ],
]

/** Weekly hours of one practitioner. */
export function hoursOfShift(shift: Shift[], days: number[]) {
  return shift.map(({ day, from, to }) => ({ weekday: days[day] ?? 1, from, to }))
}

const panel = {
  ...unknownDevice,
  type: 'panel' as const,
  maker: 'Demo Light',
  model: 'Arc 650',
  wavelengthNm: 650,
  irradianceMwCm2: 20,
  areaDefinition: 'treated area' as const,
  dutyCycle: 1,
  minutes: 20,
}
const pen = { ...unknownDevice, type: 'pen' as const, maker: 'Demo Needle', labelMaxDepthMm: 1.5 }

const names = {
  en: {
    practice: 'Demo: Willow Practice',
    room: 'Room',
    needling: 'Six visits',
    rest: 'Acupuncture',
  },
  es: {
    practice: 'Demo: Consulta Sauce',
    room: 'Sala',
    needling: 'Seis visitas',
    rest: 'Acupuntura',
  },
}

/** The set-up of the demo practice, as its owner would have typed it into the wizard. */
export function demoSetUp(
  language: Language,
  owner: { email: string; password: string },
  weekday: number,
): SetUp {
  const say = names[language]
  return {
    practice: { name: say.practice, zone: demoZone, language, currency: 'USD' },
    location: {
      name: say.practice,
      hours: workingDays(weekday).map((day) => ({ weekday: day, from: '09:00', to: '18:00' })),
    },
    owner: { name: 'Demo: Robin Vale', ...owner, licence: 'L.Ac. DEMO-1', treats: true },
    practitioners: [{ name: 'Demo: Sam Orr' }, { name: 'Demo: Ines Paz' }],
    rooms: [1, 2, 3, 4].map((n) => ({ name: `${say.room} ${n}` })),
    devices: [
      { name: 'Arc 650 A', device: panel },
      { name: 'Arc 650 B', device: panel },
      { name: 'Pen A', device: { ...pen, model: 'P15' } },
      { name: 'Pen B', device: { ...pen, model: 'P25', labelMaxDepthMm: 2.5 } },
    ],
    services: [
      {
        protocolId: 'microneedling-six-monthly',
        name: say.needling,
        priceMinor: 150_000,
        lightPriceMinor: 4_000,
      },
      {
        protocolId: 'acupuncture-visit',
        name: say.rest,
        priceMinor: 9_500,
        lightPriceMinor: 4_000,
      },
    ],
  }
}
