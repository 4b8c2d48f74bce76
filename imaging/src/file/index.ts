export { type FileErrorCode, fileErrors, PictureError } from './error.ts'
export { checkFile, checkSize, limits, mostBytes } from './limits.ts'
