import type { Device, InputOf, Routes } from '@anagen/contract'
import { unknownDevice } from '@anagen/contract/blank'

export type SetupBody = InputOf<Routes['setup.create']>['body']

/** The steps of the first-run set-up, in order. */
export const steps = ['practice', 'hours', 'people', 'rooms', 'services', 'signIn'] as const
export type Step = (typeof steps)[number]

export type DeviceType = Device['type']

/** What the person has typed so far; money and numbers as text, as typed. */
export type Draft = {
  name: string
  zone: string
  language: 'en' | 'es'
  currency: string
  location: string
  days: { weekday: number; open: boolean; from: string; to: string }[]
  ownerName: string
  ownerTreats: boolean
  licence: string
  practitioners: string[]
  rooms: string[]
  devices: { name: string; type: DeviceType; maker: string; model: string; minutes: string }[]
  services: { protocolId: string; name: string; price: string; lightPrice: string }[]
  email: string
  password: string
}

/** A new draft: Monday to Friday, nine to six, one room; the zone is that of the browser. */
export function newDraft(language: 'en' | 'es', zone: string): Draft {
  return {
    name: '',
    zone,
    language,
    currency: zone.startsWith('America/') ? 'USD' : 'EUR',
    location: '',
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      open: weekday <= 5,
      from: '09:00',
      to: '18:00',
    })),
    ownerName: '',
    ownerTreats: true,
    licence: '',
    practitioners: [],
    rooms: [''],
    devices: [],
    services: [],
    email: '',
    password: '',
  }
}

/** A price as typed ("120", "120.50", "120,50") in minor units; null when it is none. */
export function priceMinor(text: string): number | null {
  const found = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*$/.exec(text)
  if (text.trim() === '') return 0
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}

/** Fields of a step that cannot be left as they are: field -> code of what is wrong. */
export function stepProblems(draft: Draft, step: Step): Record<string, string> {
  const problems: Record<string, string> = {}
  const need = (field: string, text: string) => {
    if (!text.trim()) problems[field] = 'empty'
  }
  if (step === 'practice') need('name', draft.name)
  if (step === 'hours') {
    if (!draft.days.some((d) => d.open)) problems.days = 'noDay'
    for (const d of draft.days) if (d.open && d.from >= d.to) problems[`day${d.weekday}`] = 'order'
  }
  if (step === 'people') {
    need('ownerName', draft.ownerName)
    if (!draft.ownerTreats && !draft.practitioners.some((p) => p.trim()))
      problems.practitioners = 'nobody'
  }
  if (step === 'rooms') {
    if (!draft.rooms.some((r) => r.trim())) problems.rooms = 'noRoom'
    draft.devices.forEach((d, i) => {
      need(`device${i}`, d.name)
    })
  }
  if (step === 'services') {
    draft.services.forEach((s, i) => {
      if (priceMinor(s.price) === null) problems[`price${i}`] = 'price'
      if (priceMinor(s.lightPrice) === null) problems[`lightPrice${i}`] = 'price'
    })
  }
  if (step === 'signIn') {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email)) problems.email = 'email'
    if (draft.password.length < 15) problems.password = 'short'
  }
  return problems
}

/** The request the server receives. Empty lines are left out. */
export function setupBody(draft: Draft): SetupBody {
  const open = draft.days.filter((d) => d.open)
  return {
    practice: {
      name: draft.name.trim(),
      zone: draft.zone,
      language: draft.language,
      currency: draft.currency,
    },
    location: {
      name: draft.location.trim() || draft.name.trim(),
      hours: open.map(({ weekday, from, to }) => ({ weekday, from, to })),
    },
    owner: {
      name: draft.ownerName.trim(),
      email: draft.email.trim(),
      password: draft.password,
      licence: draft.licence.trim(),
      treats: draft.ownerTreats,
    },
    practitioners: filled(draft.practitioners).map((name) => ({ name })),
    rooms: filled(draft.rooms).map((name) => ({ name })),
    devices: draft.devices.map((d) => ({ name: d.name.trim(), device: deviceOf(d) })),
    services: draft.services.map((s) => ({
      protocolId: s.protocolId,
      name: s.name.trim(),
      priceMinor: priceMinor(s.price) ?? 0,
      lightPriceMinor: priceMinor(s.lightPrice) ?? 0,
    })),
  }
}

function filled(lines: readonly string[]): string[] {
  return lines.map((l) => l.trim()).filter(Boolean)
}

// Only what the person said is stored; limits of the label are added in the settings, not guessed.
function deviceOf(d: Draft['devices'][number]): Device {
  const minutes = Number(d.minutes)
  return {
    ...unknownDevice,
    type: d.type,
    maker: d.maker.trim(),
    model: d.model.trim(),
    minutes: d.type !== 'pen' && d.type !== 'camera' && minutes > 0 ? minutes : null,
  }
}

/** The step a field of the server's answer belongs to, such as `owner.email`. */
export function stepOf(path: string): Step {
  if (path.startsWith('owner.email') || path.startsWith('owner.password')) return 'signIn'
  if (path.startsWith('owner') || path.startsWith('practitioners')) return 'people'
  if (path.startsWith('location.hours')) return 'hours'
  if (path.startsWith('rooms') || path.startsWith('devices')) return 'rooms'
  if (path.startsWith('services')) return 'services'
  return 'practice'
}
