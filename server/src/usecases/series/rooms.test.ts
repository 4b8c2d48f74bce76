import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignRooms, type Stay } from './rooms.ts'

const members = ['a', 'b', 'c']
const always = { members, open: () => true }
const stay = (
  id: string,
  from: number,
  to: number,
  member: string | null,
  fixed = false,
): Stay => ({
  id,
  from,
  to,
  member,
  fixed,
})

describe('rooms of a pool', () => {
  it('keeps everybody where they are when there is space', () => {
    const rooms = assignRooms([stay('1', 0, 60, 'b'), stay('2', 0, 60, null)], always)
    expect([...(rooms ?? [])].sort()).toEqual([
      ['1', 'b'],
      ['2', 'a'],
    ])
  })

  it('moves others between equal rooms when only that makes it fit', () => {
    const two = { members: ['a', 'b'], open: () => true }
    const held = [stay('1', 0, 60, 'a'), stay('2', 90, 150, 'b')]
    const rooms = assignRooms([...held, stay('new', 30, 120, null)], two)
    expect(rooms).not.toBeNull()
    expect(rooms?.get('1')).toBe(rooms?.get('2'))
    const started = assignRooms(
      [stay('1', 0, 60, 'a', true), stay('2', 90, 150, 'b', true), stay('new', 30, 120, null)],
      two,
    )
    expect(started).toBeNull()
  })

  it('uses no room that is closed', () => {
    const closed = { members: ['a', 'b'], open: (member: string) => member !== 'a' }
    expect(assignRooms([stay('new', 0, 60, null)], closed)?.get('new')).toBe('b')
    expect(assignRooms([stay('1', 0, 60, 'b', true), stay('new', 0, 60, null)], closed)).toBeNull()
  })

  it('fits exactly when never more stays overlap than there are rooms, and never doubles one', () => {
    const stays = fc.array(
      fc.record({ from: fc.nat(100), length: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(stays, (list) => {
        const all = list.map(({ from, length }, i) => stay(`s${i}`, from, from + length, null))
        const deepest = Math.max(
          0,
          ...all.map((one) => all.filter((o) => o.from <= one.from && o.to > one.from).length),
        )
        const rooms = assignRooms(all, always)
        expect(rooms !== null).toBe(deepest <= members.length)
        for (const one of all)
          for (const other of all)
            if (rooms && one.id < other.id && rooms.get(one.id) === rooms.get(other.id))
              expect(one.to <= other.from || other.to <= one.from).toBe(true)
      }),
    )
  })
})
