import type { Treatment } from './record.ts'

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
