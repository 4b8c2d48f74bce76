export { type CloseUpFigures, closeUpFigures, coarsestForCalibreUm } from './figures.ts'
export { type Found, findHairs } from './find-hairs.ts'
