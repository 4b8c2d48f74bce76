import { describe, expect, it } from 'vitest'
import { loadCalendar } from './calendar.ts'
import type { Stop } from './cost.ts'
import { parseRequest } from './request.ts'
import { assignRooms, usesOf } from './uses.ts'

type Phase = Parameters<typeof assignRooms>[1][number]
const pool = (offsetMin: number, lengthMin: number): Phase => ({
  need: { pool: 'room' },
  offsetMin,
  lengthMin,
})
const person: Phase = {
  need: { kind: 'practitioner', skill: 'needling' },
  offsetMin: 30,
  lengthMin: 60,
}
const named: Phase = { need: { resource: 'r1' }, offsetMin: 0, lengthMin: 60 }

/** Two rooms and a practitioner, always open, on 1 March 2027; what is busy is told. */
function calendarOf(busy: Record<string, [from: string, to: string]> = {}) {
  const spans = (id: string) =>
    busy[id] ? [{ from: `2027-03-01T${busy[id][0]}`, to: `2027-03-01T${busy[id][1]}` }] : []
  const room = (id: string) => ({ id, kind: 'room', pool: 'room', busy: spans(id) })
  const parsed = parseRequest({
    zone: 'UTC',
    from: '2027-03-01',
    horizonDays: 3,
    gridMinutes: 30,
    resources: [room('r2'), room('r1'), { id: 'p1', kind: 'practitioner', skills: ['needling'] }],
    visits: [{ n: 1, phases: [person] }],
    spacing: { minDays: 1, targetDays: 1, maxDays: 1 },
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return loadCalendar(parsed.request)
}
const at = (minute: number, day = 0): Stop => ({ n: 1, day, minute, practitioner: 'p1' })

describe('the rooms of a visit', () => {
  const cases: [
    name: string,
    busy: Parameters<typeof calendarOf>[0],
    phases: Phase[],
    rooms: (string | null)[],
  ][] = [
    ['the lowest id that is free', {}, [pool(0, 60)], ['r1']],
    [
      'another when the lowest is taken at the start',
      { r1: ['09:00', '10:30'] },
      [pool(0, 60)],
      ['r2'],
    ],
    ['another when it is taken at the end', { r1: ['10:30', '11:00'] }, [pool(0, 60)], ['r2']],
    ['it again when it is free until the start', { r1: ['09:00', '10:00'] }, [pool(0, 60)], ['r1']],
    ['it again when it is taken from the end', { r1: ['11:00', '12:00'] }, [pool(0, 60)], ['r1']],
    [
      'nobody when only a change of room would do',
      { r1: ['10:00', '10:30'], r2: ['10:30', '11:00'] },
      [pool(0, 60)],
      [null],
    ],
    ['two for phases at the same time', {}, [pool(0, 60), pool(0, 60)], ['r1', 'r2']],
    ['two for phases that touch in one step', {}, [pool(0, 60), pool(30, 60)], ['r1', 'r2']],
    ['two the other way round', {}, [pool(30, 60), pool(0, 60)], ['r1', 'r2']],
    ['two for a phase inside another', {}, [pool(0, 120), pool(30, 30)], ['r1', 'r2']],
    ['one for phases that follow each other', {}, [pool(0, 60), pool(60, 60)], ['r1', 'r1']],
    ['one for the other order', {}, [pool(60, 60), pool(0, 60)], ['r1', 'r1']],
    ['not the one a phase names', {}, [named, pool(0, 60)], ['r1', 'r2']],
    ['the named one once its phase is over', {}, [named, pool(60, 60)], ['r1', 'r1']],
    ['none for a pool without members', {}, [{ ...pool(0, 60), need: { pool: 'sauna' } }], [null]],
  ]
  it.each(cases)('%s', (_, busy, phases, rooms) => {
    expect(assignRooms(calendarOf(busy), phases, at(600))).toEqual(rooms)
  })
  it('counts the offset of the phase', () => {
    const calendar = calendarOf({ r1: ['10:30', '11:30'] })
    expect(assignRooms(calendar, [pool(30, 60)], at(600))).toEqual(['r2'])
    expect(assignRooms(calendar, [pool(30, 60)], at(570))).toEqual(['r2'])
    expect(assignRooms(calendar, [pool(30, 60)], at(540))).toEqual(['r1'])
  })
})

describe('what a visit uses', () => {
  const phases = [person, pool(0, 90), named]
  it('is each phase with its times, the day and the offset counted', () => {
    expect(usesOf(calendarOf(), phases, { stop: at(600, 1), pinned: false })).toEqual([
      { resource: 'p1', from: '2027-03-02T10:30', to: '2027-03-02T11:30' },
      { resource: 'r2', pool: 'room', from: '2027-03-02T10:00', to: '2027-03-02T11:30' },
      { resource: 'r1', from: '2027-03-02T10:00', to: '2027-03-02T11:00' },
    ])
  })
  it('leaves the room of a pinned visit to its own booking', () => {
    const [, room] = usesOf(calendarOf(), phases, { stop: at(600), pinned: true })
    expect(room).toMatchObject({ resource: null, pool: 'room' })
  })
})
