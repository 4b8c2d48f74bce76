export type { RibbonData, RibbonState, RibbonVisit } from './model.ts'
export { Ribbon } from './ribbon.tsx'
