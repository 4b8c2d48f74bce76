export { type Decoded, type FileErrorCode, PictureError } from '../file/index.ts'
export { decodeFile } from './decode.ts'
export { encode } from './encode.ts'
export {
  drawOverlay,
  edgeLines,
  hairLine,
  type OverlayLine,
  outlineLines,
  overlayColours,
  sideBySide,
} from './overlay.ts'
export { drawInFrame } from './warp.ts'
