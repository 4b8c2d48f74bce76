export { type FileErrorCode, PictureError } from '../file/index.ts'
export { type Decoded, decodeFile } from './decode.ts'
export { encode } from './encode.ts'
