import { describe, expect, it } from 'vitest'
import {
  type Draft,
  newDraft,
  priceMinor,
  setupBody,
  stepOf,
  stepProblems,
  steps,
} from './draft.ts'

const complete: Draft = {
  ...newDraft('en', 'America/New_York'),
  name: ' Quiet Room ',
  ownerName: 'Robin',
  rooms: ['Room 1', ' '],
  devices: [{ name: 'Panel', type: 'panel', maker: '', model: '', minutes: '20' }],
  services: [{ protocolId: 'p', name: 'Course', price: '900,50', lightPrice: '' }],
  email: 'robin@example.org',
  password: 'a long quiet sentence',
}

describe('price', () => {
  const cases: [text: string, minor: number | null][] = [
    ['', 0],
    ['120', 12_000],
    ['120.5', 12_050],
    ['120,50', 12_050],
    ['0.05', 5],
    ['120.505', null],
    ['-1', null],
    ['free', null],
    ['1.234,00', null],
  ]
  it.each(cases)('%j is %j', (text, minor) => expect(priceMinor(text)).toBe(minor))
})

describe('steps', () => {
  it.each(steps)('%s is fine when complete', (step) =>
    expect(stepProblems(complete, step)).toEqual({}),
  )
  const cases: [step: (typeof steps)[number], change: Partial<Draft>, problems: object][] = [
    ['practice', { name: '  ' }, { name: 'empty' }],
    ['hours', { days: complete.days.map((d) => ({ ...d, open: false })) }, { days: 'noDay' }],
    [
      'hours',
      { days: complete.days.map((d) => ({ ...d, to: d.from })) },
      { day1: 'order', day2: 'order', day3: 'order', day4: 'order', day5: 'order' },
    ],
    [
      'people',
      { ownerName: '', ownerTreats: false },
      { ownerName: 'empty', practitioners: 'nobody' },
    ],
    ['people', { ownerTreats: false, practitioners: ['Sam'] }, {}],
    ['rooms', { rooms: [''] }, { rooms: 'noRoom' }],
    [
      'services',
      { services: [{ protocolId: 'p', name: 'C', price: 'x', lightPrice: 'y' }] },
      { price0: 'price', lightPrice0: 'price' },
    ],
    [
      'signIn',
      { email: 'robin', password: 'fourteen chars' },
      { email: 'email', password: 'short' },
    ],
    ['signIn', { password: 'fifteen chars ok' }, {}],
  ]
  it.each(cases)('%s with %j', (step, change, problems) => {
    expect(stepProblems({ ...complete, ...change }, step)).toEqual(problems)
  })
})

describe('request', () => {
  it('carries what was typed and nothing guessed', () => {
    expect(setupBody(complete)).toMatchObject({
      practice: { name: 'Quiet Room', zone: 'America/New_York', currency: 'USD' },
      location: {
        name: 'Quiet Room',
        hours: [{ weekday: 1 }, { weekday: 2 }, { weekday: 3 }, { weekday: 4 }, { weekday: 5 }],
      },
      rooms: [{ name: 'Room 1' }],
      devices: [
        { device: { type: 'panel', minutes: 20, labelMaxDepthMm: null, wavelengthNm: null } },
      ],
      services: [{ priceMinor: 90_050, lightPriceMinor: 0 }],
    })
  })
  it.each([
    ['owner.email', 'signIn'],
    ['owner.licence', 'people'],
    ['location.hours.0.to', 'hours'],
    ['rooms.1.name', 'rooms'],
    ['services.0.priceMinor', 'services'],
    ['practice.zone', 'practice'],
  ])('%s is on step %s', (path, step) => expect(stepOf(path)).toBe(step))
})
