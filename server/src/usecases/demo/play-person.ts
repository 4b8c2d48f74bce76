import type { Answers } from '@anagen/core/screening'
import { addDays } from '@anagen/core/shared'
import { cancelCourse } from '../courses/cancel-course.ts'
import { standingOf } from '../courses/standing.ts'
import { addPatient } from '../people/add-patient.ts'
import { answerVisit } from '../record/answer-visit.ts'
import { addClearance } from '../screening/add-clearance.ts'
import { addHold } from '../screening/add-hold.ts'
import { saveAnswers } from '../screening/save-answers.ts'
import type { Person } from './cast.ts'
import { fullAnswers } from './demo-answers.ts'
import { playBooking, playPast, visitsOf } from './play-course.ts'
import type { PlayedCourse } from './play-measures.ts'
import { act, dayAt, type Stage } from './stage.ts'

/** Days from today to the first day of the busiest week; visits of a course lie that far apart. */
export const busyIn = 28

/**
 * One person's story, from the first contact to today and what is booked beyond it.
 * @returns the needling courses booked for them
 */
export async function playPerson(stage: Stage, person: Person): Promise<PlayedCourse[]> {
  const firstVisit = firstVisitOf(person)
  const metOn = Math.min(firstVisit - 16, -2)
  const patientId = await meet(stage, person, metOn)
  if (person.story === 'nothing answered') return []
  await answer(stage, { person, patientId, day: metOn + 1 })
  if (person.story === 'cleared') await clear(stage, patientId, metOn + 3)
  if (neverBooks.has(person.story)) return []
  return playCourses(stage, { person, patientId, firstVisit })
}

const neverBooks = new Set<Person['story']>([
  'clearance awaited',
  'cancer wait',
  'keloid',
  'answers missing',
])

/** Days from today to the first visit. */
function firstVisitOf({ story, visitInBusyWeek, day }: Person): number {
  if (story === 'starts later') return 110 + day
  return busyIn + day - busyIn * (visitInBusyWeek - 1)
}

async function meet(stage: Stage, person: Person, day: number): Promise<string> {
  const { name, bornOn, language, diagnosisClass } = person
  return act(stage, dayAt(stage, day, '11:00'), {
    action: 'patients.create',
    work: async (ctx) => {
      const body = { name, bornOn, email: '' as const, phone: '', language, diagnosisClass }
      return (await addPatient(ctx, body)).patientId
    },
  })
}

type Answering = { person: Person; patientId: string; day: number }

async function answer(stage: Stage, { person, patientId, day }: Answering): Promise<void> {
  await act(stage, dayAt(stage, day, '11:30'), {
    action: 'patients.answer',
    work: async (ctx) => {
      const answers = answersOf(stage, person, addDays(stage.today, day))
      await saveAnswers(ctx, { patientId, answers, source: 'tablet' })
    },
  })
}

/** The whole form as this person fills it in; some leave it half done. */
function answersOf(stage: Stage, person: Person, today: string): Answers {
  const { needling, acupuncture } = stage.protocols
  const own = { ...person.own }
  if (own.glp1 === 'yes') own['glp1-started-on'] = addDays(today, -60)
  if (own['cancer-treatment'] === 'under-way')
    own['cancer-treatment-ends-on'] = addDays(stage.today, 75)
  const all = fullAnswers({
    questions: person.areas.includes('body') ? acupuncture.questions : needling.questions,
    elements: person.areas.includes('body') ? ['acupuncture', 'light'] : ['scalp', 'brow', 'light'],
    today,
    own,
  })
  if (person.story !== 'answers missing') return all
  return Object.fromEntries(Object.entries(all).filter((_, i) => i % 2 === 0))
}

/** A provider's written go-ahead for everything that stands in the way of this person. */
async function clear(stage: Stage, patientId: string, day: number): Promise<void> {
  await act(stage, dayAt(stage, day, '12:00'), {
    action: 'patients.clear',
    work: async (ctx) => {
      const elements = ['scalp', 'brow', 'light'] as const
      const protocol = stage.protocols.needling
      const { pauses } = await standingOf(ctx, { patientId, protocol, elements })
      const ruleIds = [...new Set(pauses.flatMap((pause) => pause.ruleId ?? []))]
      await addClearance(ctx, {
        patientId,
        kind: 'clearance',
        ruleIds,
        elements: [...elements],
        from: addDays(stage.today, day),
        until: addDays(stage.today, day + 365),
        who: 'Demo: Dr. A. Example',
        why: 'Letter on file; no objection to the planned visits.',
      })
    },
  })
}

type Playing = { person: Person; patientId: string; firstVisit: number }

async function playCourses(
  stage: Stage,
  { person, patientId, firstVisit }: Playing,
): Promise<PlayedCourse[]> {
  const { needling, acupuncture } = stage.protocols
  const isRest = person.story === 'acupuncture'
  const starts = isRest ? [person.day - busyIn, person.day, busyIn + person.day] : [firstVisit]
  const played: PlayedCourse[] = []
  for (const start of starts) {
    const courseId = await playBooking(stage, {
      patientId,
      person,
      protocolId: isRest ? acupuncture.id : needling.id,
      start: addDays(stage.today, start),
    })
    if (courseId === null) continue
    await playPast(stage, courseId, person.story === 'in course' && stage.random() < 0.08)
    await turn(stage, { person, patientId, courseId })
    if (!isRest) played.push({ person, patientId, courseId })
  }
  return played
}

type Turning = { person: Person; patientId: string; courseId: string }

/** What happened lately to some: something new in the answers, a hold, an end. */
async function turn(stage: Stage, { person, patientId, courseId }: Turning): Promise<void> {
  if (person.story === 'paused at a visit') {
    const next = (await visitsOf(stage, courseId)).find((visit) => visit.state === 'booked')
    await act(stage, dayAt(stage, -1, '16:00'), {
      action: 'visits.answer',
      work: async (ctx) => {
        const answers = { 'pregnant-nursing': 'yes' }
        if (next) await answerVisit(ctx, { visitId: next.visitId, answers })
      },
    })
  }
  if (person.story === 'on hold') {
    const [from, until] = [addDays(stage.today, -3), addDays(stage.today, 40)]
    await act(stage, dayAt(stage, -3, '15:00'), {
      action: 'patients.hold',
      work: (ctx) =>
        addHold(ctx, { patientId, from, until, why: 'Asked for a break after surgery' }),
    })
  }
  if (person.story === 'ended early') {
    await act(stage, dayAt(stage, -1, '15:30'), {
      action: 'courses.cancel',
      work: (ctx) => cancelCourse(ctx, { courseId, version: 1 }),
    })
  }
}
