export { type MapZone, ScalpMap } from './scalp-map.tsx'
