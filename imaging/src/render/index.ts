export { type Brow, type BrowOptions, renderBrow } from './brow.ts'
export {
  type Head,
  type HeadOptions,
  type Patch,
  renderHead,
  type Shot,
  type View,
  views,
} from './head.ts'
export { throughJpeg } from './jpeg.ts'
export {
  type Growth,
  type HairColour,
  hairColours,
  type Level,
  levels,
  type Nuisances,
  type SceneOptions,
} from './options.ts'
export {
  type Pair,
  type PairOptions,
  type RepeatOptions,
  type Repeats,
  renderPair,
  renderRepeats,
} from './pair.ts'
export { renderScene, type Scene, type SceneTruth, type TrueHair } from './scene.ts'
