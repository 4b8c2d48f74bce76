export { type Decoded, type FileErrorCode, PictureError } from '../file/index.ts'
export { decodeFile } from './decode.ts'
export { encode } from './encode.ts'
export { drawOverlay, hairLine, type OverlayLine, overlayColours, sideBySide } from './overlay.ts'
