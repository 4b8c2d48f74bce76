import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pair, pairFile, scenes, truthFile } from '../../fixtures/make.ts'
import { type PairOptions, renderPair, renderScene, type SceneOptions } from './index.ts'

const stored = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'))

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test.each(Object.entries(scenes))(
  'the truth stored for %s is what is rendered',
  (name, options) => {
    const whole: SceneOptions = options
    expect(stored(name)).toEqual(plain(truthFile(renderScene(whole))))
  },
)

test('the truth stored for the pair is what is rendered', () => {
  const whole: PairOptions = pair
  const both = renderPair(whole)
  expect(both.kept.length).toBeGreaterThan(5)
  expect(stored('pair-a')).toEqual(plain(truthFile(both.a, pairFile(both))))
  expect(stored('pair-b')).toEqual(plain(truthFile(both.b, pairFile(both))))
})
