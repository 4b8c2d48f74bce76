/**
 * Why a file cannot be used as a picture, and what to do. The codes are what programs read; the page shows its
 * own words for them.
 */
export const fileErrors = {
  empty: 'The file is empty. Copy it again from the camera.',
  unreadable: 'The file cannot be read.',
  'not-an-image': 'This is not a picture. Use JPEG, PNG, WebP or TIFF.',
  heic: 'HEIC pictures are not read. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).',
  svg: 'A drawing (SVG) is not a photograph. Use JPEG, PNG, WebP or TIFF.',
  'other-format': 'Pictures of this format are not read. Export it as JPEG.',
  truncated: 'The end of the file is missing. Copy it again from the camera.',
  damaged: 'The file is damaged. Copy it again from the camera.',
  'too-large': 'The picture has too many pixels. Save it smaller and try again.',
  'too-small': 'The picture has too few pixels to be measured. Use the original.',
  'several-pictures': 'The file holds several pictures. Save the one to be measured as JPEG.',
} as const satisfies Record<string, string>

export type FileErrorCode = keyof typeof fileErrors

/** The one error of everything that reads pictures from files; `detail` names a format or figures. */
export class PictureError extends Error {
  readonly code: FileErrorCode
  readonly detail: string
  constructor(code: FileErrorCode, detail = '') {
    super(detail ? `${fileErrors[code]} (${detail})` : fileErrors[code])
    this.name = 'PictureError'
    this.code = code
    this.detail = detail
  }
}
