import { ourDefault, practiceView, sources as s } from '../../shared/index.ts'
import { lightOrder } from '../rules.ts'
import type { AddOn, LightDose } from '../schema.ts'
import { says, text } from './words.ts'

/** Light stacked on a visit: 20 minutes under a panel before the needles, on intact skin. */
export const lightAddOn: AddOn = {
  element: 'light',
  name: text('Light therapy', 'Terapia de luz'),
  when: 'before treatment',
  lengthMin: 20,
  phases: [{ need: { pool: 'light' }, offsetMin: 0, lengthMin: 20, element: 'light' }],
  basis: [s.DPL, practiceView],
}

/** Light of the 650 nm class, for the maker's minutes, eyes covered, before needling. */
export const lightDose: LightDose = {
  wavelength: {
    name: text('Wavelength', 'Longitud de onda'),
    value: 650,
    min: 630,
    max: 680,
    unit: 'nm',
    basis: [s.CAP17, s.LAN14],
    rangeBasis: [s.LUE21, ourDefault],
  },
  minutes: says(
    'As long as the maker of the device states; the record keeps minutes, device and the area its dose is counted over.',
    'El tiempo que indica el fabricante del aparato; se anotan los minutos, el aparato y el área sobre la que se cuenta la dosis.',
    ourDefault,
  ),
  eyes: says(
    'Goggles for everyone in the room; never into the eyes.',
    'Gafas protectoras para todos en la sala; nunca hacia los ojos.',
    s.NAALT,
  ),
  order: { text: lightOrder.says, basis: [...lightOrder.basis, ourDefault] },
}
