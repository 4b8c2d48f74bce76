import { expect, test } from 'vitest'
import { decode, dictionary, differing, turned } from './dictionary.ts'

test('any two marks differ in six cells at least, however they are turned', () => {
  dictionary.forEach((a, i) => {
    let b = a
    for (let turns = 0; turns < 4; turns++) {
      dictionary.forEach((c, j) => {
        if (i !== j || turns > 0) expect(differing(b, c)).toBeGreaterThanOrEqual(6)
      })
      b = turned(b)
    }
    expect(b).toBe(a)
  })
})

test('a mark is read with one cell wrong, whichever way it lies, and not with two', () => {
  const code = turned(turned(dictionary[5] as number))
  for (let cell = 0; cell < 16; cell++) {
    expect(decode(code ^ (1 << cell))).toEqual({ id: 5, turns: 2 })
    expect(decode(code ^ (1 << cell) ^ (1 << ((cell + 1) % 16)))).toBeUndefined()
  }
})
