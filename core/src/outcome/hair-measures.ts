import { type Basis, ourDefault, sources as s, type Text } from '../shared/index.ts'
import type { MeasureError, OutcomeMeasure } from './schema.ts'

const text = (en: string, es: string): Text => ({ en, es })
const relative = (sd: number, ...basis: Basis[]): MeasureError => ({ kind: 'relative', sd, basis })
const absolute = (sd: number, ...basis: Basis[]): MeasureError => ({ kind: 'absolute', sd, basis })

const perCm2 = text('hairs/cm²', 'cabellos/cm²')
const percent = text('%', '%')

const closeUp = {
  site: 'spot',
  methods: ['hair-to-hair', 'engine', 'engine-corrected', 'by-hand'],
  repeats: 3,
  parts: [],
  better: 'more',
} as const

/** Hairs counted in close-ups, one picture: 9 % by the engine, 7 % corrected (H2H22), by hand up to 13 % (GAS09). */
const countError = {
  'hair-to-hair': relative(0.006, s.H2H22),
  engine: relative(0.09, s.H2H22, s.BENCH),
  'engine-corrected': relative(0.07, s.H2H22),
  'by-hand': relative(0.1, s.GAS09),
}

const densityHow = text(
  'Three close-ups of the same marked spot with a scale in the picture; the same hairs are followed where possible.',
  'Tres primeros planos del mismo punto marcado, con una escala en la imagen; se siguen los mismos cabellos cuando es posible.',
)

/** Read from close-ups of a marked spot. */
export const closeUpMeasures: readonly OutcomeMeasure[] = [
  {
    ...closeUp,
    id: 'density-terminal',
    name: text('Thick (terminal) hairs', 'Cabellos gruesos (terminales)'),
    unit: perCm2,
    min: 0,
    max: 600,
    step: 0.1,
    error: countError,
    cycles: true,
    caveat: text(
      'Thick means 40 µm or more; figures of another device count other hairs as thick.',
      'Grueso significa 40 µm o más; las cifras de otro aparato cuentan como gruesos otros cabellos.',
    ),
    how: densityHow,
    basis: [s.H2H22],
    licence: 'free',
  },
  {
    ...closeUp,
    id: 'density-total',
    name: text('All hairs', 'Todos los cabellos'),
    unit: perCm2,
    min: 0,
    max: 800,
    step: 0.1,
    error: countError,
    cycles: true,
    caveat: text(
      'Very fine hairs are found less surely than thick ones.',
      'Los cabellos muy finos se encuentran con menos seguridad que los gruesos.',
    ),
    how: densityHow,
    basis: [s.H2H22],
    licence: 'free',
  },
  ...(['calibre-mean', 'calibre-median'] as const).map(
    (id): OutcomeMeasure => ({
      ...closeUp,
      id,
      name:
        id === 'calibre-mean'
          ? text('Mean hair width', 'Grosor medio del cabello')
          : text('Middle hair width (median)', 'Grosor central del cabello (mediana)'),
      unit: text('µm', 'µm'),
      min: 10,
      max: 200,
      step: 0.1,
      error: {
        'hair-to-hair': absolute(1.5, ourDefault),
        engine: absolute(3.2, s.BENCH),
        'engine-corrected': absolute(3.2, s.BENCH),
        'by-hand': absolute(5, ourDefault),
      },
      cycles: false,
      caveat: text(
        'Two devices measured 77 and 109 µm on the same hairs: never compared across devices.',
        'Dos aparatos midieron 77 y 109 µm en los mismos cabellos: nunca se comparan aparatos distintos.',
      ),
      how: text(
        'Width of the hairs in three close-ups of the same spot, without product on the hair.',
        'Grosor de los cabellos en tres primeros planos del mismo punto, sin producto en el pelo.',
      ),
      basis: [s.PAR23, s.BENCH],
      licence: 'free',
    }),
  ),
  {
    ...closeUp,
    id: 'terminal-share',
    name: text('Share of thick hairs', 'Parte de cabellos gruesos'),
    unit: percent,
    min: 0,
    max: 100,
    step: 0.1,
    error: {
      'hair-to-hair': absolute(2, ourDefault),
      engine: absolute(3.1, s.BENCH),
      'engine-corrected': absolute(3.1, s.BENCH),
      'by-hand': absolute(6, ourDefault),
    },
    cycles: false,
    caveat: text(
      'Depends on the limit between thick and fine, here 40 µm, and on the device.',
      'Depende del límite entre grueso y fino, aquí 40 µm, y del aparato.',
    ),
    how: densityHow,
    basis: [s.BENCH],
    licence: 'free',
  },
  {
    ...closeUp,
    id: 'cumulative-thickness',
    name: text('Thickness of all hairs together', 'Grosor de todos los cabellos juntos'),
    unit: text('mm/cm²', 'mm/cm²'),
    min: 0,
    max: 60,
    step: 0.01,
    error: {
      'hair-to-hair': relative(0.03, ourDefault),
      engine: relative(0.1, s.H2H22, s.BENCH),
      'engine-corrected': relative(0.09, s.H2H22, s.BENCH),
      'by-hand': relative(0.12, ourDefault),
    },
    cycles: true,
    caveat: text(
      'Hairs per cm² times their mean width: it carries the errors of both.',
      'Cabellos por cm² por su grosor medio: lleva los errores de ambos.',
    ),
    how: densityHow,
    basis: [s.HOF05, s.EGY22],
    licence: 'free',
  },
]

/** Read from photographs of the head, or by looking at it. */
export const headMeasures: readonly OutcomeMeasure[] = [
  {
    id: 'coverage',
    name: text('Scalp covered by hair', 'Cuero cabelludo cubierto por cabello'),
    unit: percent,
    better: 'more',
    site: 'head',
    methods: ['photo', 'inspection'],
    min: 0,
    max: 100,
    step: 0.1,
    repeats: 1,
    parts: [],
    error: { photo: absolute(4, ourDefault), inspection: absolute(10, ourDefault) },
    cycles: true,
    caveat: text(
      'An estimate: length, styling, colour and light change it as much as hair does.',
      'Una estimación: el largo, el peinado, el color y la luz la cambian tanto como el cabello.',
    ),
    how: text(
      'From the outlined photograph of the top of the head, same parting, length and light.',
      'Con la fotografía delimitada de la parte alta de la cabeza, con la misma raya, largo y luz.',
    ),
    basis: [s.SCS06, ourDefault],
    licence: 'free',
  },
  {
    id: 'part-width',
    name: text('Width of the parting', 'Ancho de la raya'),
    unit: text('mm', 'mm'),
    better: 'less',
    site: 'head',
    methods: ['photo', 'inspection'],
    min: 0,
    max: 60,
    step: 0.1,
    repeats: 1,
    parts: [],
    error: { photo: relative(0.15, ourDefault), inspection: relative(0.25, ourDefault) },
    cycles: false,
    caveat: text(
      'Not validated: no study says how well it follows hair loss.',
      'Sin validar: ningún estudio dice lo bien que sigue la pérdida de cabello.',
    ),
    how: text(
      'Middle parting combed with the same comb, measured at its widest place with a scale in the picture.',
      'Raya al medio hecha con el mismo peine, medida en su punto más ancho con una escala en la imagen.',
    ),
    basis: [ourDefault],
    licence: 'own',
  },
  {
    id: 'salt',
    name: text('Scalp without hair (SALT)', 'Cuero cabelludo sin pelo (SALT)'),
    unit: percent,
    better: 'less',
    site: 'head',
    methods: ['photo', 'inspection'],
    min: 0,
    max: 100,
    step: 0.1,
    repeats: 1,
    parts: [
      { id: 'top', name: text('Top', 'Parte alta'), min: 0, max: 100 },
      { id: 'back', name: text('Back', 'Nuca'), min: 0, max: 100 },
      { id: 'left', name: text('Left side', 'Lado izquierdo'), min: 0, max: 100 },
      { id: 'right', name: text('Right side', 'Lado derecho'), min: 0, max: 100 },
    ],
    error: {
      photo: absolute(5, s.PLAN23, ourDefault),
      inspection: absolute(8, s.LEGIT, ourDefault),
    },
    cycles: false,
    caveat: text(
      'Made for patches without hair, not for thinning all over.',
      'Pensado para zonas sin pelo, no para un cabello menos denso en general.',
    ),
    how: text(
      'Per area the share without hair, 0 to 100 %; the top counts 40 parts, the back 24, each side 18.',
      'Por zona, la parte sin pelo, de 0 a 100 %; la parte alta cuenta 40 partes, la nuca 24, cada lado 18.',
    ),
    basis: [s.WYR20, s.PLAN23],
    licence: 'free',
  },
]

/** Eyebrows: our own measures, since the published tools are licensed or not readable. */
export const browMeasures: readonly OutcomeMeasure[] = [
  {
    id: 'brow-area',
    name: text('Area of the eyebrow', 'Superficie de la ceja'),
    unit: text('cm²', 'cm²'),
    better: 'more',
    site: 'brow',
    methods: ['photo'],
    min: 0,
    max: 30,
    step: 0.01,
    repeats: 3,
    parts: [],
    error: { photo: relative(0.12, ourDefault) },
    cycles: false,
    caveat: text('Our own measure, not validated.', 'Una medida propia, sin validar.'),
    how: text(
      'The eyebrow outlined in three photographs with a scale, without make-up.',
      'La ceja delimitada en tres fotografías con escala, sin maquillaje.',
    ),
    basis: [ourDefault],
    licence: 'own',
  },
  {
    id: 'brow-coverage',
    name: text('Eyebrow filled with hair', 'Ceja cubierta de pelo'),
    unit: percent,
    better: 'more',
    site: 'brow',
    methods: ['photo', 'inspection'],
    min: 0,
    max: 100,
    step: 0.1,
    repeats: 1,
    parts: [
      { id: 'head', name: text('Inner third', 'Tercio interno'), min: 0, max: 100 },
      { id: 'body', name: text('Middle third', 'Tercio medio'), min: 0, max: 100 },
      { id: 'tail', name: text('Outer third', 'Tercio externo'), min: 0, max: 100 },
    ],
    error: { photo: absolute(8, ourDefault), inspection: absolute(12, ourDefault) },
    cycles: false,
    caveat: text('Our own measure, not validated.', 'Una medida propia, sin validar.'),
    how: text(
      'How much of each third is filled with hair, 0 to 100 %, without make-up; the mean of the three.',
      'Cuánto de cada tercio está cubierto de pelo, de 0 a 100 %, sin maquillaje; la media de los tres.',
    ),
    basis: [s.LIU20, ourDefault],
    licence: 'own',
  },
]
