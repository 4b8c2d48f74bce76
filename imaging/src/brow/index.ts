export { type BrowComparison, type BrowDifference, compareBrows } from './compare-brows.ts'
export { type BrowFigures, measureBrow } from './measure-brow.ts'
