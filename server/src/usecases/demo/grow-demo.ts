import type { Language } from '@anagen/core/shared'
import { castOf } from './cast.ts'
import { fillWeek } from './fill-week.ts'
import { makeStage, type SignIn } from './make-stage.ts'
import { type PlayedCourse, playMeasures } from './play-measures.ts'
import { playPerson } from './play-person.ts'
import { playToday } from './play-today.ts'
import type { DemoDeps, Stage } from './stage.ts'

export type DemoAsk = {
  language: Language
  /** The same seed on the same day makes the same people, dates and records. */
  seed?: number
  /** How many people; fewer for tests. */
  people?: number
  onProgress?: (done: number, of: number) => void
}

/** People who may be added to fill the busiest week, beyond the cast itself. */
const reserve = 30

/**
 * Fills an empty installation with the demo practice and answers with its owner's sign-in.
 * @throws Refusal `exists` when a practice is there already
 */
export async function growDemo(deps: DemoDeps, ask: DemoAsk): Promise<SignIn> {
  const { stage, signIn } = await makeStage(deps, ask)
  await growPeople(stage, ask)
  return signIn
}

/**
 * Plays everybody's story through the real use cases, one after the other, giving way to other
 * work of the process in between.
 */
export async function growPeople(stage: Stage, ask: Omit<DemoAsk, 'language'>): Promise<number> {
  const { seed = 1, people, onProgress } = ask
  const cast = castOf(seed, people)
  const steps = cast.length + 2
  onProgress?.(0, steps)
  const courses: PlayedCourse[] = []
  for (const [i, person] of cast.entries()) {
    courses.push(...(await playPerson(stage, person)))
    onProgress?.(i + 1, steps)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const full = people === undefined ? await fillWeek(stage, latecomers(seed)) : 0
  onProgress?.(steps - 1, steps)
  await playToday(stage)
  // Last, with numbers of its own, so that nothing else about the people hangs on it.
  await playMeasures(stage, courses, seed)
  onProgress?.(steps, steps)
  return full
}

/** People who begin in the busiest week itself. */
function latecomers(seed: number) {
  return castOf(seed + 1, reserve).map((person, i) => ({
    ...person,
    name: person.name.replace('.', 'b.'),
    story: i % 3 === 0 ? ('in course' as const) : ('acupuncture' as const),
    areas: [i % 3 === 0 ? ('scalp' as const) : ('body' as const)],
    own: {},
    visitInBusyWeek: 1,
    day: i % 5,
  }))
}
