export { type FileErrorCode, fileErrors, PictureError } from './error.ts'
export { checkFile, checkSize, type Decoded, limits, mostBytes } from './limits.ts'
