export { type Decoded, type FileErrorCode, PictureError } from '../file/index.ts'
export { measureInWorker } from './client.ts'
export { decodeBlob } from './decode.ts'
