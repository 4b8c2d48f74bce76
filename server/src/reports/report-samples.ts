import { addDays, addMonths } from '@anagen/core/shared'
import type { ReportDoc } from './report-doc.ts'

// Reports to look at and to test with: an ordinary one in English and one in Spanish, one with far
// more in it than usual, and one whose every word is hostile.

const start = '2026-03-12'
const edges = (half: (month: number) => number, drift: number, level: number) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => {
    const middle = level + (drift * month) / 9
    const spread = half(month)
    return { date: addMonths(start, month), low: middle - spread, high: middle + spread }
  })
const point = (date: string, value: number, label: string) => ({
  ...{ date, value, label, low: value - 8, high: value + 8, comparable: true },
})

/** June's course after three visits: no change can be told yet. */
export const sampleEn: ReportDoc = {
  lang: 'en',
  date: '2026-05-29',
  paper: 'us-letter',
  practice: {
    name: 'Juniper Scalp Practice',
    contact: ['12 Harbor Street, Portland, ME 04101', '+1 207 555 0142', 'hello@juniper.example'],
  },
  person: { name: 'June Almeida', about: 'born May 2, 1979' },
  protocol: 'Pattern hair loss: microneedling with light, six visits',
  verdict: {
    headline:
      'No change can be told yet. With these photos we could have seen about 12 hairs per cm² or more.',
    strong: '12 hairs per cm²',
    paragraphs: [
      'Since the first visit the tracked spot went from 163 to 166 hairs per cm². That is well within what two counts of the same spot differ by.',
      'This is usual after three visits: most changes take until month six or later to show. The next look is planned with visit 4, on Tuesday, June 9.',
    ],
  },
  ribbon: {
    visits: [
      { n: 1, date: '2026-03-12', state: 'done', light: true, window: null },
      { n: 2, date: '2026-04-11', state: 'done', light: true, window: null },
      { n: 3, date: '2026-05-10', state: 'done', light: true, window: null },
      {
        ...{ n: 4, date: '2026-06-09', state: 'booked', light: true },
        window: { from: '2026-06-05', to: '2026-06-24' },
      },
      {
        ...{ n: 5, date: '2026-07-09', state: 'booked', light: true },
        window: { from: '2026-07-03', to: '2026-07-22' },
      },
      {
        ...{ n: 6, date: '2026-08-08', state: 'planned', light: false },
        window: { from: '2026-08-01', to: '2026-08-20' },
      },
    ],
    holds: [{ from: '2026-05-15', to: '2026-05-26', label: 'minor surgery' }],
    reviews: [
      { date: '2026-08-27', label: 'review, week 24', held: null },
      { date: '2026-11-04', label: 'review', held: null },
    ],
    events: [
      { from: '2026-01-10', to: null, label: 'semaglutide' },
      { from: '2026-04-22', to: '2026-04-28', label: 'flu' },
    ],
    seasons: [{ from: '2026-08-01', to: '2026-10-31' }],
  },
  chart: {
    measure: 'Terminal hairs, tracked spot at the crown',
    unit: 'hairs/cm²',
    decimals: 0,
    start,
    points: [
      point('2026-03-12', 163, 'start, first count'),
      point('2026-03-17', 161, 'start, second count'),
      point('2026-04-11', 164, 'visit 2'),
      point('2026-05-10', 166, 'visit 3'),
    ],
    errorWords: 'The bars show the error of measuring alone.',
    chance: { label: 'could be chance', edges: edges((m) => 8 + m * 1.4, 0, 162) },
    untreated: { label: 'untreated people vary this much', edges: edges((m) => 3 + m * 4, 4, 162) },
    natural: null,
    next: { date: '2026-06-09', label: 'next look' },
  },
  visits: ['2026-03-12', '2026-04-11', '2026-05-10'].map((date, i) => ({
    ...{ n: i + 1, date, light: '20 min before' },
    zones: [
      { name: 'Crown and top', depthMm: i === 0 ? 0.5 : 0.6, passes: 8 },
      ...(i === 0 ? [] : [{ name: 'Brows', depthMm: 0.25, passes: 4 }]),
    ],
  })),
  measures: [
    {
      name: 'Hair thickness, mean',
      ...{ first: '58 µm', latest: '59 µm', says: 'No change can be told yet.' },
    },
    {
      name: 'Hairs in a 60-second comb',
      ...{ first: '14', latest: '11', says: 'No change can be told yet.' },
    },
    { name: 'Your own rating', first: '0', latest: '+1', says: 'You feel it is slightly better.' },
    { name: 'Pain, 0 to 10', first: '3', latest: '2', says: 'Mild at every visit.' },
  ],
  notes: [
    {
      title: 'What untreated people show',
      text: 'Over 48 weeks untreated people gain about 4 hairs per cm² on average, and single people differ from that by up to 40 either way.',
    },
    {
      title: 'What could have been seen',
      text: 'With three photos of one spot at each visit, a change of 12 hairs per cm² or more would have been seen by now; by month six, 9 or more.',
    },
    {
      title: 'Other treatments and events',
      text: 'You have taken semaglutide since January, and had flu in April. Either can make hair shed for some months. We cannot tell apart what each of them does.',
    },
    {
      title: 'The season',
      text: 'Many people shed more from August to October. Counts from those months are read with that in mind.',
    },
  ],
  next: [
    'Visit 4 on Tuesday, June 9, 2026, with the next count of the same spot.',
    'At week 24 we look at the whole course together. If nothing beyond chance can be seen by then and you do not see a gain yourself, we will suggest stopping.',
  ],
  basis: [
    {
      text: 'Your counts: 143 hairs followed one by one in the same spot, same camera and light.',
      source: null,
    },
    {
      text: 'What could be chance: our own repeated counts, and the natural cycle of hair follicles.',
      source: 'Halloy et al. 2000, PNAS 97:8328',
    },
    {
      text: 'Untreated people: the placebo groups of published trials, 48 weeks.',
      source: 'docs/protocols, “natural change”',
    },
  ],
  made: { engine: 'Anagen outcome', version: '0.1.0' },
}

/** The same course, said in Spanish and on A4. */
export const sampleEs: ReportDoc = {
  ...sampleEn,
  lang: 'es',
  paper: 'a4',
  practice: {
    name: 'Consulta Capilar El Enebro',
    contact: ['Calle del Puerto 12, 46011 Valencia', '+34 960 555 014', 'hola@enebro.example'],
  },
  person: { name: 'Begoña Ibáñez de la Peña', about: 'nacida el 2 de mayo de 1979' },
  protocol: 'Alopecia androgenética: microagujas con luz, seis visitas',
  verdict: {
    headline:
      'Aún no se puede decir que haya un cambio. Con estas fotos podríamos haber visto unos 12 pelos por cm² o más.',
    strong: '12 pelos por cm²',
    paragraphs: [
      'Desde la primera visita, la zona que seguimos pasó de 163 a 166 pelos por cm². Es lo que difieren dos recuentos de la misma zona.',
      'Es lo habitual tras tres visitas: la mayoría de los cambios tardan seis meses o más en verse. La próxima medición está prevista con la visita 4, el martes 9 de junio.',
    ],
  },
  ribbon: {
    ...sampleEn.ribbon,
    holds: [{ from: '2026-05-15', to: '2026-05-26', label: 'cirugía menor' }],
    reviews: [
      { date: '2026-08-27', label: 'revisión, semana 24', held: null },
      { date: '2026-11-04', label: 'revisión', held: null },
    ],
    events: [
      { from: '2026-01-10', to: null, label: 'semaglutida' },
      { from: '2026-04-22', to: '2026-04-28', label: 'gripe' },
    ],
  },
  chart: sampleEn.chart && {
    ...sampleEn.chart,
    measure: 'Pelos terminales, zona seguida en la coronilla',
    unit: 'pelos/cm²',
    points: sampleEn.chart.points.map((p, i) => ({
      ...p,
      label:
        ['inicio, primer recuento', 'inicio, segundo recuento', 'visita 2', 'visita 3'][i] ?? '',
    })),
    errorWords: 'Las barras muestran solo el error de medida.',
    chance: { label: 'podría ser azar', edges: edges((m) => 8 + m * 1.4, 0, 162) },
    untreated: {
      label: 'las personas sin tratamiento varían esto',
      edges: edges((m) => 3 + m * 4, 4, 162),
    },
    next: { date: '2026-06-09', label: 'próxima medición' },
  },
  visits: sampleEn.visits.map((visit) => ({
    ...visit,
    light: '20 min antes',
    zones: visit.zones.map((zone, i) => ({
      ...zone,
      name: ['Coronilla y parte superior', 'Cejas'][i] ?? '',
    })),
  })),
  measures: [
    {
      name: 'Grosor medio del pelo',
      ...{ first: '58 µm', latest: '59 µm', says: 'Aún no se puede decir que haya un cambio.' },
    },
    {
      name: 'Pelos al peinarse 60 segundos',
      ...{ first: '14', latest: '11', says: 'Aún no se puede decir que haya un cambio.' },
    },
    { name: 'Su propia valoración', first: '0', latest: '+1', says: 'Lo nota algo mejor.' },
    { name: 'Dolor, de 0 a 10', first: '3', latest: '2', says: 'Leve en cada visita.' },
  ],
  notes: [
    {
      title: 'Qué muestran las personas sin tratamiento',
      text: 'En 48 semanas, las personas sin tratamiento ganan de media unos 4 pelos por cm², y cada una se aparta de ello hasta 40 en uno u otro sentido.',
    },
    {
      title: 'Qué se podría haber visto',
      text: 'Con tres fotos de una zona en cada visita, ya se habría visto un cambio de 12 pelos por cm² o más; en el mes seis, de 9 o más.',
    },
    {
      title: 'Otros tratamientos y sucesos',
      text: 'Toma semaglutida desde enero y tuvo gripe en abril. Ambas cosas pueden hacer caer pelo durante unos meses. No podemos separar lo que hace cada una.',
    },
    {
      title: 'La estación',
      text: 'A muchas personas se les cae más pelo de agosto a octubre. Los recuentos de esos meses se leen teniéndolo en cuenta.',
    },
  ],
  next: [
    'Visita 4 el martes 9 de junio de 2026, con el siguiente recuento de la misma zona.',
    'En la semana 24 miramos juntos todo el curso. Si hasta entonces no se ve nada más allá del azar y usted tampoco nota mejoría, propondremos parar.',
  ],
  basis: [
    {
      text: 'Sus recuentos: 143 pelos seguidos uno a uno en la misma zona, con la misma cámara y luz.',
      source: null,
    },
    {
      text: 'Lo que podría ser azar: nuestros recuentos repetidos y el ciclo natural de los folículos.',
      source: 'Halloy et al. 2000, PNAS 97:8328',
    },
    {
      text: 'Personas sin tratamiento: los grupos placebo de ensayos publicados, 48 semanas.',
      source: 'docs/protocols, «natural change»',
    },
  ],
}

/** Twelve visits, long names and twenty notes in Spanish. */
export const sampleLong: ReportDoc = {
  ...sampleEs,
  date: addDays(start, 350),
  person: {
    name: 'María del Consuelo Encarnación Fernández-Villaverde y Gutiérrez de los Monteros Ruiz-Tagle',
    about: 'nacida el 2 de mayo de 1979, historia 2026-000417',
  },
  protocol:
    'Alopecia androgenética con afectación de cejas: microagujas con luz antes de cada sesión, doce visitas en once meses',
  ribbon: {
    ...sampleEs.ribbon,
    visits: Array.from({ length: 12 }, (_, i) => ({
      ...{ n: i + 1, date: addDays(start, 29 * i), light: i % 2 === 0, window: null },
      state: i === 4 ? 'missed' : 'done',
    })),
    events: [
      ...sampleEs.ribbon.events,
      ...[
        'minoxidil en solución al 5 % por las noches, según prescripción de su dermatóloga',
        'hierro',
      ].map((label, i) => ({
        label,
        from: addDays(start, 60 * i),
        to: addDays(start, 60 * i + 120),
      })),
    ],
  },
  chart: sampleEs.chart && {
    ...sampleEs.chart,
    points: Array.from({ length: 12 }, (_, i) =>
      point(addDays(start, 29 * i), 160 + ((i * 7) % 9), i === 0 ? 'inicio' : `visita ${i + 1}`),
    ).map((p, i) => (i === 11 ? { ...p, comparable: false, label: 'visita 12, otra cámara' } : p)),
  },
  visits: Array.from({ length: 12 }, (_, i) => ({
    ...{ n: i + 1, date: addDays(start, 29 * i), light: i % 2 === 0 ? '20 min antes' : null },
    zones: [
      { name: 'Coronilla y parte superior, hasta las entradas', depthMm: 0.6, passes: 8 },
      { name: 'Cejas', depthMm: i === 3 ? null : 0.25, passes: 4 },
    ],
  })).filter((visit) => visit.n !== 5),
  notes: Array.from({ length: 20 }, (_, i) => ({
    title: `Nota ${i + 1}`,
    text: `Anotación número ${i + 1} de la visita: la persona refiere un cambio en su medicación o en su salud que conviene conocer al leer las cifras.`,
  })),
}

const awkward = [
  '#import "@preview/evil:1.0.0"',
  '#read("/etc/passwd")',
  '$x^2$ \\ *bold* _it_ `raw` <label> @ref',
  '= Heading // comment /* more */ ~ -- --- "quoted"',
  '😀 🧑🏽‍⚕️ ❤️',
  'שלום June مرحبا',
  'Ангелина Ωμέγα Đặng',
  '<script>alert(1)</script> {{x}} %s \u0000\u0007\ud800',
  'n'.repeat(500),
].join(' | ')

/** A report in which all that people type is awkward. */
export function hostileReport(words = awkward): ReportDoc {
  const [name, all] = [words.slice(0, 500), words]
  return {
    ...sampleEn,
    practice: { name, contact: [name, name] },
    person: { name, about: name },
    protocol: name,
    verdict: { headline: all, strong: '#read("/etc/passwd")', paragraphs: [all, `${all}\n${all}`] },
    ribbon: {
      ...sampleEn.ribbon,
      holds: [{ from: '2026-05-15', to: null, label: name }],
      reviews: [{ date: '2026-08-27', label: name, held: null }],
      events: [{ from: '2026-05-15', to: null, label: name }],
    },
    chart: sampleEn.chart && {
      ...sampleEn.chart,
      measure: name,
      unit: '#$\\`<x>',
      errorWords: name,
    },
    visits: [
      { n: 1, date: start, light: name, zones: [{ name, depthMm: 0.5, passes: 8 }] },
      { n: 2, date: start, light: null, zones: [] },
    ],
    measures: [{ name, first: name, latest: name, says: all }],
    notes: [{ title: name, text: all }],
    next: [all],
    basis: [{ text: all, source: name }],
    made: { engine: name.slice(0, 24), version: name.slice(0, 16) },
  }
}
