export { type FileErrorCode, PictureError } from './error.ts'
export { checkFile, checkSize, type Decoded, limits, mostBytes } from './limits.ts'
