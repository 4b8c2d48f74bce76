export { ScalpMap } from './scalp-map.tsx'
export { type MapZone, ScalpPicture } from './scalp-picture.tsx'
