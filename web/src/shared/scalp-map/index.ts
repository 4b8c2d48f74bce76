export { type MapZone, ScalpMap, ScalpPicture } from './scalp-map.tsx'
