export type { RibbonData } from './model.ts'
export { Ribbon } from './ribbon.tsx'
