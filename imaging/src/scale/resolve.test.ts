import { expect, test } from 'vitest'
import type { Picture } from '../types.ts'
import { checkDue, type DeviceProfile, deviceScale, profileFromCard } from './device.ts'
import { coinOnSkin, markOnPaper, photograph } from './photograph.ts'
import { plausible } from './plausible.ts'
import { resolveScale } from './resolve.ts'

const device: DeviceProfile = {
  id: 'd1',
  name: 'Close-up lens',
  umPerPx: 5.5,
  picture: { width: 1280, height: 1024 },
  checkedOn: '2026-01-31',
  from: 'slide',
  relativeSd: 0.004,
}
const size = (width: number, height: number): Picture => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(150),
})
const view = { width: 480, height: 360, middle: [240, 180] as const, umPerPx: 18 }
const card = photograph(view, markOnPaper(8, 4))
const coin = photograph({ ...view, umPerPx: 40, tiltDeg: 10, distanceMm: 300 }, coinOnSkin(10))

test('no hint, no scale', () => {
  expect(resolveScale(size(64, 48))).toEqual({ code: 'no-scale', figures: {} })
})

test.each([
  [1280, 1024, 5.5],
  [640, 512, 11],
  [1920, 1536, 11 / 3],
  [427, 342, (5.5 * 1280) / 427],
  [1024, 1280, 5.5],
])('a device scales with its whole picture: %i x %i', (width, height, umPerPx) => {
  expect(deviceScale(size(width, height), device)).toMatchObject({ from: 'device' })
  expect(deviceScale(size(width, height), device)).toHaveProperty('umPerPx', umPerPx)
})

test('a picture of another shape is not this device’s', () => {
  for (const [w, h] of [
    [1280, 960],
    [1000, 1024],
    [1278, 1024],
  ] as const)
    expect(deviceScale(size(w, h), device)).toMatchObject({ code: 'device-frame' })
})

test('a check is due after 35 days', () => {
  expect(checkDue(device, '2026-03-07')).toBeUndefined()
  expect(checkDue(device, '2026-03-08')).toEqual({
    code: 'device-check-due',
    figures: { days: 36 },
  })
  expect(checkDue({ ...device, checkedOn: '2024-02-28' }, '2024-03-01')).toBeUndefined()
})

test('a mark in the picture is used without being asked for, and refused when promised and absent', () => {
  expect(resolveScale(card)).toMatchObject({ scale: { from: 'marker' } })
  expect(resolveScale(size(64, 48), { marker: true })).toMatchObject({ code: 'marker-not-found' })
  expect(resolveScale(card, { marker: false })).toMatchObject({ code: 'no-scale' })
})

test('a coin gives scale and tilt', () => {
  const resolved = resolveScale(coin, { coinMm: 10 })
  if ('code' in resolved) throw new Error(resolved.code)
  expect(resolved.scale.from).toBe('coin')
  expect(resolved.scale.umPerPx).toBeCloseTo(40 / Math.sqrt(Math.cos((10 * Math.PI) / 180)), 0)
  expect(resolved.tiltDeg).toBeCloseTo(10, 0)
})

test('the strictest wins, and what disagrees with it by more than 5 % is a refusal', () => {
  expect(resolveScale(card, { umPerPx: 18.5 })).toMatchObject({ scale: { from: 'marker' } })
  expect(resolveScale(card, { umPerPx: 20 })).toMatchObject({ code: 'scales-disagree' })
})

test('what was promised and is not there is refused, though a weaker figure was given', () => {
  const plain = size(320, 240)
  expect(resolveScale(plain, { barMm: 1, umPerPx: 5 })).toMatchObject({
    code: 'scale-bar-not-found',
  })
  expect(resolveScale(plain, { coinMm: 10, fieldMm: 8 })).toMatchObject({ code: 'coin-not-found' })
})

test('typed figures and tapped ends', () => {
  expect(resolveScale(size(400, 300), { fieldMm: 8 })).toMatchObject({
    scale: { umPerPx: 20, from: 'typed' },
  })
  const barEnds = [
    [10, 10],
    [10, 210],
  ] as const
  expect(resolveScale(size(400, 300), { barMm: 1, barEnds })).toMatchObject({
    scale: { umPerPx: 5, from: 'bar' },
  })
  for (const umPerPx of [0, -3, Number.NaN, 1e9])
    expect(resolveScale(size(400, 300), { umPerPx })).toMatchObject({ code: 'scale-impossible' })
})

test('a card that lies flat makes a device profile, a tilted one does not', () => {
  const about = { id: 'd2', name: 'Phone lens', checkedOn: '2026-02-01' }
  const profile = profileFromCard(card, about)
  expect(profile).toMatchObject({ ...about, from: 'marker', picture: { width: 480, height: 360 } })
  const tilted = photograph({ ...view, tiltDeg: 15 }, markOnPaper(8, 4))
  expect(profileFromCard(tilted, about)).toMatchObject({ code: 'tilted' })
  expect(profileFromCard(size(64, 48), about)).toMatchObject({ code: 'marker-not-found' })
})

test.each([
  [{ hairs: 50, terminalCalibreUm: 70, densityPerCm2: 150 }, false],
  [{ hairs: 50, terminalCalibreUm: 45, densityPerCm2: 20 }, false],
  [{ hairs: 50, terminalCalibreUm: 44.9, densityPerCm2: 150 }, true],
  [{ hairs: 50, terminalCalibreUm: 111, densityPerCm2: 150 }, true],
  [{ hairs: 50, densityPerCm2: 401 }, true],
  [{ hairs: 9, terminalCalibreUm: 300 }, false],
  [{ hairs: 0, densityPerCm2: 0 }, false],
])('plausible: %o', (witness, doubted) => {
  expect(plausible(witness)?.code).toBe(doubted ? 'scale-looks-wrong' : undefined)
})
