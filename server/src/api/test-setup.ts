import { unknownDevice } from '@anagen/contract/blank'
import type { SetupBody } from '../usecases/setup/fill-practice.ts'

const device = { ...unknownDevice, type: 'panel', wavelengthNm: 650, minutes: 20 } as const
export const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))

/** A small practice in New York, as the first-run set-up sends it. */
export function setupBody(email: string): SetupBody {
  return {
    practice: { name: 'Quiet Room', zone: 'America/New_York', language: 'en', currency: 'USD' },
    location: { name: 'Main', hours: weekdays },
    owner: {
      name: 'Robin Vale',
      email,
      password: 'a long quiet sentence',
      licence: 'L 1',
      treats: true,
    },
    practitioners: [{ name: 'Sam Orr' }],
    rooms: [{ name: 'Room 1' }, { name: 'Room 2' }],
    devices: [
      { name: 'Panel', device },
      { name: 'Pen', device: { ...device, type: 'pen', wavelengthNm: null, minutes: null } },
    ],
    services: [
      {
        protocolId: 'microneedling-six-monthly',
        name: 'Six visits',
        priceMinor: 120_000,
        lightPriceMinor: 4_000,
      },
    ],
  }
}
