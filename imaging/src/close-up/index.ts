export { type CloseUpFigures, closeUpFigures, coarsestForCalibreUm } from './figures.ts'
export { findHairs } from './find-hairs.ts'
