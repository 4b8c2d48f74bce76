import type { Answers } from '@anagen/core/screening'
import { pick, randomFrom } from './random.ts'

/** What becomes of a synthetic person. */
export type Story =
  | 'in course'
  | 'finished'
  | 'starts later'
  | 'cleared'
  | 'clearance awaited'
  | 'cancer wait'
  | 'keloid'
  | 'answers missing'
  | 'nothing answered'
  | 'paused at a visit'
  | 'on hold'
  | 'ended early'
  | 'acupuncture'

export type Person = {
  name: string
  bornOn: string
  language: 'en' | 'es'
  diagnosisClass: 'pattern' | 'alopecia_areata' | 'telogen_effluvium' | 'after_cancer_treatment'
  story: Story
  /** Which visit of the course falls into the busiest week; above 6: the course is over by then. */
  visitInBusyWeek: number
  areas: ('scalp' | 'brow' | 'body')[]
  light: 'none' | 'all' | 'first two'
  own: Answers
  /** Which of the five working days is wished for, counted from today's. */
  day: number
}

const firstNames = [
  ...['Ada', 'Alma', 'Ben', 'Bea', 'Carl', 'Cora', 'Dan', 'Dora', 'Eli', 'Edna', 'Finn', 'Flora'],
  ...['Gus', 'Greta', 'Hal', 'Hilda', 'Ivo', 'Iris', 'Jon', 'June', 'Kai', 'Kira', 'Leo', 'Lola'],
  ...['Max', 'Mila', 'Ned', 'Nora', 'Otto', 'Olga', 'Pia', 'Paul', 'Rosa', 'Rolf', 'Sam', 'Sara'],
  ...['Tess', 'Tom', 'Uma', 'Ugo', 'Vera', 'Vic', 'Wanda', 'Walt', 'Ximena', 'Yara', 'Zoe', 'Zeno'],
]

const special: [Story, Partial<Person>][] = [
  ['clearance awaited', { diagnosisClass: 'alopecia_areata', own: { 'alopecia-areata': 'yes' } }],
  ['clearance awaited', { own: { medicines: ['anticoagulant'] } }],
  ['cleared', { diagnosisClass: 'alopecia_areata', own: { 'alopecia-areata': 'yes' } }],
  ['cleared', { own: { autoimmune: ['rheumatoid'] } }],
  [
    'cancer wait',
    { diagnosisClass: 'after_cancer_treatment', own: { 'cancer-treatment': 'under-way' } },
  ],
  [
    'cancer wait',
    { diagnosisClass: 'after_cancer_treatment', own: { 'cancer-treatment': 'under-way' } },
  ],
  ['keloid', { own: { 'skin-past': ['keloid'] } }],
  ['answers missing', {}],
  ['answers missing', { language: 'es' }],
  ['nothing answered', {}],
  ['paused at a visit', { visitInBusyWeek: 4 }],
  ['paused at a visit', { visitInBusyWeek: 3 }],
  ['on hold', { visitInBusyWeek: 3 }],
  ['ended early', { visitInBusyWeek: 5 }],
  ['starts later', { own: { glp1: 'yes', 'glp1-drug': 'semaglutide' } }],
  ['starts later', {}],
]

/** A course person: healthy, or with a note that changes nothing about the dates. */
const notes: Answers[] = [
  {},
  {},
  { glp1: 'yes', 'glp1-drug': 'tirzepatide' },
  {},
  { medicines: ['minoxidil'] },
  {},
  { 'skin-past': ['pigment-change'], 'skin-type': '5' },
  {},
]

/** How many synthetic people a full demo has. */
export const castSize = 76

/**
 * The people of the demo practice, the same for the same seed. Few people still hold one of every
 * story. Names say plainly that nobody is behind them.
 */
export function castOf(seed: number, size: number = castSize): Person[] {
  const random = randomFrom(seed)
  return Array.from({ length: size }, (_, i) => personOf(random, i))
}

function personOf(random: () => number, i: number): Person {
  const [story, change] = storyOf(i)
  return {
    name: `Demo: ${firstNames[i % firstNames.length]} ${letter(i)}.`,
    bornOn: `${1955 + Math.floor(random() * 42)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    language: random() < 0.25 ? 'es' : 'en',
    diagnosisClass: pick(random, ['pattern', 'pattern', 'pattern', 'telogen_effluvium']),
    story,
    visitInBusyWeek: 1 + (i % 6),
    areas: story === 'acupuncture' ? ['body'] : random() < 0.25 ? ['scalp', 'brow'] : ['scalp'],
    light: pick(random, ['none', 'none', 'all', 'first two']),
    own: story === 'in course' ? pick(random, notes) : {},
    day: pick(random, [0, 0, 0, 1, 1, 2, 2, 3, 4]),
    ...change,
  }
}

/** Specials stand between people whose courses simply run, so that a small cast has them too. */
function storyOf(i: number): [Story, Partial<Person>] {
  if (i % 2 === 1 && i < special.length * 2) return special[(i - 1) / 2] as [Story, Partial<Person>]
  if (i % 7 === 6) return ['acupuncture', {}]
  if (i % 9 === 8) return ['finished', { visitInBusyWeek: i % 4 === 0 ? 7 : 11 }]
  return ['in course', {}]
}

function letter(i: number): string {
  return String.fromCharCode(65 + ((i * 7 + Math.floor(i / firstNames.length)) % 26))
}
