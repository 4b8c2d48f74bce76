import { expect, test } from 'vitest'
import { copyProtocol, nextVersion } from './edit.ts'
import { microneedlingSixMonthly as built } from './index.ts'
import { validateProtocol } from './validate.ts'

test('the next version names the one before and leaves it untouched', () => {
  const before = JSON.stringify(built)
  const name = { en: 'Ours', es: 'El nuestro' }
  const second = nextVersion(built, { name })
  const third = nextVersion(second, {})
  expect(second).toEqual({ ...built, name, version: 2, basedOn: { id: built.id, version: 1 } })
  expect(third).toMatchObject({ name, version: 3, basedOn: { id: built.id, version: 2 } })
  expect(JSON.stringify(built)).toBe(before)
})

test('a copy begins at version 1 under its own id, and is valid', () => {
  const copy = copyProtocol(nextVersion(built, {}), { id: 'ours', name: built.name })
  expect(copy).toMatchObject({ id: 'ours', version: 1, basedOn: { id: built.id, version: 2 } })
  expect(validateProtocol(copy).ok).toBe(true)
})
