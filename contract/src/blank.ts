import type { Device } from './practice.ts'
import type { Treatment } from './record.ts'

// Values and no schemas, behind a door of their own: a page that takes these takes no schema library.

/** A record in which nothing has been done or said yet. */
export const emptyTreatment: Treatment = {
  zones: [],
  pen: null,
  cartridge: null,
  endPoint: null,
  topicals: [],
  anaesthetic: null,
  light: null,
  acupuncture: null,
  pain: null,
  reaction: null,
  aftercareGiven: false,
  photos: { taken: false, reason: '' },
  notes: '',
  depthReason: '',
}

/** A device of which nothing is known but its kind. */
export const unknownDevice: Device = {
  type: 'pen',
  maker: '',
  model: '',
  labelMaxDepthMm: null,
  wavelengthNm: null,
  irradianceMwCm2: null,
  areaDefinition: null,
  dutyCycle: null,
  minutes: null,
}
